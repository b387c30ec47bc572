import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { formatPreviewComment } from '#report/preview-comment.ts';
import { parseReviewJson, type ReviewData } from '#report/review-json.ts';

const ADDRESS = 'https://doe.github.io/study/pr-preview/pr-7/';

type ChangeData = ReviewData['changes'][number];

const thing = (id: string, label = id) => ({ kind: 'concept', id, path: `concepts/${id}.md`, label: { en: label } }) as const;
const change = (more: Partial<ChangeData> = {}): ChangeData => ({
  kind: 'redefined',
  class: 'meaning-changing',
  sentence: 'Said by a stranger',
  before: [thing('a')],
  after: [thing('a')],
  field: 'definition',
  from: { en: 'What was.' },
  to: { en: 'What is.' },
  pages: ['/concepts/a/'],
  concerns: [],
  along: [],
  ...more,
});
const review = (changes: readonly ChangeData[], pages: ReviewData['pages'] = []): ReviewData => ({
  $schema: 'review.schema.json',
  version: 1,
  language: 'en',
  base: { name: 'main' },
  head: { name: 'idea' },
  totals: { 'citation-breaking': 0, 'meaning-changing': 0, editorial: 0 },
  changes: [...changes],
  figures: [],
  pages: [...pages],
});
const page = (id: string, label = `Concept ${id}`) => ({ path: `/concepts/${id}/`, label: { en: label }, changes: 1 });
const report = { address: ADDRESS, commit: 'c0ffee1234', walk: undefined, hasPage: () => true, review: review([]) };
const comment = (told: ReviewData, hasPage = (_: string) => true) => formatPreviewComment({ ...report, hasPage, review: told });

const GITHUB = unified().use(remarkParse).use(remarkGfm).freeze();

/** What GitHub would make of it, but for plain text, its own frame and the folds. */
function active(markdown: string): string[] {
  const found: string[] = [];
  visit(GITHUB.parse(markdown), (node) => {
    if (
      node.type === 'html' &&
      !/^(<\/?(details|summary|b|ins|del)( open)?>)+$/.test(node.value.replaceAll(/[^<>]*(?=<)|(?<=>)[^<>]*/g, ''))
    )
      found.push(node.value);
    if (node.type === 'link') found.push(node.url);
    if (['image', 'definition', 'imageReference', 'linkReference', 'footnoteReference', 'code', 'table'].includes(node.type))
      found.push(node.type);
  });
  return found;
}

describe('the comment', () => {
  test('is a link, the commit, and why no more is known where the build told nothing', () => {
    expect(formatPreviewComment({ ...report, review: { remark: 'Nothing is known.' } })).toBe(
      `[预览 Preview](${ADDRESS}) · \`c0ffee1\`\n\nNothing is known.\n`,
    );
  });

  test('tells the changes in our own words, not in those of the data', () => {
    expect(comment(review([change()], [page('a')]))).toBe(
      `[预览 Preview](${ADDRESS}) · \`c0ffee1\`

改动的页面 Changed pages (1)

- [Concept a](${ADDRESS}concepts/a/)

---

## What this proposal does to the coding

main → idea

**Changes the meaning** 1

<details open><summary><b>Changes the meaning</b> (1): what the analysis claims: names and definitions of codes, structure, evidence, relations</summary>

- The definition of concept “a” &#40;a&#41; changed
  - definition &#183; en: What <del>was</del><ins>is</ins>&#46;
  - \`concepts/a.md\`

</details>
`.replace('&#183;', '·'),
    );
  });

  test('has a link to each changed page that the preview has, once, folded when they are many', () => {
    const pages = (count: number) => Array.from({ length: count }, (_, n) => page(`c-${String(n)}`));
    expect(comment(review([], pages(2)))).toContain(`- [Concept c-1](${ADDRESS}concepts/c-1/)`);
    expect(comment(review([], pages(12)))).not.toContain('<details>');
    expect(comment(review([], pages(13)))).toContain('<details>\n<summary>改动的页面 Changed pages (13)</summary>\n\n- [Concept c-0]');
    expect(comment(review([], [...pages(2), ...pages(3)]))).toContain('Changed pages (3)');
    expect(comment(review([], pages(2)), (path) => path !== '/concepts/c-1/')).not.toContain('c-1');
    const many = comment(review([], pages(1000)));
    const named = many.match(/^- \[/gm)?.length ?? 0;
    expect(named).toBeGreaterThan(150);
    expect(many).toContain(`- … ${String(1000 - named)} more 另有\n`);
  });

  test('names a page by its path where it is of no single thing, and a path of any letters', () => {
    expect(comment(review([], [{ path: '/coding/open/', label: {}, changes: 2 }]))).toContain(
      `[&#47;coding&#47;open&#47;](${ADDRESS}coding/open/)`,
    );
    expect(active(comment(review([], [page('a) [x](b 字')])))).toEqual([ADDRESS, `${ADDRESS}concepts/a%29%20[x]%28b%20%E5%AD%97/`]);
  });
});

const HOSTILE = [
  '](https://evil.example) <b>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '![](https://evil.example/i.png)',
  '[here][1]\n\n[1]: https://evil.example/',
  'https://evil.example/',
  'www.evil.example',
  'me@evil.example',
  '@octocat',
  '&#64;octocat',
  'fixes #1, doe/other#2, GH-3',
  '```mermaid\ngraph\n```',
  '<!-- zhagen: preview -->',
  '| a |\n| - |',
  '</summary></details>',
  'a\n\n# heading',
  '[^1]\n\n[^1]: note',
  '`',
  '\u202egnp',
  '\ud800',
  '__proto__',
  'constructor',
];

test.each(HOSTILE)('nothing of a stranger’s words does anything, wherever they stand: %j', (hostile) => {
  const text = { en: hostile, [hostile]: hostile };
  const named = { ...thing('a', hostile), id: hostile, path: hostile };
  const kinds = [
    'renamed',
    'removed',
    'merged',
    'evidence-lost',
    'reordered',
    'address-changed',
    'reporting-changed',
    'redirected',
  ] as const;
  const fields = ['label', 'ends', 'status', 'memo', hostile];
  const values = [hostile, [hostile, hostile], text, { en: [text, [hostile]] }, 7, null];
  // Each kind with each field, and with each shape of value.
  const changes = kinds.flatMap((kind, k) =>
    [...fields, ...values].map((_, i) => {
      const value = values[(i + k) % values.length];
      const field = fields[i % fields.length];
      return change({
        kind,
        field,
        from: value,
        to: [value],
        before: [named],
        after: [named],
        concerns: [named],
        notice: { reason: text },
      });
    }),
  );
  const told = { ...review(changes, [{ ...page('a'), label: text }]), base: { name: hostile }, head: { name: hostile, commit: hostile } };
  const parsed = parseReviewJson(JSON.stringify(told));
  expect(parsed).toBeDefined();
  // Of many changes the same is told.
  const comments = new Set(changes.map((one) => comment({ ...(parsed ?? told), changes: [one] })));
  for (const markdown of comments) {
    expect(active(markdown)).toEqual([ADDRESS, `${ADDRESS}concepts/a/`]);
    expect(markdown.replaceAll(/`[^`\n]*`/g, '')).not.toMatch(/(?<!&)[@#](?=\w)|\bGH-\d|\u202e|\[native code\]/);
  }
});

test.each<[what: string, json: string]>([
  ['no JSON', '{'],
  ['a text', '"hello"'],
  ['a review of another shape', JSON.stringify({ changes: [{ after: 'a' }] })],
  ['a review in no language', JSON.stringify({ ...review([]), language: 'constructor' })],
  ['a change of another kind', JSON.stringify(review([change({ kind: 'constructor' as never })]))],
  ['a change of nothing', JSON.stringify(review([change({ before: [], after: [] })]))],
  ['a thing of another kind', JSON.stringify(review([change({ after: [{ ...thing('a'), kind: 'toString' as never }] })]))],
])('%s is no review', (_, json) => {
  expect(parseReviewJson(json)).toBeUndefined();
});

test.each<[what: string, changes: () => ChangeData[]]>([
  ['many changes', () => Array.from({ length: 20_000 }, () => change())],
  [
    'many changes of long texts that have nothing in common',
    () =>
      Array.from({ length: 500 }, (_, n) =>
        change({ from: { en: `a${String(n)} c `.repeat(2500) }, to: { en: `b${String(n)} c `.repeat(2500) } }),
      ),
  ],
  ['one text without end', () => [change({ from: { en: 'a '.repeat(5_000_000) }, to: { en: 'b '.repeat(5_000_000) } })]],
  [
    'names without end',
    () => [
      change({
        field: 'related',
        from: Array.from({ length: 300_000 }, (_, n) => `a${String(n)}`),
        to: [],
        concerns: Array.from({ length: 50_000 }, (_, n) => thing(`a${String(n)}`)),
      }),
    ],
  ],
  ['brackets without end', () => [change({ before: [thing('a', '['.repeat(3_000_000))] })]],
  ['what went along without end', () => [change({ along: Array.from({ length: 100_000 }, () => change()) })]],
])('of %s the comment is within what GitHub takes', (_, changes) => {
  const told = review(
    changes(),
    Array.from({ length: 500 }, (__, n) => page(String(n), '[@字'.repeat(10_000))),
  );
  expect(comment(told).length).toBeLessThanOrEqual(65_336);
});
