import type { Command, Font, Glyph } from 'opentype.js';

/** A glyph of a line, and where in it, in em. */
interface Placed {
  readonly glyph: Glyph;
  readonly x: number;
  readonly y: number;
  /** It lies in a line that runs down. */
  readonly isTurned: boolean;
}

/** A line of text without a size. */
interface Line {
  readonly glyphs: readonly Placed[];
  /** In em: of one that runs down, its height. */
  readonly length: number;
}

/** A glyph's outline in hundredths of a pixel, where its first step leads, and all that follows it, each step from the one before. */
interface Outline {
  readonly x: number;
  readonly y: number;
  readonly rest: string;
}

/** What stands upright in a line that runs down, as `text-orientation: mixed` has it; all else is turned a quarter to the right. */
const UPRIGHT =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}、。，．！？／％＆＋０-９Ａ-Ｚａ-ｚ]';
/** Each of those, and what is between them. */
const SQUARES_AND_RUNS = new RegExp(`(${UPRIGHT})|(?:(?!${UPRIGHT}).)+`, 'gu');
/** What stands in the upper right of its square there. */
const RAISED = /[、。，．]/u;
/** Of a line that runs down, in em: from the top of a square to its baseline, from the middle of letters to theirs, and how far marks are raised. */
const [SQUARE, MIDDLE, RAISE] = [0.88, 0.37, 0.6];

/** Sizes are of so many to a pixel, so that lines which are made narrower share outlines. */
const SIZES = 20;

/** Lines of text as outlines of a typeface; a glyph is drawn once in each size. */
export class Outlines {
  readonly #font: Font;
  readonly #lines = new Map<string, Line>();
  readonly #glyphs = new Map<string, Outline | undefined>();

  constructor(font: Font) {
    this.#font = font;
  }

  /** Whether the typeface has every letter of a text. */
  has(text: string): boolean {
    return Array.from(text).every((letter) => letter.trim() === '' || this.#font.charToGlyphIndex(letter) !== 0);
  }

  /** A line as the text of a path, no wider than told. @param x of its beginning, middle or end */
  draw(text: string, x: number, y: number, size: number, most: number, anchor: Anchor): string {
    const line = this.#line(text);
    const set = fitting(line, size, most);
    return this.#path(line, x - line.length * set * SHARES[anchor], y, set);
  }

  /** A line that runs down, no longer than told. @param x of its middle @param y of its beginning, middle or end */
  drawDown(text: string, x: number, y: number, size: number, most: number, anchor: Anchor): string {
    const line = this.#downLine(text);
    const set = fitting(line, size, most);
    return this.#path(line, x, y - line.length * set * SHARES[anchor], set);
  }

  #path({ glyphs }: Line, left: number, top: number, size: number): string {
    return glyphs
      .map(({ glyph, x, y, isTurned }) => {
        const outline = this.#outline(glyph, size, isTurned);
        if (outline === undefined) return '';
        const [startX, startY] = [hundredths(left + x * size) + outline.x, hundredths(top + y * size) + outline.y];
        return `M${decimal(startX)} ${decimal(startY)}${outline.rest}`;
      })
      .join('');
  }

  #line(text: string): Line {
    const known = this.#lines.get(text);
    if (known !== undefined) return known;
    const glyphs: Placed[] = [];
    const length = this.#font.forEachGlyph(text, 0, 0, 1, {}, (glyph, x) => glyphs.push({ glyph, x, y: 0, isTurned: false }));
    const line = { glyphs, length };
    this.#lines.set(text, line);
    return line;
  }

  /** Around the line that runs through its middle: squares one below another, and what lies between them. */
  #downLine(text: string): Line {
    const glyphs: Placed[] = [];
    let length = 0;
    for (const [run, mark] of text.matchAll(SQUARES_AND_RUNS)) {
      const line = this.#line(run);
      const [right, up] = mark !== undefined && RAISED.test(mark) ? [RAISE, RAISE] : [0, 0];
      for (const { glyph, x } of line.glyphs) {
        if (mark === undefined) glyphs.push({ glyph, x: -MIDDLE, y: length + x, isTurned: true });
        else glyphs.push({ glyph, x: x - line.length / 2 + right, y: length + SQUARE - up, isTurned: false });
      }
      length += mark === undefined ? line.length : 1;
    }
    return { glyphs, length };
  }

  #outline(glyph: Glyph, size: number, isTurned: boolean): Outline | undefined {
    const key = `${String(glyph.index)} ${String(size)} ${String(isTurned)}`;
    if (!this.#glyphs.has(key)) {
      const { commands } = glyph.getPath(0, 0, size);
      this.#glyphs.set(key, relative(isTurned ? commands.map(turned) : commands));
    }
    return this.#glyphs.get(key);
  }
}

type Anchor = 'start' | 'middle' | 'end';

/** How much of a line is before its anchor. */
const SHARES: Readonly<Record<Anchor, number>> = { start: 0, middle: 0.5, end: 1 };

/** The size in which a line is no longer than told. */
const fitting = ({ length }: Line, size: number, most: number) =>
  length * size <= most ? size : Math.floor((most / length) * SIZES) / SIZES;

/** A step a quarter to the right. */
const turned = ({ type, x, y, x1, y1, x2, y2 }: Command): Command => ({
  type,
  ...(y !== undefined && { x: -y, y: x }),
  ...(y1 !== undefined && { x1: -y1, y1: x1 }),
  ...(y2 !== undefined && { x2: -y2, y2: x2 }),
});

const hundredths = (value: number): number => Math.round(value * 100);
const decimal = (value: number): string => String(value / 100);

/** Steps as differences of what was rounded, so that no error grows. */
function relative(commands: readonly Command[]): Outline | undefined {
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  let first: { x: number; y: number } | undefined;
  let rest = '';
  for (const { type, ...at } of commands) {
    if (type === 'Z') {
      rest += 'z';
      [x, y] = [startX, startY];
      continue;
    }
    const points = [[at.x1, at.y1] as const, [at.x2, at.y2] as const, [at.x, at.y] as const].flatMap(([toX, toY]) =>
      toX === undefined || toY === undefined ? [] : [[hundredths(toX), hundredths(toY)] as const],
    );
    const [endX, endY] = points.at(-1) ?? [x, y];
    if (first === undefined) first = { x: endX, y: endY };
    else {
      const numbers = points.flatMap(([toX, toY]) => [decimal(toX - x), decimal(toY - y)]);
      rest += type.toLowerCase() + numbers.reduce((all, one) => (all === '' || one.startsWith('-') ? all + one : `${all} ${one}`), '');
    }
    [x, y] = [endX, endY];
    if (type === 'M') [startX, startY] = [x, y];
  }
  return first && { ...first, rest };
}
