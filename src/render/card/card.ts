import type { Command, Font } from 'opentype.js';
import { wrapText } from '#formats/mermaid/wrap.ts';

/** What stands on the picture of a study that other sites show beside a link to it. */
export interface CardContent {
  readonly kind: string;
  readonly title: string;
  readonly by: string;
  readonly counts: string;
  /** A bar for each group of the coding, as wide as its concepts are many. */
  readonly groups: readonly { readonly label: string; readonly hue: string; readonly concepts: number }[];
}

/** Open Graph's own proportion, and the size that services ask for. */
export const CARD = { width: 1200, height: 630 } as const;

const MARGIN = 88;
const ROOM = CARD.width - 2 * MARGIN;
const [PAPER, INK, SOFT, SEAL] = ['#fbfaf6', '#22201c', '#5d574d', '#a8321f'];
/** The hues of the pages in light mode, by their names. */
export const CARD_HUES: Readonly<Record<string, string>> = {
  1: '#2f5688',
  2: '#8a530b',
  3: '#2d7058',
  4: '#7a3f7d',
  5: '#8c3b45',
  6: '#5c6420',
  core: INK,
};

/** Sizes of the title, the first in which it has no more than so many lines. */
const SIZES = [
  [76, 2],
  [64, 3],
  [52, 4],
] as const;

/** The picture as SVG, its text drawn as outlines, so that no font of the machine has a part in it; nothing where the font lacks a character. */
export function drawCard({ kind, title, by, counts, groups }: CardContent, font: Font): string | undefined {
  const missing = (text: string) => Array.from(text).some((character) => character.trim() !== '' && font.charToGlyphIndex(character) === 0);
  if ([kind, title, by, counts].some(missing)) return undefined;
  const text = (line: string, x: number, y: number, size: number, fill: string) => {
    const { commands } = font.getPath(line, x, y, Math.min(size, size * (ROOM / font.getAdvanceWidth(line, size))));
    return `<path fill="${fill}" d="${commands.map(step).join('')}"/>`;
  };
  const { lines, size } = setTitle(title);
  const top = 208 + (3 - lines.length) * size * 0.35;
  const all = groups.reduce((sum, { concepts }) => sum + concepts, 0);
  let x = MARGIN;
  const bars = groups.map(({ label, hue, concepts }) => {
    const [start, width, fill] = [x, (ROOM * concepts) / all, CARD_HUES[hue] ?? INK];
    x += width;
    const fits = !missing(label) && font.getAdvanceWidth(label, 22) < width - 12;
    return `<rect x="${start.toFixed(1)}" y="516" width="${Math.max(0, width - 6).toFixed(1)}" height="14" fill="${fill}"/>${fits ? text(label, start, 562, 22, fill) : ''}`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${String(CARD.width)}" height="${String(CARD.height)}">`,
    `<rect width="100%" height="100%" fill="${PAPER}"/><rect width="100%" height="10" fill="${SEAL}"/>`,
    text(kind, MARGIN, 108, 26, SEAL),
    ...lines.map((line, i) => text(line, MARGIN, top + i * size * 1.32, size, INK)),
    text(by, MARGIN, 448, 30, INK),
    text(counts, MARGIN, 490, 24, SOFT),
    ...(all > 0 ? bars : []),
    '</svg>',
  ].join('');
}

/** The font library writes NaN for some numbers; these are its own steps. */
function step({ type, x1, y1, x2, y2, x, y }: Command): string {
  const numbers = [x1, y1, x2, y2, x, y].filter((one) => one !== undefined);
  return type + numbers.map((one) => one.toFixed(1)).join(' ');
}

/** A title that is too long even in the smallest size ends in an ellipsis. */
function setTitle(title: string): { lines: readonly string[]; size: number } {
  for (const [size, most] of SIZES) {
    const lines = wrapText(title, ROOM / size);
    if (lines.length <= most) return { lines, size };
  }
  const lines = wrapText(title, ROOM / 52).slice(0, 4);
  return { lines: [...lines.slice(0, 3), `${lines[3] ?? ''}…`], size: 52 };
}
