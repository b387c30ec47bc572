import { toHtml } from 'hast-util-to-html';
import type { Html } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { saysNothing } from '#formats/prose/comment.ts';
import { zhagenMarkdown } from '#formats/markdown/dialect.ts';
import { plainFirst } from '#formats/markdown/plain.ts';
import { rehypeDiagrams } from './diagram-figure.ts';
import {
  remarkAddresses,
  rehypeFootnoteWords,
  rehypeReachable,
  remarkHeadingLevels,
  remarkTaskMarks,
  type FootnoteWords,
  type HastRoot,
} from './prose-shape.ts';
import { remarkImages } from './study-images.ts';
import { remarkStudyLinks, type LinkResolver } from './study-links.ts';

/** Before every id that a memo brings, so that none is another's on its page. */
const PREFIX = 'memo_';

/** What of HTML a memo may become: GitHub's safe list, and the links of the study. */
const SAFE = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), 'figure', 'figcaption'],
  clobberPrefix: PREFIX,
  attributes: {
    ...defaultSchema.attributes,
    figure: [['className', 'picture'] as [string, string]],
    img: [...(defaultSchema.attributes?.img ?? []), 'loading', 'decoding'],
    span: [['className', 'citation'] as [string, string]],
    a: [...(defaultSchema.attributes?.a ?? []), 'lang', 'title'],
  },
};

/**
 * Makes a renderer of memos and analyses: Markdown (GFM) with study links to HTML. The text is not trusted: raw HTML shows as text,
 * images that are not the study's become links, and addresses other than http(s) and mailto are dropped: a path of the writer's own disk leads nowhere on the site.
 * Of two that stand on one page away from their own, each is given a name of its own as `beside`, so that no id is there twice.
 */
export function createProseRenderer(
  resolver: () => LinkResolver,
  footnoteWords: FootnoteWords,
): (markdown: string, beside?: string) => string {
  const processor = unified()
    .use(remarkParse)
    .use(zhagenMarkdown)
    .use(plainFirst)
    .use(remarkImages, resolver)
    .use(remarkAddresses, 'markdown')
    .use(remarkTaskMarks)
    .use(remarkStudyLinks, resolver)
    .use(remarkHeadingLevels, 3)
    .use(remarkRehype, {
      clobberPrefix: '',
      footnoteLabelTagName: 'h3',
      handlers: {
        html: (_: unknown, node: Html) => (saysNothing(node.value) ? undefined : { type: 'text' as const, value: node.value }),
      },
    })
    .use(rehypeFootnoteWords, () => footnoteWords)
    .use(mendLinks)
    .use(rehypeSanitize, SAFE)
    .use(freeCitations)
    .use(rehypeReachable)
    .use(rehypeDiagrams, resolver, 'markdown', PREFIX)
    .freeze();
  return (markdown, beside) => {
    const tree = processor.runSync(processor.parse(markdown));
    if (beside !== undefined) standBeside(tree, beside);
    return toHtml(tree, { allowDangerousHtml: true });
  };
}

/** On a page with another memo its ids have a name before them; its citations have none, as the bibliography leads to its own page. */
function standBeside(tree: HastRoot, beside: string): void {
  const named = (id: unknown) => `${beside}_${String(id)}`;
  // Of a diagram no text has these: its quotes are escaped.
  visit(
    tree,
    'raw',
    (node) =>
      void (node.value = node.value.replaceAll(/(="|\(#)memo_diagram_/g, (_, before: string) => before + named(`${PREFIX}diagram_`))),
  );
  visit(tree, 'element', ({ properties }) => {
    const { id, href, ariaDescribedBy } = properties;
    if (String(id).startsWith('cite_')) delete properties.id;
    else if (id !== undefined) properties.id = named(id);
    if (typeof href === 'string' && href.startsWith('#')) properties.href = `#${named(href.slice(1))}`;
    if (Array.isArray(ariaDescribedBy)) properties.ariaDescribedBy = ariaDescribedBy.map(named);
  });
}

/** Links without an address are plain words; and the sanitizer prefixes the ids of footnotes, but not the links to them. */
function mendLinks() {
  return (tree: HastRoot): void => {
    visit(tree, 'element', ({ properties }) => {
      const { href, dataFootnoteRef, dataFootnoteBackref } = properties;
      if (href === '') delete properties.href;
      if (typeof href === 'string' && (dataFootnoteRef ?? dataFootnoteBackref) !== undefined)
        properties.href = `#${PREFIX}${href.slice(1)}`;
    });
  };
}

/** The anchors of citations are made here and not by the memo: they are the same as in the report, without the sanitizer's prefix. */
function freeCitations() {
  return (tree: HastRoot): void => {
    visit(tree, 'element', ({ properties }) => {
      if (String(properties.id).startsWith(`${PREFIX}cite_`)) properties.id = String(properties.id).slice(PREFIX.length);
    });
  };
}
