import { textWidth } from '#formats/mermaid/measure.ts';
import { wrapText } from '#formats/mermaid/wrap.ts';
import type { Part } from './chart.ts';
import { CORE_TYPE, CURRENT_TYPE, NODE_TYPE, type TypeSize } from './type.ts';

/** A text broken into lines, with the room that it takes in pixels. */
export interface TextBlock {
  readonly lines: readonly string[];
  /** How many of the last lines are set quieter. */
  readonly details: number;
  readonly type: TypeSize;
  readonly width: number;
  readonly height: number;
}

/** Breaks a text, and a quieter one after it, into lines no wider than so many pixels. */
export function textBlock(text: string, type: TypeSize, maxWidth: number, detail?: string): TextBlock {
  const em = type.size * type.stretch;
  const wrap = (words: string): string[] => wrapText(words, maxWidth / em);
  const details = detail === undefined ? [] : wrap(detail);
  const lines = [...wrap(text), ...details];
  const width = Math.max(...lines.map(textWidth)) * em;
  return { lines, details: details.length, type, width, height: lines.length * type.line };
}

/** The text of a node; main categories and the core are set larger. */
export function nodeText({ label, detail, classes }: Part, maxWidth: number): TextBlock {
  const large = classes.includes('core') || classes.includes('group-node');
  return textBlock(label, large ? CORE_TYPE : classes.includes('current') ? CURRENT_TYPE : NODE_TYPE, maxWidth, detail);
}

/** The text on an edge, which a role's is too; nothing for one without. */
export function edgeText(label: string, maxWidth: number, type: TypeSize): TextBlock | undefined {
  return label.trim() === '' ? undefined : textBlock(label, type, maxWidth);
}

/** How wide the longest word of a text is, which no line should break. */
export function longestWord(text: string, type: TypeSize): number {
  const words = text.split(/\s+/).flatMap((word) => word.split(/(?=\p{Script=Han})|(?<=\p{Script=Han})/u));
  return Math.ceil(Math.max(0, ...words.map(textWidth)) * type.size * type.stretch) + 1;
}

/** How wide labels may be: as wide as usual, and up to so many times that where a word would break. */
export function labelWidth(labels: readonly string[], usual: number, type: TypeSize, most = 1.4): number {
  return Math.max(usual, ...labels.map((label) => Math.min(usual * most, longestWord(label, type))));
}
