import { rehypeHeadingIds } from '@astrojs/markdown-remark';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { describe, expect, test } from 'vitest';
import { zhagenMarkdown } from '#formats/markdown/dialect.ts';
import { checkHeadingIds, remarkHeadingIds } from '#formats/prose/prose-headings.ts';
import { parseProse } from '#formats/prose/prose.ts';
import type { HastRoot } from '#render/prose/prose-shape.ts';

function headingsOf(text: string) {
  const prose = parseProse(text, 5, 'mdx');
  if (!('prose' in prose)) throw new Error(prose.reason);
  return prose.prose;
}
const idsOf = (text: string) => headingsOf(text).headings.map(({ id }) => id);

/** The ids on the page: Astro's own step, behind ours or alone. */
async function idsOnPage(text: string, ours: boolean): Promise<string[]> {
  const processor = unified().use(remarkParse).use(remarkMdx).use(zhagenMarkdown);
  if (ours) processor.use(remarkHeadingIds);
  processor.use(remarkRehype, { passThrough: ['mdxTextExpression', 'mdxJsxTextElement', 'mdxJsxFlowElement'] }).use(rehypeHeadingIds);
  const page = await processor.run(processor.parse(text), { path: 'a.mdx', value: text });
  const ids: string[] = [];
  visit(page as unknown as HastRoot, 'element', ({ tagName, properties }) => {
    if (/^h[1-6]$/.test(tagName)) ids.push(String(properties.id));
  });
  return ids;
}

test.each([
  ['words', '## Why we ask\n\n### Why *not* `ask` **now**?\n', ['why-we-ask', 'why-not-ask-now']],
  ['Chinese', '## 缺口与问题（一）\n\n## 为什么是小米\n', ['缺口与问题一', '为什么是小米']],
  ['the same words again', '## Content\n\n## Content\n\n## Content 1\n', ['content', 'content-1', 'content-1-1']],
  ['a link, an image and an expression', '## A [link](https://example.org) ![pic](x.png) {1 + 1}\n', ['a-link--1--1']],
  ['a line of signs below it', 'Two\nlines\n=====\n\n# One\n', ['twolines', 'one']],
  ['marks and letters of other scripts', '## Ça va? 100% — über `<b>` & “x”\n', ['ça-va-100--über-b--x']],
  ['an escaped bracket, and one that is no id', '## A \\[b] [c]\n', ['a-b-c']],
])('a heading of %s has the id that it always had', async (_, text, ids) => {
  expect(idsOf(text)).toEqual(ids);
  expect(await idsOnPage(text, false)).toEqual(ids);
  expect(await idsOnPage(text, true)).toEqual(ids);
});

test('an id does not hang on labels, numbers or footnotes', () => {
  expect(idsOf('## [[trust]] and [[doubt|its end]]\n\n## Why [@doe-2020; @roe-2021, p. 3]\n\n## So[^1]\n\n[^1]: A note.\n')).toEqual([
    'trust-and-its-end',
    'why',
    'so',
  ]);
  expect(idsOf('## !!\n\n## ？！\n\n##\n\n## 😀\n')).toEqual(['part', 'part-1', 'part-2', 'part-3']);
});

test('no id is that of a citation or a footnote', () => {
  expect(idsOf('## Cite_a_1\n\n## Footnote label\n\n## user-content-fn-1\n')).toEqual([
    'part-cite_a_1',
    'part-footnote-label',
    'part-user-content-fn-1',
  ]);
});

test('a heading can be given an id, and say those that it had', async () => {
  const text = '## The question [#why; #the-gap; #缺口]\n\n## Why\n\nHow [#how]\n===\n';
  const { headings, blocks } = headingsOf(text);
  expect(headings).toEqual([
    { id: 'why', formerIds: ['the-gap', '缺口'], text: 'The question', depth: 2, line: 5 },
    { id: 'why-1', formerIds: [], text: 'Why', depth: 2, line: 7 },
    { id: 'how', formerIds: [], text: 'How', depth: 1, line: 9 },
  ]);
  expect(blocks.map((block) => block.map((part) => (part.kind === 'text' ? part.text : '')))).toEqual([['The question'], ['Why'], ['How']]);
  expect(await idsOnPage(text, true)).toEqual(['why', 'why-1', 'how']);
});

test('only the report has such ids: in a memo the words stand as they are', () => {
  expect(parseProse('## A [#b]\n', 1, 'markdown')).toMatchObject({ prose: { headings: [], blocks: [[{ kind: 'text', text: 'A [#b]' }]] } });
});

describe('an id that is given', () => {
  test.each([
    [
      'with capitals',
      '## A [#My Heading]',
      'id-format',
      '"#My Heading" cannot be the id of a heading: it may have small letters of any script, digits, "-" and "_".',
      'Write it as [#my-heading].',
    ],
    [
      'that is empty',
      '## A [#]',
      'id-format',
      '"#" cannot be the id of a heading: it may have small letters of any script, digits, "-" and "_".',
      'Write it as [#my-heading] at the end of the heading.',
    ],
    [
      'with a sign, among former ones',
      '## A [#a; #b"c]',
      'id-format',
      '"#b"c" cannot be the id of a heading: it may have small letters of any script, digits, "-" and "_".',
      'Write it as [#bc].',
    ],
    [
      'of a citation',
      '## A [#cite_a_1]',
      'id-format',
      '"#cite_a_1" is an id that citations and footnotes have.',
      'Write it as [#part-cite-a-1].',
    ],
    ['twice on one heading', '## A [#a; #a]', 'duplicate-id', 'The heading has the id "#a" twice.', 'Keep one of the two.'],
    [
      'twice',
      '## A [#a]\n\n## B [#b; #a]',
      'duplicate-id',
      'Two headings have the id "#a".',
      'Its address leads to one of them: take it off the other.',
    ],
  ])('%s is a finding', (_, text, rule, message, mend) => {
    expect(checkHeadingIds('report/01-a.mdx', headingsOf(text).headings)).toMatchObject([{ rule, path: 'report/01-a.mdx', message, mend }]);
  });

  test('that is well made is none', () => {
    expect(checkHeadingIds('report/01-a.mdx', headingsOf('## A [#a; #b_1; #缺口]\n\n## A\n').headings)).toEqual([]);
  });
});
