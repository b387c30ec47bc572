import type { Command, Font, Glyph } from 'opentype.js';

/** A glyph of a line, and where in it, in em. */
interface Placed {
  readonly glyph: Glyph;
  readonly x: number;
}

/** A line of text without a size. */
interface Line {
  readonly glyphs: readonly Placed[];
  /** In em. */
  readonly width: number;
}

/** A glyph's outline in hundredths of a pixel, where its first step leads, and all that follows it, each step from the one before. */
interface Outline {
  readonly x: number;
  readonly y: number;
  readonly rest: string;
}

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
  draw(text: string, x: number, y: number, size: number, most: number, anchor: 'start' | 'middle' | 'end'): string {
    const { glyphs, width } = this.#line(text);
    const set = width * size <= most ? size : Math.floor((most / width) * SIZES) / SIZES;
    const left = x - width * set * (anchor === 'middle' ? 0.5 : anchor === 'end' ? 1 : 0);
    return glyphs
      .map(({ glyph, x: along }) => {
        const outline = this.#outline(glyph, set);
        if (outline === undefined) return '';
        const [startX, startY] = [hundredths(left + along * set) + outline.x, hundredths(y) + outline.y];
        return `M${decimal(startX)} ${decimal(startY)}${outline.rest}`;
      })
      .join('');
  }

  #line(text: string): Line {
    const known = this.#lines.get(text);
    if (known !== undefined) return known;
    const glyphs: Placed[] = [];
    const width = this.#font.forEachGlyph(text, 0, 0, 1, {}, (glyph, x) => glyphs.push({ glyph, x }));
    const line = { glyphs, width };
    this.#lines.set(text, line);
    return line;
  }

  #outline(glyph: Glyph, size: number): Outline | undefined {
    const key = `${String(glyph.index)} ${String(size)}`;
    if (!this.#glyphs.has(key)) this.#glyphs.set(key, relative(glyph.getPath(0, 0, size).commands));
    return this.#glyphs.get(key);
  }
}

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
