import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import { textWidth } from '#formats/mermaid/measure.ts';
import { printable } from '#formats/mermaid/text.ts';
import { wrapText } from '#formats/mermaid/wrap.ts';

/** A text in a figure of ours, broken into lines. */
export interface FigureLabel {
  /** The text as it is. */
  readonly whole: string;
  readonly lang: string;
  /** In em. */
  readonly width: number;
  readonly lines: readonly string[];
  /** It goes on where its last line ends. */
  readonly isCut: boolean;
}

/** How many lines a label has at most: in the narrowest column all of one of a hundred letters. */
const MOST_LINES = 12;
/** Of a line's height, what stands above its letters' foot. */
const FOOT = 0.74;

export function figureLabel(text: LocalizedText, em: number, lang: string, most = MOST_LINES): FigureLabel {
  const run = textIn(text, lang);
  const whole = printable(run.text);
  const lines = wrapText(whole, em);
  const shown = lines.slice(0, most);
  if (lines.length > most) shown[most - 1] = cut(shown[most - 1] ?? '', em);
  return { whole, lang: run.lang, width: Math.max(...shown.map(textWidth)), lines: shown, isCut: lines.length > most };
}

/** Where the lines of a label stand that begins at `top`. */
export const linesFrom = ({ lines }: FigureLabel, top: number, height: number) =>
  lines.map((text, i) => ({ text, y: roundTo(top + (i + FOOT) * height) }));

/** To a tenth of a pixel. */
export const roundTo = (n: number): number => Math.round(n * 10) / 10;

/** A line that tells that it goes on. */
function cut(line: string, em: number): string {
  const letters = Array.from(line);
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > em) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}
