import { expect, test } from 'vitest';
import { matrix } from '#site/analysis/counting-tables.ts';
import type { Edition } from '#site/edition/edition.ts';

const none = new Map<string, never>();
const held = {
  caseStudy: { concepts: none, categories: none, sources: none, study: { analysis: { minimum: 1 } } },
  texts: { analysis: { column: { code: 'Code' } } },
} as unknown as Edition;

test('shades the counts of ten thousand codes in twenty sources by the most of them', () => {
  const counts = new Map(Array.from({ length: 10_000 }, (_, code) => [`code-${String(code)}`, Array.from({ length: 20 }, () => 1)]));
  counts.set('code-5000', [0, 8, 4]);
  const { rows } = matrix(held, 'table_test', 'Codes', [], counts);
  expect(rows).toHaveLength(10_000);
  expect(rows[5000]?.map(({ text, shade = 0 }) => `${text} ${String(shade)}`)).toEqual(['code-5000 0', ' 0', '8 4', '4 2']);
  expect(rows[9999]?.at(-1)).toMatchObject({ text: '1', shade: 1 });
});
