import type { Reading } from '#domain/exchange/project.ts';
import { withLineFeeds } from '#formats/text/line-ends.ts';

/** How a program counts characters, and whether CR LF is one or, as it is stored, two. */
export interface OffsetReading {
  readonly unit: 'code point' | 'utf-16';
  readonly newline: 'as stored' | '1';
}

const OFFSET_READINGS: readonly OffsetReading[] = [
  { unit: 'code point', newline: 'as stored' },
  { unit: 'code point', newline: '1' },
  { unit: 'utf-16', newline: 'as stored' },
  { unit: 'utf-16', newline: '1' },
];

/** A text as a file stores it, and the places that are named in it, with words that it is said to begin with. */
export interface MarkedText {
  readonly stored: string;
  readonly marks: readonly { readonly start: number; readonly end: number; readonly words?: string | undefined }[];
}

/** Text as a study has it: no byte-order mark, lines end in a line feed. */
export const normalText = (stored: string): string => withLineFeeds(stored.replace(/^\ufeff/, ''));

/** From the places of a reading to code points of the text with line feeds; undefined in the middle of a character, and outside. */
export class OffsetMap {
  readonly #to: Int32Array;

  constructor(stored: string, { unit, newline }: OffsetReading) {
    const text = stored.replace(/^\ufeff/, '');
    const to = new Int32Array(text.length + 1).fill(-1);
    let [from, at] = [0, 0];
    for (let i = 0; i < text.length; from++, at++) {
      to[from] = at;
      const code = text.codePointAt(i) ?? 0;
      const crlf = code === 13 && text.charCodeAt(i + 1) === 10;
      if (crlf && newline === 'as stored') to[++from] = -1;
      if (code > 0xffff && unit === 'utf-16') to[++from] = -1;
      i += code > 0xffff || crlf ? 2 : 1;
    }
    to[from] = at;
    this.#to = to.subarray(0, from + 1);
  }

  at(offset: number): number | undefined {
    const place = this.#to[offset];
    return place === undefined || place < 0 ? undefined : place;
  }

  /** As far as the text goes, in the units of the reading. */
  get length(): number {
    return this.#to.length - 1;
  }
}

/** How the program that wrote a file is known to count. */
function priorOf(origin: string): OffsetReading {
  if (/^NVivo/i.test(origin)) return { unit: 'utf-16', newline: 'as stored' };
  if (/^ATLAS\.ti/i.test(origin)) return { unit: 'code point', newline: '1' };
  return { unit: 'code point', newline: 'as stored' };
}

/** Less than this tells nothing, in points a mark. */
const MARGIN = 0.3;

/**
 * How a file counts: as its program is known to, unless the file shows another way: by words that only another reading finds where they
 * are said to be, or by ends of words.
 * @param asked what the user says it is
 */
export function settleOffsets(
  texts: readonly MarkedText[],
  origin: string,
  asked?: OffsetReading,
): { reading: OffsetReading; told: Reading | undefined } {
  const prior = priorOf(origin);
  const open = texts
    .filter(({ stored, marks }) => marks.length > 0 && /\r|[\ud800-\udfff]/.test(stored.replace(/^\ufeff/, '')))
    .map((text): OpenText => ({ ...text, points: Array.from(normalText(text.stored)) }));
  const tell = (reading: OffsetReading, why: string, proved: boolean) => ({
    reading,
    told: { what: 'offsets' as const, as: nameOf(reading), why, proved },
  });
  if (asked !== undefined) return tell(asked, 'as you said', true);
  if (open.length === 0) return { reading: prior, told: undefined };
  const scores = OFFSET_READINGS.map((reading) => ({ reading, ...weigh(open, reading) }));
  const own = scores.find(({ reading }) => same(reading, prior)) ?? { score: 0, words: 0, reading: prior };
  const byWords = best(scores, ({ words }) => words);
  const counted = open.reduce((sum, { marks }) => sum + marks.filter(({ words }) => words !== undefined).length, 0);
  if (byWords.words > own.words)
    return tell(
      byWords.reading,
      `${String(byWords.words)} of ${String(counted)} passages begin with the words that the file says, read so`,
      true,
    );
  if (own.words > 0) {
    const alone = scores.every(({ reading, words }) => same(reading, prior) || words < own.words);
    return tell(prior, `${String(own.words)} of ${String(counted)} passages begin with the words that the file says, read so`, alone);
  }
  const byScore = best(scores, ({ score }) => score);
  if (byScore.score >= own.score + MARGIN)
    return tell(byScore.reading, 'most passages begin and end with whole words only when they are read so', true);
  const alone = scores.every(({ reading, score }) => same(reading, prior) || own.score >= score + MARGIN);
  return tell(
    prior,
    alone
      ? 'most passages begin and end with whole words only when they are read so'
      : `${origin === '' ? 'such files are' : 'this program is'} known to count so, and nothing in the file says otherwise`,
    alone,
  );
}

const nameOf = ({ unit, newline }: OffsetReading): string =>
  `${unit === 'utf-16' ? 'UTF-16 units' : 'code points'}, a line break as ${newline === '1' ? 'one' : 'it is stored'}`;

const same = (a: OffsetReading, b: OffsetReading) => a.unit === b.unit && a.newline === b.newline;

function best<T>(list: readonly T[], of: (item: T) => number): T {
  const [first, ...others] = list;
  if (first === undefined) throw new Error('There are four readings.');
  return others.reduce((top, one) => (of(one) > of(top) ? one : top), first);
}

/** A text whose characters are counted in several ways, as code points. */
interface OpenText extends MarkedText {
  readonly points: readonly string[];
}

/** What speaks for a reading: the points of its passages’ ends, and how many begin with the words that the file says. */
function weigh(texts: readonly OpenText[], reading: OffsetReading): { score: number; words: number } {
  let [score, words, count] = [0, 0, 0];
  for (const { stored, marks, points } of texts) {
    const map = new OffsetMap(stored, reading);
    for (const mark of marks) {
      count++;
      const [start, end] = [map.at(mark.start), map.at(mark.end)];
      const outside = mark.end > map.length || mark.start > map.length;
      if (outside) score -= 2;
      else if (start === undefined || end === undefined) score -= 1;
      else {
        if (!cutsWord(points, start)) score++;
        if (!cutsWord(points, end)) score++;
        if (/^\s/u.test(points[start] ?? '')) score--;
        if (mark.words !== undefined && beginsWith(points.slice(start, end).join(''), mark.words)) words++;
      }
    }
  }
  return { score: count === 0 ? 0 : score / count, words };
}

const cutsWord = (points: readonly string[], at: number) =>
  /^[\p{L}\p{N}]$/u.test(points[at - 1] ?? '') && /^[\p{L}\p{N}]$/u.test(points[at] ?? '');

/** White space aside; what is shortened ends in an ellipsis. Shorter words are in every text. */
function beginsWith(text: string, words: string): boolean {
  const bare = (one: string) => one.replace(/\s+/gu, '');
  const wanted = bare(words.replace(/(?:…|\.\.\.)\s*$/u, ''));
  return wanted.length >= 3 && bare(text).startsWith(wanted);
}
