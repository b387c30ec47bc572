import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { ProseLink, ProseText } from '#domain/entry.ts';
import type { Position } from '#domain/finding.ts';
import { blocksOf } from './plain-text.ts';
import { identifyHeadings } from './prose-headings.ts';
import { splitProse } from './prose-link.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/** The report's MDX does not parse: where, counted in the file, and why. */
export interface ProseError {
  readonly position: Position;
  readonly reason: string;
}

/**
 * Reads a Markdown (GFM) or MDX text: what it links to, and what it says.
 * @param line the line of the file on which `text` begins, from 1
 */
export function parseProse(text: string, line: number, form: 'markdown' | 'mdx'): ProseText | ProseError {
  const read = (root: Root, headings: ProseText['headings'] = []): ProseText => ({
    text,
    line,
    headings,
    links: text.includes('[') || form === 'mdx' ? findLinks(root, text, line) : [],
    blocks: blocksOf(root),
  });
  if (form === 'markdown') return read(markdown.parse(text));
  try {
    const root = mdx.parse(text);
    return read(root, identifyHeadings(root, line));
  } catch (error) {
    if (!(error instanceof Error) || !('reason' in error)) throw error;
    const {
      reason,
      line: at,
      column,
      place,
    } = error as Error & { reason: string; line?: number; column?: number; place?: { start?: Position } & Partial<Position> };
    // The parser names the tag that is left open by its own line count, which is not the file's.
    const [named, ...open] = /\((\d+):(\d+)(?:-\d+:\d+)?\)/.exec(reason) ?? [];
    const start = named === undefined ? (place?.start ?? place) : { line: Number(open[0]), column: Number(open[1]) };
    return {
      position: { line: line - 1 + (start?.line ?? at ?? 1), column: start?.column ?? column ?? 1 },
      reason: reason.replace(/,? ?\(\d+:\d+(-\d+:\d+)?\)/g, ''),
    };
  }
}

function findLinks(root: Root, source: string, firstLine: number): ProseLink[] {
  const links: ProseLink[] = [];
  const lineStarts = [0, ...Array.from(source.matchAll(/\n/g), (match) => match.index + 1)];
  const positionAt = (offset: number): Position => {
    let low = 0;
    for (let high = lineStarts.length; high - low > 1;) {
      const middle = (low + high) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: firstLine + low, column: offset - (lineStarts[low] ?? 0) + 1 };
  };
  visit(root, (node) => {
    const start = node.position?.start.offset ?? 0;
    if (node.type === 'link') return SKIP;
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      if (node.name !== null && /^[A-Z]/.test(node.name)) links.push({ kind: 'component', target: node.name, position: positionAt(start) });
      const id = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id');
      if (node.name === 'Excerpt')
        links.push({ kind: 'excerpt', target: typeof id?.value === 'string' ? id.value : '', position: positionAt(start) });
    }
    if (node.type !== 'text') return undefined;
    let cursor = start;
    for (const segment of splitProse(node.value)) {
      if (segment.kind === 'text') continue;
      // Escapes make the source longer than the text: the link is found again from where the last one ended.
      cursor = Math.max(cursor, source.indexOf(segment.kind === 'node' ? '[[' : '[@', cursor));
      const position = positionAt(cursor);
      if (segment.kind === 'node') links.push({ kind: 'node', target: segment.id, position });
      else for (const { id } of segment.items) links.push({ kind: 'reference', target: id, position });
      cursor += 2;
    }
    return undefined;
  });
  return links;
}
