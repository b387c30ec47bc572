import { toHtml } from 'hast-util-to-html';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { linkTo, tameMarkdown } from '#report/foreign-markdown.ts';
import { formatPreviewComment } from '#report/preview-comment.ts';

const ADDRESS = 'https://doe.github.io/study/pr-preview/pr-7/';
const tame = (source: string) => tameMarkdown(source, ADDRESS).pieces.join('').trimEnd();

const rendered = (markdown: string) => {
  const processor = unified().use(remarkParse).use(remarkGfm).use(remarkRehype, { allowDangerousHtml: true });
  return toHtml(processor.runSync(processor.parse(markdown)), { allowDangerousHtml: true });
};

/** An invisible space. */
const Z = '\u200b';

describe('a review as ours are', () => {
  test('stays as it is', () => {
    const review = `## Meaning-changing (2)

<details>
<summary>Moved (1)</summary>

- **First loan** \`first-loan\`: ~~Trust~~ → <ins>Upkeep</ins><del>信任</del>
  - a line below

</details>

| Concept | Before | After |
| ------- | ------ | ----- |
| 初次借出    | 信任     | 维护    |

\`\`\`diff
- before
+ after
\`\`\`

> A memo, *edited*

---`;
    expect(tame(review)).toBe(review);
  });

  test('reads the same when every character of the study is written as a reference to itself', () => {
    const review = `## 这次改动对编码的影响

content → proposal

**改变含义** 2

<details open><summary><b>改变含义</b> (2)：分析的主张有变</summary>

- 更名：概念“新名 &#64;&#8288;name &#35;&#8288;1”（os-unification）
  - 名称 · en：<del>Unification</del><ins>New</ins> <ins>&#60;b&#62;</ins><ins>&#91;x&#93;&#40;y&#41;</ins>
  - \`concepts/os-unification.md\`
- 移动：概念“Beta 测试”（beta-testing）

</details>
`;
    expect(rendered(tame(review))).toBe(rendered(review));
    expect(rendered(review)).toContain('<ins>&#x3C;b></ins>');
  });

  test.each(['/concepts/a/', 'concepts/a/', `${ADDRESS}concepts/a/`, '/study/pr-preview/pr-7/concepts/a/'])(
    'may link to the preview by %s',
    (url) => {
      expect(tame(`[A](${url})`)).toBe(`[A](${ADDRESS}concepts/a/)`);
    },
  );
});

test.each<[what: string, review: string, shown: string]>([
  ['a link elsewhere', '[here](https://evil.example/)', 'here'],
  ['a link to a script', '[here](javascript:alert)', 'here'],
  ['a link to another host by two slashes', '[here](//evil.example/)', 'here'],
  ['a link out of the preview', '[here](../pr-8/)', 'here'],
  ['a link that only begins like the preview', `[here](${ADDRESS.slice(0, -1)}0/)`, 'here'],
  ['a link by a definition', '[here][1]\n\n[1]: https://evil.example/', 'here'],
  ['an address in brackets', '<https://evil.example/>', `https:${Z}//evil.example/`],
  ['a bare address', 'see https://evil.example/', `see https:${Z}//evil.example/`],
  ['a bare name of a host', 'see www.evil.example', `see www${Z}.evil.example`],
  ['an image', '![a picture](https://evil.example/i.png)', 'a picture'],
  ['an image by a definition', '![a picture][1]\n\n[1]: https://evil.example/i.png', 'a picture'],
  ['a footnote', 'text[^1]\n\n[^1]: note', 'text'],
  ['a mention', 'thanks @octocat', `thanks @${Z}octocat`],
  ['a mention in a summary', '<summary>@octocat</summary>', `<summary>@${Z}octocat</summary>`],
  ['a mention in a summary in another guise', '<summary>&#64;octocat</summary>', `<summary>&amp;#${Z}64;octocat</summary>`],
  ['a mention in another guise', 'thanks &#64;octocat', `thanks @${Z}octocat`],
  ['another issue', 'fixes #1, doe/other#2 and GH-3', `fixes #${Z}1, doe/other#${Z}2 and GH${Z}-3`],
  ['a script', '<script>alert(1)</script>', '\\<script>alert(1)\\</script>'],
  ['an element that does something', 'a <img src=x onerror=alert(1)> b', 'a \\<img src=x onerror=alert(1)> b'],
  ['an attribute on an element of ours', '<details onclick="alert(1)">', '\\<details onclick="alert(1)">'],
  ['our own mark of the comment', '<!-- zhagen: preview -->', '\\<!-- zhagen: preview -->'],
  [
    'Markdown hidden in a script',
    '<script>\n\n[x](https://evil.example)\n\n</script>',
    `\\<script>&#xA;&#xA;\\[x]\\(https:${Z}//evil.example)&#xA;&#xA;\\</script>`,
  ],
  ['a diagram that GitHub would draw', '```mermaid\ngraph\n```', '```\ngraph\n```'],
])('%s in a review comes to nothing', (_, review, shown) => {
  expect(tame(review)).toBe(shown);
});

test('what comes out comes out the same when it is tamed again', () => {
  const hostile = '\\<script> &lt;b> [a](<x) `@b` \\[l](https://e.example) a\\@b *x*_y_ | # 1. + <ins>';
  expect(tame(tame(hostile))).toBe(tame(hostile));
});

test('a review nested deeper than any report ends there', () => {
  expect(tame(`${'> '.repeat(18)}here`)).toContain('here');
  expect(tame(`${'> '.repeat(19)}here`)).not.toContain('here');
});

test('what is read in parts reads as it does whole', () => {
  const item = `- **First loan** \`first-loan\`: ~~Trust~~ → <ins>Upkeep</ins>\n  - a line below\n\n  and a passage\n`;
  const review = `## Changes\n\n${item.repeat(30)}\n\`\`\`diff\n- a\n\n- b\n\`\`\`\n\n${`${'A passage. '.repeat(30)}\n\n`.repeat(4)}1. one\n2. two\n`;
  expect(rendered(tame(review))).toBe(rendered(review));
});

test.each([
  ['marks of emphasis', '_a*'],
  ['brackets', '[a]('],
  ['tags', '<a b="'],
  ['levels of quotation', '> '],
  ['levels of a list', '- '],
  ['levels of a numbered list', '1. '],
  ['headings', 'a\n=\n'],
  ['items', '- a\n'],
  ['passages of a size at which each is read', `${'_a*'.repeat(600)}\n\n`],
  ['passages of headings', `${'a\n=\n'.repeat(500)}\nb\n\n`],
])('%s without end are read in bounded time', (_, piece) => {
  const before = process.cpuUsage();
  tameMarkdown(piece.repeat(Math.ceil(65_000 / piece.length)), ADDRESS);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(5);
});

test('the words of a link cannot end it', () => {
  expect(linkTo('](https://evil.example) <b>', ADDRESS)).toBe(`[\\](https:${Z}//evil.example) \\<b>](${ADDRESS})`);
});

describe('the comment', () => {
  const report = { address: ADDRESS, commit: 'c0ffee1234', walk: undefined, pages: [], remark: undefined, review: '' };
  const pages = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ path: `concepts/c-${String(n)}/`, label: `Concept ${String(n)}` }));

  test('is a link and the commit where nothing is known of the changes', () => {
    expect(formatPreviewComment(report)).toBe(`[预览 Preview](${ADDRESS}) · \`c0ffee1\`\n`);
  });

  test('has a link to each changed page, folded when they are many', () => {
    expect(formatPreviewComment({ ...report, pages: pages(2) })).toContain(`- [Concept 1](${ADDRESS}concepts/c-1/)`);
    expect(formatPreviewComment({ ...report, pages: pages(12) })).not.toContain('<details>');
    expect(formatPreviewComment({ ...report, pages: pages(13) })).toContain(
      '<details>\n<summary>改动的页面 Changed pages (13)</summary>\n\n- [Concept 0]',
    );
    const many = formatPreviewComment({ ...report, pages: pages(1000) });
    const named = many.match(/^- \[/gm)?.length ?? 0;
    expect(named).toBeGreaterThan(150);
    expect(many).toContain(`- … ${String(1000 - named)} more 另有\n`);
  });

  test('says why it does not name all pages', () => {
    expect(formatPreviewComment({ ...report, pages: pages(1), remark: 'There are more.' })).toContain(
      `- [Concept 0](${ADDRESS}concepts/c-0/)\n\nThere are more.\n`,
    );
  });

  test.each([
    ['many short blocks', '- **moved**\n\ntext\n\n'.repeat(10_000)],
    ['one block that is longer than a comment', '字'.repeat(100_000)],
    ['one list', '- **moved** one thing\n'.repeat(10_000)],
    ['text that grows when it is escaped', '[@a\n\n'.repeat(20_000)],
    ['brackets without end', '['.repeat(70_000)],
  ])('is within what GitHub takes, and says that it is shortened: %s', (_, review) => {
    const long = { path: 'a/'.repeat(110), label: '[@字'.repeat(10_000) };
    const text = formatPreviewComment({ ...report, pages: Array.from({ length: 500 }, () => long), review });
    expect(text.length).toBeLessThanOrEqual(65_400);
    expect(text).toContain('The review is longer than a comment can be');
  });
});
