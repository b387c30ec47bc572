import { expect, test } from 'vitest';
import { splitFrontMatter } from '#formats/yaml/front-matter.ts';

test.each([
  ['front matter and a text', '---\na: 1\n---\nText\n', { yaml: 'a: 1\n', yamlLine: 2, body: 'Text\n', bodyLine: 4 }],
  ['CRLF', '---\r\na: 1\r\nb: 2\r\n---\r\nText\r\n', { yaml: 'a: 1\r\nb: 2\r\n', yamlLine: 2, body: 'Text\r\n', bodyLine: 5 }],
  ['blanks after the lines', '--- \na: 1\n---\t\nText', { yaml: 'a: 1\n', yamlLine: 2, body: 'Text', bodyLine: 4 }],
  ['nothing in it', '---\n---\nText', { yaml: '', yamlLine: 2, body: 'Text', bodyLine: 3 }],
  ['nothing after it', '---\na: 1\n---', { yaml: 'a: 1\n', yamlLine: 2, body: '', bodyLine: 4 }],
  ['a line --- in the text', '---\na: 1\n---\n\n---\n', { yaml: 'a: 1\n', yamlLine: 2, body: '\n---\n', bodyLine: 4 }],
  [
    '--- inside a value',
    '---\na: |\n  ---\nb: "---"\n---\nText',
    { yaml: 'a: |\n  ---\nb: "---"\n', yamlLine: 2, body: 'Text', bodyLine: 6 },
  ],
  ['a text without it', 'Text\n', 'missing'],
  ['a blank line before it', '\n---\na: 1\n---\n', 'missing'],
  ['four hyphens', '----\na: 1\n----\n', 'missing'],
  ['no end', '---\na: 1\n', 'unclosed'],
  ['an end of four hyphens', '---\na: 1\n----\n', 'unclosed'],
])('%s', (_, text, expected) => {
  expect(splitFrontMatter(text)).toEqual(expected);
});
