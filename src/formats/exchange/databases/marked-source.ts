import type { Losses } from '#domain/exchange/losses.ts';
import type { Range, Source } from '#domain/exchange/project.ts';
import { normalText, OffsetMap } from '../refi/offsets.ts';

/** A text of a database whose places are code points as it is stored, and the words that each place is said to have. */
export interface MarkedSource {
  readonly source: Source;
  /** The range of the words: where they are said to be, or else where they stand once; nothing, which is told, if neither. */
  find(start: number | undefined, end: number | undefined, words: string, losses: Losses): { readonly range: Range; readonly text: string } | undefined; // prettier-ignore
}

export function markedSource(source: Omit<Source, 'text'>, stored: string | undefined): MarkedSource {
  const text = stored === undefined ? undefined : normalText(stored);
  const points = Array.from(text ?? '');
  const map = new OffsetMap(stored ?? '', { unit: 'code point', newline: 'as stored' });
  return {
    source: { ...source, text },
    find: (from = -1, to = -1, said, losses) => {
      const place = `${source.name} ${String(from)}–${String(to)}`;
      const [start, end] = [map.at(from), map.at(to)];
      const words = normalText(said);
      const own = start === undefined || end === undefined ? '' : points.slice(start, end).join('');
      if (start !== undefined && end !== undefined && own.trim() !== '' && (words === '' || own === words)) return { range: { start, end }, text: own }; // prettier-ignore
      const at = words.trim() === '' ? -1 : (text ?? '').indexOf(words);
      if (at >= 0 && !(text ?? '').includes(words, at + 1)) {
        const first = Array.from((text ?? '').slice(0, at)).length;
        return { range: { start: first, end: first + Array.from(words).length }, text: words };
      }
      losses.add('bad-range', { place });
      return undefined;
    },
  };
}
