import type { Root } from 'mdast';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { ProseLink, ProseText } from '#domain/entry.ts';
import type { Position } from '#domain/finding.ts';
import { zhagenMarkdown } from './markdown/dialect.ts';
import { blocksOf } from './plain-text.ts';
import { identifyHeadings } from './prose-headings.ts';

const markdown = unified().use(remarkParse).use(zhagenMarkdown).freeze();
const mdx = unified().use(remarkParse).use(remarkMdx).use(zhagenMarkdown).freeze();

/** The report's MDX does not parse: where, counted in the file, and why. */
export interface ProseError {
  readonly position: Position;
  readonly reason: string;
}

/**
 * Reads a Markdown or MDX text: what it links to, and what it says.
 * @param line the line of the file on which `text` begins, from 1
 */
export function parseProse(text: string, line: number, form: 'markdown' | 'mdx'): ProseText | ProseError {
  const processor = form === 'mdx' ? mdx : markdown;
  try {
    const root = processor.parse(text);
    const links = text.includes('[') || form === 'mdx' ? findLinks(root, line) : [];
    processor.runSync(root);
    const headings = form === 'mdx' ? identifyHeadings(root, line) : [];
    return { text, line, links, blocks: blocksOf(root), headings };
  } catch (error) {
    if (!(error instanceof Error) || !('reason' in error)) throw error;
    return proseError(error as ParserError, line);
  }
}

type ParserError = Error & { reason: string; line?: number; column?: number; place?: { start?: Position } & Partial<Position> };

function proseError({ reason, line: at, column, place }: ParserError, line: number): ProseError {
  // The parser names the tag that is left open by its own line count, which is not the file's.
  const [named, ...open] = /\((\d+):(\d+)(?:-\d+:\d+)?\)/.exec(reason) ?? [];
  const start = named === undefined ? (place?.start ?? place) : { line: Number(open[0]), column: Number(open[1]) };
  return {
    position: { line: line - 1 + (start?.line ?? at ?? 1), column: start?.column ?? column ?? 1 },
    reason: reason.replace(/,? ?\(\d+:\d+(-\d+:\d+)?\)/g, ''),
  };
}

function findLinks(root: Root, firstLine: number): ProseLink[] {
  const links: ProseLink[] = [];
  visit(root, (node) => {
    const { line = 1, column = 1, offset = 0 } = node.position?.start ?? {};
    const position = { line: firstLine - 1 + line, column };
    if (node.type === 'link') return SKIP;
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (node.name !== null && /^[A-Z]/.test(node.name)) links.push({ kind: 'component', target: node.name, position });
      const id = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id');
      if (node.name === 'Excerpt') links.push({ kind: 'excerpt', target: typeof id?.value === 'string' ? id.value : '', position });
    }
    if (node.type !== 'studyLink') return undefined;
    const { segment } = node;
    if (segment.kind === 'node')
      links.push({ kind: 'node', target: segment.id, position, label: segment.label, span: [offset, node.position?.end.offset ?? offset] });
    else for (const { id } of segment.items) links.push({ kind: 'reference', target: id, position });
    return undefined;
  });
  return links;
}
