import { textWidth } from '#formats/mermaid/measure.ts';
import { printable } from '#formats/mermaid/text.ts';
import { unionOf } from './box.ts';
import type { Box } from '../layout/drawing.ts';

/** How all text of a written diagram is set unless Mermaid sets it otherwise, in pixels. */
export const TEXT_SIZE = 14;
/** How much wider than the measure a face may run. */
const STRETCH = 1.02;
/** Above and below the baseline, in em: as fonts for Chinese have it. */
const [ASCENT, DESCENT] = [1.08, 0.32];
/** From the middle of a line to its baseline, in em: where Chinese characters stand upright in it. */
const MIDDLE = 0.37;

/** What Mermaid says of its texts in its style sheet, which is not there while it measures without a browser. */
const SHEET: readonly (readonly [selector: string, Readonly<Record<string, string>>])[] = [
  ['.node:not(.statediagram-state, .statediagram-note, .mindmap-node) .label text', { 'text-anchor': 'middle' }],
  ['.flowchartTitleText, .statediagramTitleText, .titleText', { 'text-anchor': 'middle', 'font-size': '18px', 'font-weight': 'bold' }],
  ['.pieTitleText', { 'text-anchor': 'middle', 'font-size': '18px', 'font-weight': 'bold' }],
  ['.slice, .legend text', { 'font-size': '14px' }],
  ['.grid', { 'font-size': '12px' }],
  ['.taskText', { 'text-anchor': 'middle' }],
  ['.taskTextOutsideRight, .sectionTitle', { 'text-anchor': 'start' }],
  ['.taskTextOutsideLeft', { 'text-anchor': 'end' }],
];

/** A value that an element says of itself: its own style outranks the sheet, and that its attribute. */
export function declared(element: Element, name: string): string | undefined {
  const style = element.getAttribute('style') ?? '';
  const own = style.split(';').findLast((one) => one.trim().startsWith(`${name}:`));
  const value = own
    ?.slice(own.indexOf(':') + 1)
    .replace('!important', '')
    .trim();
  if (value !== undefined && value !== '') return value;
  const sheet = SHEET.find(([selector, values]) => values[name] !== undefined && element.matches(selector));
  return sheet?.[1][name] ?? element.getAttribute(name) ?? undefined;
}

/** The same, or what it inherits. */
function inherited(element: Element, name: string): string | undefined {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const own = declared(at, name);
    if (own !== undefined) return own;
  }
  return undefined;
}

/** A length in pixels; nothing where there is none. */
function pixels(value: string | null | undefined, em = TEXT_SIZE): number {
  const number = Number.parseFloat(value ?? '');
  if (Number.isNaN(number)) return 0;
  return /ex\s*$/.test(value ?? '') ? (number * em) / 2 : /em\s*$/.test(value ?? '') ? number * em : number;
}

/** The size of an element's text. */
export function sizeOf(element: Element): number {
  const size = pixels(inherited(element, 'font-size'));
  return size > 0 ? size : TEXT_SIZE;
}

/** How wide a run of text is set. */
export const widthOf = (text: string, size: number) => textWidth(text.replace(/\s+/g, ' ').trim()) * size * STRETCH;

/** A line of text in the coordinates of its element. */
export interface Line {
  readonly text: string;
  readonly x: number;
  /** Of the baseline. */
  readonly y: number;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold: boolean;
  /** The part of the text that begins it. */
  readonly element: Element;
}

/** The lines of a text element: a part of it that has a place of its own begins one. */
export function linesOf(text: Element): Line[] {
  const size = sizeOf(text);
  const baseline = inherited(text, 'dominant-baseline') ?? inherited(text, 'alignment-baseline') ?? '';
  const drop = /central|middle/.test(baseline) ? MIDDLE : /hanging|before-edge|text-top/.test(baseline) ? ASCENT - 0.14 : 0;
  const along = (element: Element, name: 'x' | 'y') => pixels(element.getAttribute(name), size);
  const by = (element: Element, name: 'dx' | 'dy') => pixels(element.getAttribute(name), size);
  let [x, y] = [along(text, 'x') + by(text, 'dx'), along(text, 'y') + by(text, 'dy')];
  const lines: { x: number; y: number; text: string; element: Element }[] = [{ x, y, text: '', element: text }];
  const walk = (node: Node): void => {
    if (node.nodeType === 3) {
      const last = lines.at(-1);
      if (last !== undefined) last.text += node.nodeValue ?? '';
      return;
    }
    const part = node as Element;
    if (part !== text && ['x', 'y', 'dy'].some((name) => part.hasAttribute(name))) {
      if (part.hasAttribute('x')) x = along(part, 'x');
      if (part.hasAttribute('y')) y = along(part, 'y');
      y += by(part, 'dy');
      lines.push({ x, y, text: '', element: part });
    } else if (part !== text && part.hasAttribute('dx')) {
      const last = lines.at(-1);
      if (last !== undefined) last.text += ' ';
    }
    for (const child of part.childNodes) walk(child);
  };
  walk(text);
  return lines.flatMap((line) => {
    const words = readable(line.text);
    if (words === '') return [];
    const given = inherited(line.element, 'text-anchor');
    const anchor = given === 'middle' || given === 'end' ? given : 'start';
    const parts = [line.element, ...line.element.querySelectorAll('*')];
    const bold = parts.some((one) => /bold|[6-9]00/.test(inherited(one, 'font-weight') ?? ''));
    return [{ ...line, y: line.y + drop * size, text: words, size: sizeOf(line.element), bold, anchor }];
  });
}

/** Mermaid leaves entities in some labels as they were written. */
const NAMED: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>' };

function readable(text: string): string {
  const read = text.replace(/&(?:#(\d{1,7})|(quot|amp|lt|gt));/g, (whole, digits: string | undefined, name: string | undefined) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    return Number(digits) <= 0x10ffff ? String.fromCodePoint(Number(digits)) : whole;
  });
  return printable(read);
}

/** The box of a line. */
export function lineBox({ text, x, y, size, anchor }: Line): Box {
  const width = widthOf(text, size);
  const left = anchor === 'middle' ? x - width / 2 : anchor === 'end' ? x - width : x;
  return { x: left, y: y - ASCENT * size, width, height: (ASCENT + DESCENT) * size };
}

/** The box of a text element in its own coordinates; nothing where it has no words. */
export const textBox = (text: Element): Box | undefined => unionOf(linesOf(text).map(lineBox));
