import { expect, test } from 'vitest';
import { measureCoverage } from '#domain/study/coverage.ts';
import { buildTreeStudy } from '../comparison/tree-study.ts';

const LEVELS = ['Core', 'Category', 'Concept'];

test('coverage counts the excerpts of concepts and the concepts of categories', () => {
  const { perCategory, ...counts } = measureCoverage(
    buildTreeStudy({ core: { trust: { a: 1, b: 3, c: 1, d: 0 }, doubt: { e: 2 } } }, LEVELS),
  );
  expect(counts).toEqual({ fewest: 0, most: 3, single: 2, sources: 1, coders: 0, dated: 0 });
  expect(perCategory.map(({ category, concepts, share }) => [category.id, concepts, share])).toEqual([
    ['trust', 4, 1],
    ['doubt', 1, 0.25],
  ]);
});

test('coverage counts each source, coder and date', () => {
  const excerpts = [
    '{ id: e1, source: interview, text: A, coder: Ann, date: 2024 }',
    '{ id: e2, source: diary, text: B, coder: Ann }',
    '{ id: e3, source: diary, text: C, coder: Bob, date: 2024-03-28 }',
  ];
  const study = buildTreeStudy({ core: { trust: {} } }, LEVELS, {
    'sources/diary.yaml': 'label: Diary\n',
    'sources/unused.yaml': 'label: Unused\n',
    'concepts/a.md': `---\nlabel: A\ncategory: trust\nexcerpts: [${excerpts.join(', ')}]\n---\n`,
  });
  expect(measureCoverage(study)).toMatchObject({ fewest: 3, most: 3, single: 0, sources: 2, coders: 2, dated: 2 });
});

test('coverage of a study without concepts is nothing, not infinite', () => {
  expect(measureCoverage(buildTreeStudy({ core: { trust: {} } }, LEVELS))).toEqual({
    fewest: 0,
    most: 0,
    single: 0,
    sources: 0,
    coders: 0,
    dated: 0,
    perCategory: [],
  });
});
