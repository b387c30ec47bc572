import type { CaseStudy, Category, Concept } from '#domain/study/case-study.ts';
import { escapeXml } from '#formats/containers/xml.ts';
import { exportedMeaning, own } from './export-loss.ts';
import { guidFor } from './guid.ts';

/** GUIDs that a program gave, by identifiers; others are made of the identifiers. */
export type Guids = ReadonlyMap<string, string>;

export const XML_DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';
export const ORIGIN = 'Zhagen';

/** Text on one line, in an attribute. */
export const attributeText = (text: string): string => escapeXml(text.replace(/\s+/gu, ' ').trim());

/** The form that the standard has; a program may have written another. */
export const codeGuid = (node: Category | Concept, guids: Guids): string => {
  const known = guids.get(node.id);
  return known !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(known) ? known : guidFor(node.kind, node.id);
};

/** @param notes the GUIDs of the notes of a node: a codebook has none */
export function formatCodes({ roots, groups }: CaseStudy, guids: Guids, notes: (node: Category | Concept) => readonly string[]): string {
  const color = (node: Category | Concept) => {
    const group = node.group === undefined ? -1 : groups.indexOf(node.group);
    return group < 0 ? '' : ` color="${hueOf(group)}"`;
  };
  const code = (node: Category | Concept, depth: number): string => {
    const blanks = '  '.repeat(depth);
    const meaning = exportedMeaning(node);
    const inner = [
      ...(meaning === undefined ? [] : [`${blanks}  <Description>${escapeXml(meaning)}</Description>`]),
      ...notes(node).map((guid) => `${blanks}  <NoteRef targetGUID="${guid}"/>`),
      ...(node.kind === 'category' ? [...node.concepts, ...node.children].map((child) => code(child, depth + 1)) : []),
    ];
    const start = `${blanks}<Code guid="${codeGuid(node, guids)}" name="${attributeText(own(node.label))}" isCodable="${node.kind === 'concept' ? 'true' : 'false'}"${color(node)}`;
    return inner.length === 0 ? `${start}/>` : `${start}>\n${inner.join('\n')}\n${blanks}</Code>`;
  };
  return `<Codes>\n${roots.map((root) => code(root, 1)).join('\n')}\n</Codes>`;
}

/** A codebook (`.qdc`), with the same GUIDs each time. */
export function formatCodebook(caseStudy: CaseStudy, guids: Guids = new Map()): string {
  return `${XML_DECLARATION}<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${ORIGIN}">\n${formatCodes(caseStudy, guids, () => [])}\n</CodeBook>\n`;
}

/** Colours far apart, however many there are. */
function hueOf(n: number): string {
  const hue = (n * 137.508) % 360;
  const channel = (offset: number) => {
    const k = (offset + hue / 30) % 12;
    return Math.round(255 * (0.45 - 0.25 * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return `#${[0, 8, 4].map((offset) => channel(offset).toString(16).padStart(2, '0')).join('')}`.toUpperCase();
}
