import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ProseSegment } from '#domain/entry.ts';
import { splitProse } from './prose-link.ts';

const BLOCKS: readonly string[] = ['paragraph', 'heading', 'tableCell', 'code'];

/** What a parsed prose says, without its markup: its blocks, one after the other. */
export function blocksOf(root: Root): ProseSegment[][] {
  const blocks: ProseSegment[][] = [];
  visit(root, (node) => {
    if (BLOCKS.includes(node.type) || blocks.length === 0) blocks.push([]);
    if (node.type === 'text') blocks.at(-1)?.push(...splitProse(node.value));
    else if (node.type === 'inlineCode' || node.type === 'code') blocks.at(-1)?.push({ kind: 'text', text: node.value });
  });
  return blocks.filter((block) => block.length > 0);
}

/**
 * A prose as it reads, without its citations: its blocks, one line each.
 * @param labelOf what `[[id]]` says
 */
export function plainText(blocks: readonly (readonly ProseSegment[])[], labelOf: (id: string) => string | undefined): string[] {
  const read = (part: ProseSegment) =>
    part.kind === 'text' ? part.text : part.kind === 'node' ? (part.label ?? labelOf(part.id) ?? part.raw) : '';
  return blocks.map((block) => block.map(read).join('').replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}
