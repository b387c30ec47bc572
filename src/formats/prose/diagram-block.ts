import type { Code, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ProseDiagram, ProseLink } from '#domain/entry/entry.ts';
import type { Position, Rule } from '#domain/entry/finding.ts';
import { readBlock } from '../mermaid/written-diagram.ts';

interface FoundDiagrams {
  readonly diagrams: ProseDiagram[];
  /** To the study's own concepts and categories. */
  readonly links: ProseLink[];
  readonly remarks: { rule: Rule; position: Position; message: string; mend: string }[];
}

/** What the fence says behind `mermaid`, where that can be a fragment. */
export const fragmentWord = (meta: string | null | undefined): string | undefined => /^[a-z][a-z0-9-]{0,60}$/.exec(meta ?? '')?.[0];

/** Whether a block of code is a diagram to be drawn: its fence says `mermaid`. */
export const isDiagram = ({ lang }: Pick<Code, 'lang'>): boolean => lang?.toLowerCase() === 'mermaid';

/** The diagrams of a text, and what is to be told of them. @param root with its positions in `text` */
export function readDiagrams(root: Root, text: string, positionOf: (offset: number) => Position): FoundDiagrams {
  const found: FoundDiagrams = { diagrams: [], links: [], remarks: [] };
  const names = new Set<string>();
  visit(root, 'code', (node) => {
    if (!isDiagram(node)) return;
    const name = fragmentWord(node.meta);
    if (name !== undefined && names.has(name)) {
      const message = `An earlier diagram of this text is called "${name}" too, and a fragment leads to one.`;
      const position = positionOf(node.position?.start.offset ?? 0);
      found.remarks.push({ rule: 'duplicate-id', position, message, mend: 'Write another word behind mermaid, or none.' });
    }
    if (name !== undefined) names.add(name);
    const offsets = lineOffsets(node, text);
    const at = (line: number, words: string): number => {
      const start = offsets[line] ?? offsets[0] ?? 0;
      const end = text.indexOf('\n', start);
      return start + Math.max(0, text.slice(start, end < 0 ? undefined : end).indexOf(words));
    };
    const { diagram, nodes, remarks } = readBlock(node.value);
    if (diagram !== undefined) found.diagrams.push({ block: node.value, lines: offsets.map((offset) => positionOf(offset)) });
    for (const { id, line, words } of nodes) {
      const start = at(line, words);
      found.links.push({ kind: 'node', target: id, position: positionOf(start), span: [start, start + words.length] });
    }
    for (const { line, words, rule, message, mend } of remarks)
      found.remarks.push({ rule, position: positionOf(at(line, words)), message, mend });
  });
  return found;
}

/** Where each line between the fences begins in the text: behind what indents it, or quotes it. */
function lineOffsets({ value, position }: Code, text: string): number[] {
  let at = text.indexOf('\n', position?.start.offset ?? 0) + 1;
  return value.split('\n').map((line) => {
    const end = text.indexOf('\n', at);
    const start = at + Math.max(0, text.slice(at, end < 0 ? undefined : end).lastIndexOf(line));
    at = end < 0 ? text.length : end + 1;
    return start;
  });
}
