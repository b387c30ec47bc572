import { describe, expect, it } from 'vitest';
import { changedPages, indexChangedPages } from '#domain/review/change-pages.ts';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import { FIELDS } from '#domain/compared/fields.ts';
import { pageContents } from '#domain/review/page-contents.ts';
import { edited, FILES, studyOf, withFiles, type Files } from '../comparison/comparison-study.ts';

/** The pages that the first change is seen on, and all that are seen changed. */
function seen(after: Files, was: Files = FILES) {
  const [before, study] = [studyOf(was), studyOf(after)];
  const pagesOfChange = indexChangedPages(before, study);
  const changes = compareCaseStudies(before, study);
  const [first] = changes;
  return {
    first: first === undefined ? [] : [...pagesOfChange(first).keys()],
    marks: first === undefined ? new Map<string, readonly string[]>() : pagesOfChange(first),
    pages: changedPages(changes, pagesOfChange, study),
  };
}

describe('a change is seen', () => {
  it.each<[what: string, after: Files, home: string, also: readonly string[], not: readonly string[]]>([
    [
      'a concept’s other name, wherever that stands',
      edited(['concepts/first-sight.md', 'zh: 初见', 'zh: 第一眼']),
      '/concepts/first-sight/',
      [
        '/',
        '/coding/',
        '/coding/open/',
        '/evidence/',
        '/coding/selective/',
        '/concepts/',
        '/search/',
        '/categories/trust/',
        '/categories/people/',
        '/concepts/promise/',
        '/sources/talks/',
      ],
      ['/coding/axial/', '/references/', '/report/findings/'],
    ],
    [
      'a definition, where it stands beside the name',
      edited(['concepts/drill.md', '借得最多的工具', '人人要借的工具']),
      '/concepts/drill/',
      ['/concepts/', '/categories/tools/', '/concepts/repair/'],
      ['/', '/coding/open/', '/categories/things/'],
    ],
    [
      'a category’s scope',
      edited(['categories/trust.md', '依靠他人', '倚靠他人']),
      '/categories/trust/',
      ['/categories/', '/coding/axial/', '/categories/people/'],
      ['/concepts/'],
    ],
    [
      'the scope of a group',
      edited(['categories/people.md', '与人有关', '与人相关']),
      '/categories/people/',
      ['/', '/categories/', '/coding/axial/', '/categories/core/'],
      ['/concepts/'],
    ],
    [
      'a move, on the old place’s page and the new one’s',
      edited(['concepts/promise.md', 'category: trust', 'category: doubt']),
      '/concepts/promise/',
      ['/categories/trust/', '/categories/doubt/', '/coding/open/', '/coding/', '/concepts/', '/categories/'],
      ['/coding/axial/', '/references/'],
    ],
    [
      'a memo alone, on its page alone',
      edited(['concepts/repair.md', '备忘二。', '备忘三。']),
      '/concepts/repair/',
      [],
      ['/', '/concepts/', '/categories/tools/'],
    ],
    [
      'a link in a memo, also on the page that it leads to',
      edited(['concepts/repair.md', '备忘二。', '备忘三，见 [[drill]]，[@wang-2020]。']),
      '/concepts/repair/',
      ['/concepts/drill/', '/references/wang-2020/', '/references/'],
      ['/concepts/lateness/', '/categories/tools/'],
    ],
    [
      'an excerpt’s words',
      edited(['concepts/lateness.md', '等了两个星期', '等了三个星期']),
      '/concepts/lateness/',
      ['/coding/open/', '/evidence/', '/sources/talks/'],
      ['/', '/concepts/', '/categories/doubt/'],
    ],
    [
      'an arrow the other way',
      edited(['relations.yaml', 'from: people\n    to: things', 'from: things\n    to: people']),
      '/coding/selective/',
      ['/', '/categories/people/', '/categories/things/'],
      ['/categories/trust/', '/coding/open/'],
    ],
    [
      'a heading of the report, in its contents',
      edited(['report/02-findings.mdx', '所见如此。', '## 所见\n\n如此。']),
      '/report/findings/',
      ['/report/'],
      ['/'],
    ],
    ['a text of the report', edited(['report/02-findings.mdx', '所见如此。', '所见正是如此。']), '/report/findings/', [], ['/report/']],
    [
      'a code that a section comes to name',
      edited(['report/02-findings.mdx', '所见如此。', '所见如此，见 [[drill]]。']),
      '/report/findings/',
      ['/analysis/shape/', '/concepts/drill/'],
      ['/report/', '/evidence/'],
    ],
    [
      'a category’s name, on the pages before and after it',
      edited(['categories/doubt.md', 'label: 怀疑', 'label: 疑惑']),
      '/categories/doubt/',
      ['/categories/trust/', '/categories/tools/', '/evidence/'],
      ['/report/findings/'],
    ],
    [
      'another order of categories, on the page after the last',
      edited(['categories/trust.md', 'order: 1', 'order: 3']),
      '/categories/people/',
      ['/categories/trust/', '/categories/doubt/', '/categories/tools/'],
      ['/concepts/drill/'],
    ],
    [
      'a source’s name',
      edited(['sources/diary.yaml', 'label: 日记', 'label: 日志']),
      '/sources/diary/',
      ['/sources/', '/evidence/', '/concepts/repair/', '/search/', '/coding/selective/'],
      ['/concepts/promise/'],
    ],
    [
      'a reference',
      edited(['references/wang-2020.yaml', 'title: 论信任', 'title: 再论信任']),
      '/references/wang-2020/',
      ['/references/', '/concepts/promise/', '/concepts/first-sight/'],
      ['/', '/concepts/drill/'],
    ],
    [
      'a stage’s name, on the others’ pages too',
      edited(['stages/open.md', 'name: 开放式编码', 'name: 开放编码']),
      '/coding/open/',
      ['/coding/', '/coding/axial/', '/coding/selective/'],
      ['/', '/coding/saturation/'],
    ],
    ['the title', edited(['study.yaml', 'zh: 借书与信任', 'zh: 借与信']), '/', ['/cite/'], ['/concepts/']],
    [
      'other names of the levels',
      edited(['study.yaml', '范畴, 概念]', '范畴, 代码]']),
      '/',
      ['/coding/', '/coding/open/', '/coding/axial/', '/concepts/', '/categories/'],
      ['/references/'],
    ],
    [
      'what is gone, where it stood',
      withFiles(FILES, { 'concepts/lateness.md': null }),
      '/categories/doubt/',
      ['/', '/concepts/', '/coding/', '/coding/open/', '/sources/talks/', '/categories/people/', '/search/'],
      ['/concepts/lateness/', '/coding/axial/'],
    ],
    [
      'what is retired, on the page that says so',
      withFiles(FILES, {
        'concepts/lateness.md': null,
        'retired.yaml': '- { kind: concept, id: lateness, date: 2026-11-22, reason: 并读。 }\n',
      }),
      '/concepts/lateness/',
      ['/categories/doubt/'],
      [],
    ],
    [
      'another order',
      edited(['concepts/repair.md', 'order: 1', 'order: 3']),
      '/categories/tools/',
      ['/', '/concepts/', '/coding/open/', '/coding/', '/concepts/drill/'],
      ['/categories/trust/'],
    ],
  ])('of %s', (_, after, home, also, not) => {
    const { first } = seen(after);
    expect(first[0]).toBe(home);
    expect(also.filter((path) => !first.includes(path))).toEqual([]);
    expect(not.filter((path) => first.includes(path))).toEqual([]);
  });

  it('with the addresses of what is different on each page, to mark it by', () => {
    const { marks } = seen(edited(['relations.yaml', '人使用物', '人用物']));
    expect(marks.get('/coding/selective/')).toEqual(['/coding/selective/#relation_people-use-things']);
    for (const path of ['/coding/open/', '/evidence/'])
      expect(seen(edited(['concepts/drill.md', '电钻', '钻'])).marks.get(path)).toEqual(['/concepts/drill/']);
    const [, words] =
      [...seen(edited(['concepts/lateness.md', '等了两个星期', '等了三个星期'])).marks].find(([path]) => path === '/evidence/') ?? [];
    expect(words?.[0]).toMatch(/^\/concepts\/lateness\/#/);
  });

  it('on pages that are called what their thing is called, or nothing', () => {
    const { pages } = seen(edited(['concepts/drill.md', '借得最多的工具', '人人要借的工具']));
    const labels = new Map(pages.map(({ path, label }) => [path, label]));
    expect(labels.get('/concepts/drill/')).toEqual({ zh: '电钻' });
    expect(labels.get('/concepts/')).toEqual({});
  });
});

it('what pages are said to show are fields that are compared, lists that have an order, and headings', () => {
  const LISTS = ['roots', 'sections', 'relations', 'roles', 'reporting', 'children', 'concepts', 'excerpts', 'headings'];
  const known = (kind: keyof typeof FIELDS) => [...Object.keys(FIELDS[kind]), ...LISTS];
  const shared = new Set(['definition', 'parent', 'category', 'meaning', 'meaningBasis', 'ends']);
  const unknown = [...pageContents(studyOf(FILES))].flatMap(({ thing, fields }) =>
    fields === 'all' ? [] : fields.filter((field) => !known(thing.kind).includes(field) && !shared.has(field)),
  );
  expect(unknown).toEqual([]);
});
