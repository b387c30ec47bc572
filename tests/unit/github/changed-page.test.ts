import { describe, expect, test } from 'vitest';
import { changedPages } from '#github/changed-page.ts';

const FILES = ['', 'concepts/a/', 'concepts/b/', 'categories/c/', 'report/d/', 'coding/selective/', 'reporting/', 'coding/open/'];
const SITE = new Map(FILES.map((path) => [`${path}index.html`, null]));

const thing = (kind: string, id: string, label = { zh: `标签${id}`, en: `Label ${id}` }) => ({ kind, id, path: 'a-file', label });
const change = (after: unknown[], concerns: unknown[] = [], along: unknown[] = []) => ({
  kind: 'moved',
  before: [],
  after,
  concerns,
  along,
});
const pages = (...changes: unknown[]) => changedPages({ language: 'zh', changes }, SITE).pages;

test('the pages of what changes and of what that concerns are named once, by the study’s first language', () => {
  const moved = change([thing('concept', 'a')], [thing('category', 'c')]);
  const edited = change([thing('concept', 'a')], [], [change([thing('concept', 'b', { zh: '乙', en: 'B' })])]);
  expect(pages(moved, edited)).toEqual([
    { path: 'concepts/a/', label: '标签a' },
    { path: 'categories/c/', label: '标签c' },
    { path: 'concepts/b/', label: '乙' },
  ]);
});

test('an excerpt’s page is its concept’s; relations and roles share one, and so do items of reporting', () => {
  expect(
    pages(
      change([thing('excerpt', 'e')], [thing('concept', 'a')]),
      change([thing('relation', 'r')]),
      change([thing('role', 'c')]),
      change([thing('item', 'i')]),
    ),
  ).toEqual([
    { path: 'concepts/a/', label: '标签a' },
    { path: 'coding/selective/', label: '' },
    { path: 'reporting/', label: '' },
  ]);
});

test('the study is the front page, a section and a stage theirs', () => {
  expect(
    pages(change([thing('study', 's')]), change([thing('section', 'd')]), change([thing('stage', 'open')])).map(({ path }) => path),
  ).toEqual(['', 'report/d/', 'coding/open/']);
});

describe('nothing is named of', () => {
  test.each<[string, unknown]>([
    ['no review', undefined],
    ['a text', 'hello'],
    ['a review of another shape', { changes: [{ after: 'a' }] }],
    ['a change of another shape', { language: 'zh', changes: [{ after: [{ kind: 'concept' }] }, null, 7] }],
    ['a thing without a page in the site', { language: 'zh', changes: [change([thing('concept', 'gone')])] }],
    ['a thing whose identifier is a path', { language: 'zh', changes: [change([thing('concept', '../concepts/a')])] }],
    ['a kind that only objects have', { language: 'zh', changes: [change([thing('constructor', 'a')])] }],
  ])('%s', (_, review) => {
    expect(changedPages(review, SITE)).toEqual({ pages: [], remark: undefined });
  });
});

test('changes that go along without end are read', () => {
  let deep = change([thing('concept', 'b')]);
  for (let depth = 0; depth < 20_000; depth++) deep = change([], [], [deep]);
  expect(pages(deep).map(({ path }) => path)).toEqual(['concepts/b/']);
});

test('more changes than can be told are not looked at, and that is said', () => {
  const many = Array.from({ length: 50_000 }, () => change([thing('concept', 'a')]));
  const review = { language: 'zh', changes: [...many, change([thing('concept', 'b')])] };
  expect(changedPages(review, SITE)).toEqual({
    pages: [{ path: 'concepts/a/', label: '标签a' }],
    remark: 'review.json has more than 50000 changes: those after them were not looked at.',
  });
});
