import type { Root as HastRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Heading, Html, Image, Root } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { remarkStudyLinks, type LinkResolver } from './study-links.ts';

/** What of HTML a memo may become: GitHub's safe list, and the links of the study. */
const SAFE = {
  ...defaultSchema,
  clobberPrefix: 'memo_',
  attributes: { ...defaultSchema.attributes, span: [['className', 'citation'] as [string, string]], a: [...(defaultSchema.attributes?.['a'] ?? []), 'lang', 'title'] },
};

/**
 * Makes a renderer of memos and analyses: Markdown (GFM) with study links to HTML. The text is not trusted: raw HTML shows as text,
 * images become links, and addresses other than http(s) and mailto are dropped.
 */
export function createProseRenderer(resolver: () => LinkResolver): (markdown: string) => string {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkStudyLinks, resolver)
    .use(lowerHeadings)
    .use(remarkRehype, {
      clobberPrefix: '',
      handlers: {
        html: (_: unknown, node: Html) => ({ type: 'text' as const, value: node.value }),
        image: (_: unknown, node: Image) => ({ type: 'element' as const, tagName: 'a', properties: { href: node.url }, children: [{ type: 'text' as const, value: node.alt ?? node.url }] }),
      },
    })
    .use(rehypeSanitize, SAFE)
    .freeze();
  return (markdown) => toHtml(processor.runSync(processor.parse(markdown)) as HastRoot);
}

/** A memo stands under a heading of its page: its own headings begin at the third level. */
function lowerHeadings() {
  return (tree: Root): void => {
    visit(tree, 'heading', (node: Heading) => {
      node.depth = Math.min(6, Math.max(3, node.depth + 1)) as Heading['depth'];
    });
  };
}
