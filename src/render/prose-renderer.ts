import { toHtml } from 'hast-util-to-html';
import type { Definition, Heading, Html, Image, ImageReference, Root } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { remarkStudyLinks, type LinkResolver } from './study-links.ts';

type HastRoot = Extract<Parameters<typeof toHtml>[0], { type: 'root' }>;

/** Before every id that a memo brings, so that none is another's on its page. */
const PREFIX = 'memo_';

/** What of HTML a memo may become: GitHub's safe list, and the links of the study. */
const SAFE = {
  ...defaultSchema,
  clobberPrefix: PREFIX,
  attributes: {
    ...defaultSchema.attributes,
    span: [['className', 'citation'] as [string, string]],
    a: [...(defaultSchema.attributes?.a ?? []), 'lang', 'title'],
  },
};

/**
 * Makes a renderer of memos and analyses: Markdown (GFM) with study links to HTML. The text is not trusted: raw HTML shows as text,
 * images become links, and addresses other than http(s) and mailto are dropped.
 */
export function createProseRenderer(resolver: () => LinkResolver, footnoteLabel: string): (markdown: string) => string {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkStudyLinks, resolver)
    .use(lowerHeadings)
    .use(remarkRehype, {
      clobberPrefix: '',
      footnoteLabel,
      footnoteLabelTagName: 'h3',
      handlers: {
        html: (_: unknown, node: Html) => ({ type: 'text' as const, value: node.value }),
        image: (_: unknown, node: Image) => linkTo(node.url, node.alt),
        imageReference: ({ definitionById }: { definitionById: ReadonlyMap<string, Definition> }, node: ImageReference) =>
          linkTo(definitionById.get(node.identifier.toUpperCase())?.url ?? '', node.alt),
      },
    })
    .use(prefixFootnoteLinks)
    .use(rehypeSanitize, SAFE)
    .freeze();
  return (markdown) => toHtml(processor.runSync(processor.parse(markdown)));
}

function linkTo(href: string, words: string | null | undefined) {
  const value = words == null || words === '' ? href : words;
  return { type: 'element' as const, tagName: 'a', properties: { href }, children: [{ type: 'text' as const, value }] };
}

/** The sanitizer prefixes the ids of footnotes, but not the links to them. */
function prefixFootnoteLinks() {
  return (tree: HastRoot): void => {
    visit(tree, 'element', ({ properties }) => {
      const { href, dataFootnoteRef, dataFootnoteBackref } = properties;
      if (typeof href === 'string' && (dataFootnoteRef ?? dataFootnoteBackref) !== undefined)
        properties.href = `#${PREFIX}${href.slice(1)}`;
    });
  };
}

/** A memo stands under a heading of its page: its own headings begin at the third level. */
function lowerHeadings() {
  return (tree: Root): void => {
    visit(tree, 'heading', (node: Heading) => {
      node.depth = Math.min(6, Math.max(3, node.depth + 1)) as Heading['depth'];
    });
  };
}
