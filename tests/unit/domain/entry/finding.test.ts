import { expect, test } from 'vitest';
import { finding, hasErrors, RULES, sortFindings, type Rule } from '#domain/entry/finding.ts';

const at = (rule: Rule, path: string, line: number, column: number, message = '') => finding(rule, path, { line, column }, message, '');

const SORTED = [
  at('schema', 'a.md', 1, 1, 'a'),
  at('schema', 'a.md', 1, 1, 'b'),
  at('unknown-source', 'a.md', 1, 1),
  at('schema', 'a.md', 1, 2),
  at('schema', 'a.md', 2, 1),
  at('schema', 'a.md', 10, 1),
  at('schema', 'b.md', 1, 1),
  at('unused-source', 'a.md', 1, 1),
];

test('findings are sorted: errors first, then by file, line, column, rule and message', () => {
  expect(sortFindings(SORTED.toReversed())).toEqual(SORTED);
});

test('a finding has the severity of its rule', () => {
  for (const rule of Object.keys(RULES) as Rule[]) expect(at(rule, 'a', 1, 1).severity).toBe(RULES[rule]);
  expect(hasErrors([at('unused-source', 'a', 1, 1)])).toBe(false);
  expect(hasErrors(SORTED)).toBe(true);
});
