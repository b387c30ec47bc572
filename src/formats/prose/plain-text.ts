import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { isDiagram } from './diagram-block.ts';
import { wordsOfDiagram } from '../mermaid/written-diagram.ts';
import type { CitationItem, ProseSegment } from '#domain/entry/entry.ts';

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
    if (node.type === 'code' && isDiagram(node)) say({ kind: 'text', text: wordsOfDiagram(node.value) });
    else if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'code') say({ kind: 'text', text: node.value });
    else if (node.type === 'image' || node.type === 'imageReference') say({ kind: 'text', text: node.alt ?? '' });
    else if (node.type === 'studyLink') say(node.segment);
    else if (node.type === 'break') say({ kind: 'text', text: '\n' });
    return node.type === 'studyLink' ? SKIP : undefined;
  });
  return blocks.filter((block) => block.length > 0);
}

/** What links say. */
export interface Sayings {
  /** `[[id]]` */
  node(id: string): string | undefined;
  /** `[@id]`: the number of the reference. */
  reference(id: string): string | undefined;
}

/** A prose as it reads: its blocks, one line each. */
export function plainText(blocks: readonly (readonly ProseSegment[])[], say: Sayings): string[] {
  const cite = ({ prefix, id, locator }: CitationItem) =>
    [prefix && `${prefix} `, say.reference(id) ?? `@${id}`, locator && `, ${locator}`].filter(Boolean).join('');
  const read = (part: ProseSegment) => {
    if (part.kind === 'text') return part.text;
    if (part.kind === 'node') return part.label ?? say.node(part.id) ?? part.raw;
    return part.items.every(({ id }) => say.reference(id) === undefined) ? part.raw : `[${part.items.map(cite).join(', ')}]`;
  };
  return blocks.map((block) => block.map(read).join('').replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}
