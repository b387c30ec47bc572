import { describe, expect, test } from 'vitest';
import { parseProse } from '#formats/prose.ts';

/** `kind target line:column`, the text beginning on line 11. */
function links(text: string, form: 'markdown' | 'mdx' = 'markdown'): string[] {
  const prose = parseProse(text, 11, form);
  if (!('links' in prose)) throw new Error(prose.reason);
  return prose.links.map(({ kind, target, position }) => `${kind} ${target} ${String(position.line)}:${String(position.column)}`);
}

describe.each(['markdown', 'mdx'] as const)('links in %s are found where they stand:', (form) => {
  test.each([
    ['at the start', '[[a]]', ['node a 11:1']],
    ['on a later line of a paragraph', 'x\ny [[a]]', ['node a 12:3']],
    ['with CRLF', 'x\r\n\r\ny [[a]]\r\nz [@b]', ['node a 13:3', 'reference b 14:3']],
    ['several in a line', '[[a]] [[b|B]] [@c]', ['node a 11:1', 'node b 11:7', 'reference c 11:15']],
    ['the same twice', '[[a]] [[a]]', ['node a 11:1', 'node a 11:7']],
    ['a cluster, each at its beginning', 'x [@a; @b]', ['reference a 11:3', 'reference b 11:3']],
    ['after escapes', String.raw`\*x\* \# [[a]] \_ [[b]]`, ['node a 11:10', 'node b 11:19']],
    ['after an entity', '&amp; [[a]]', ['node a 11:7']],
    ['after Chinese and a character outside the BMP', '中文😀[[a]]', ['node a 11:5']],
    ['in emphasis', '**x [[a]]**', ['node a 11:5']],
    ['in a heading', '## x [[a]]', ['node a 11:6']],
    ['in a nested list', '- x\n  - [[a]]', ['node a 12:5']],
    ['in a quotation that goes on', '> x\n> [[a]]', ['node a 12:3']],
    ['in a table, where | is escaped', '| x |\n| - |\n| y [[a\\|A]] |', ['node a 13:5']],
    ['in a table, where it is not', '| x | z |\n| - | - |\n| y [[a|A]] | `[[b|B]]` |', ['node a 13:5']],
    ['over two lines', 'x [[a|A\nB]] [@c,\n3]', ['node a 11:3', 'reference c 12:5']],
    ['over two lines of a quotation', '> x [[a|A\n> B]] [[c]]', ['node a 11:5', 'node c 12:7']],
    ['in a footnote', 'x[^1]\n\n[^1]: [[a]]', ['node a 13:7']],
    ['not in a code span', '`[[a]]` [[b]]', ['node b 11:9']],
    ['not in a code block', '```\n[[a]]\n```', []],
    ['not in the words of a link', '[x [[a]] y](https://example.org) [[b]]', ['node b 11:34']],
    ['not in an image', '![[@a]](b.png)', []],
  ])('%s', (_, text, expected) => {
    expect(links(text, form)).toEqual(expected);
  });
});

describe('MDX', () => {
  test.each([
    ['components', '<Model />\n\nx <Stages /> y', ['component Model 11:1', 'component Stages 13:3']],
    ['an excerpt by its id', 'x\n\n<Excerpt id="e1" />', ['component Excerpt 13:1', 'excerpt e1 13:1']],
    ['links inside tags', '<div>\n\n[[a]]\n\n</div>', ['node a 13:1']],
    ['no component in HTML', '<div />', []],
    ['nothing in an expression', '{"[[a]]"}', []],
  ])('has %s', (_, text, expected) => {
    expect(links(text, 'mdx')).toEqual(expected);
  });

  test.each([
    ['an open tag', 'x\n\n<div>\n\ny', { position: { line: 13, column: 1 }, reason: 'Expected a closing tag for `<div>`' }],
    [
      'an open tag in a line',
      'x <b>y',
      { position: { line: 11, column: 3 }, reason: 'Expected a closing tag for `<b>` before the end of `paragraph`' },
    ],
    [
      'an open brace',
      'x\n\ny {',
      { position: { line: 13, column: 4 }, reason: 'Unexpected end of file in expression, expected a corresponding closing brace for `{`' },
    ],
  ])('that does not parse is told with its line: %s', (_, text, error) => {
    expect(parseProse(text, 11, 'mdx')).toEqual(error);
  });
});

test('Markdown keeps the text and its first line', () => {
  expect(parseProse('x < y {', 11, 'markdown')).toEqual({
    text: 'x < y {',
    line: 11,
    links: [],
    blocks: [[{ kind: 'text', text: 'x < y {' }]],
    headings: [],
  });
});
