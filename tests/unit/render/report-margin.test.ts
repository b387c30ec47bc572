import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { toHtml } from 'hast-util-to-html';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { zhagenMarkdown } from '#formats/markdown/dialect.ts';
import { rehypeMargin } from '#render/prose/report-margin.ts';
import { remarkStudyLinks } from '#render/prose/study-links.ts';
import { parseHtml } from '../parsed.ts';

const processor = unified()
  .use(remarkParse)
  .use(zhagenMarkdown)
  .use(remarkStudyLinks, () => ({
    image: () => undefined,
    diagram: () => undefined,
    node: () => undefined,
    reference: (id: string) => ({ href: `/references/${id}/`, text: '7' }),
  }))
  .use(remarkRehype)
  .use(rehypeMargin, (id: string) => ({ number: '7', text: `Entry of ${id}`, lang: undefined }));

const margins = (markdown: string) => {
  const document = parseHtml(toHtml(processor.runSync(processor.parse(markdown))));
  return [...document.querySelectorAll('.margin')];
};

const TEXT = `First[^a], second[^b], first again[^a].

A paragraph without.

Another[^b], and one more[^c].

[^a]: Cites [@one], with [a link](https://example.org/).

    Its second paragraph.
[^b]: The other.
[^c]:
    \`\`\`
    code
    \`\`\`
`;

test('a footnote stands once before the first paragraph that has it, with what it cites', () => {
  expect(margins(TEXT).map((margin) => [...margin.children].map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim()))).toEqual([
    ['1 Cites [7], with a link. Its second paragraph.', '[7] Entry of one', '2 The other.'],
    ['3 code'],
  ]);
  expect(margins(TEXT).map(({ nextElementSibling }) => nextElementSibling?.textContent.slice(0, 7))).toEqual(['First1,', 'Another']);
});

test('what the margin repeats is not read out, has no ids, and the keyboard passes over it', () => {
  for (const margin of margins(TEXT)) {
    expect(margin.getAttribute('aria-hidden')).toBe('true');
    expect(margin.querySelectorAll('[id], [data-footnote-backref], a:not([tabindex="-1"]), :not(a)[tabindex]')).toHaveLength(0);
  }
});
