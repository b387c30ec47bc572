import { describe, expect, test } from 'vitest';
import { parseYaml, type YamlText } from '#formats/yaml/yaml.ts';

const read = (text: string, line = 1): YamlText => {
  const result = parseYaml(text, line);
  if (!('data' in result)) throw new Error(result.problems[0]?.message);
  return result;
};

const TEXT = `label:
  zh: 信任
  en: Trust
category: trust
excerpts:
  - id: e1
    text: >-
      I liked her.
  - { id: e2, text: Then }
references: [a, b]
empty:
1: one
`;

test.each<[name: string, keys: PropertyKey[], part: 'key' | 'value', place: string]>([
  ['the whole', [], 'value', '10:1'],
  ['a value', ['category'], 'value', '13:11'],
  ['a key', ['category'], 'key', '13:1'],
  ['a nested value', ['label', 'en'], 'value', '12:7'],
  ['a nested key', ['label', 'en'], 'key', '12:3'],
  ['a map', ['label'], 'value', '11:3'],
  ['an item of a block list', ['excerpts', 0], 'value', '15:5'],
  ['a value in an item', ['excerpts', 0, 'text'], 'value', '16:11'],
  ['a value in a flow map', ['excerpts', 1, 'text'], 'value', '18:21'],
  ['a key in a flow map', ['excerpts', 1, 'text'], 'key', '18:15'],
  ['an item of a flow list', ['references', 1], 'value', '19:17'],
  ['a value left empty', ['empty'], 'value', '20:7'],
  ['the nearest ancestor of what is missing', ['excerpts', 0, 'source'], 'value', '15:5'],
  ['the nearest ancestor of what is deeper', ['category', 'x', 'y'], 'value', '13:11'],
  ['the list, where the item is missing', ['references', 7], 'value', '19:13'],
  ['the whole, where the key is missing', ['x'], 'key', '10:1'],
])('%s is located', (_, keys, part, place) => {
  const { line, column } = read(TEXT, 10).locate(keys, part);
  expect(`${String(line)}:${String(column)}`).toBe(place);
});

test.each(['\r\n', '\r'])('places are right with %j', (end) => {
  expect(read(TEXT.replaceAll('\n', end), 10).locate(['excerpts', 1, 'text'], 'value')).toEqual({ line: 18, column: 21 });
});

describe('YAML 1.2', () => {
  test.each([
    ['yes is text', 'a: yes', { a: 'yes' }],
    ['a date is text', 'a: 2024-03-28', { a: '2024-03-28' }],
    ['a leading zero is a number, until its field says that it is text', 'a: 012', { a: 12 }],
    ['an anchor may be used', 'a: &x [1]\nb: *x', { a: [1], b: [1] }],
    ['nothing is null', '', null],
    ['a comment is no value', '# a: b\n', null],
  ])('%s', (_, text, data) => {
    expect(read(text).data).toEqual(data);
  });
});

test('several things that are wrong by themselves are told at once, but a slip of syntax only once', () => {
  const problems = (text: string) => {
    const result = parseYaml(text, 1);
    return 'problems' in result ? result.problems.map(({ position }) => position.line) : [];
  };
  expect(problems('a: 1\na: 2\nb: !x 1\nb: 2\n')).toEqual([3, 2, 4]);
  expect(problems('- a\nb: 1\n')).toEqual([2]);
});

test('nesting without end is told', () => {
  expect(parseYaml('['.repeat(20_000), 1)).toMatchObject({ problems: [{ position: { line: 1 } }] });
});
