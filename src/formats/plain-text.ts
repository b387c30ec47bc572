import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { ProseSegment } from '#domain/entry/entry.ts';

const BLOCKS: readonly string[] = ['paragraph', 'heading', 'tableCell', 'code'];

/** What a parsed prose says, without its markup: its blocks, one after the other. For an image its alternative text stands. */
export function blocksOf(root: Root): ProseSegment[][] {
  const blocks: ProseSegment[][] = [];
  const say = (segment: ProseSegment) => {
    const block = blocks.at(-1);
    const last = block?.at(-1);
    if (last?.kind === 'text' && segment.kind === 'text') block?.splice(-1, 1, { kind: 'text', text: last.text + segment.text });
    else block?.push(segment);
  };
  visit(root, (node) => {
    if (BLOCKS.includes(node.type) || blocks.length === 0) blocks.push([]);
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') say({ kind: 'text', text: node.value });
    else if (node.type === 'image' || node.type === 'imageReference') say({ kind: 'text', text: node.alt ?? '' });
    else if (node.type === 'studyLink') say(node.segment);
    else if (node.type === 'break') say({ kind: 'text', text: '\n' });
    return node.type === 'studyLink' ? SKIP : undefined;
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
