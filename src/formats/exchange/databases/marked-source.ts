import type { Losses } from '#domain/exchange/losses.ts';
import type { Range, Segment, Source } from '#domain/exchange/project.ts';
import { SegmentGatherer } from '#domain/exchange/segment-gatherer.ts';
import { fitText, fitWords } from '../fit-text.ts';
import { normalText, OffsetMap } from '../refi/offsets.ts';
import { idAt, numberAt, textAt, type Row } from './rows.ts';

/** A text of a database whose places are code points as it is stored, and the words that each place is said to have. */
export interface MarkedSource {
  readonly source: Source;
  /** The range of the words: where they are said to be, or else where they stand once; nothing, which is told, if neither. */
  find(
    start: number | undefined,
    end: number | undefined,
    words: string,
    losses: Losses,
  ): { readonly range: Range; readonly text: string } | undefined;
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
      if (start !== undefined && end !== undefined && own.trim() !== '' && (words === '' || own === words))
        return { range: { start, end }, text: own };
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

/** The columns of a table of passages in which programs differ. */
interface PassageColumns {
  readonly start: string;
  readonly end: string;
  /** The identifier of a passage, where it has one. */
  readonly id?: string;
  readonly dayOf: (date: string) => string | undefined;
}

/** The passages of a table that has the code in `cid`, the source in `fid` and the words in `seltext`. */
export function markedSegments(
  rows: readonly Row[],
  { codes, sources }: { readonly codes: ReadonlySet<string>; readonly sources: ReadonlyMap<string, MarkedSource> },
  { start, end, id, dayOf }: PassageColumns,
  losses: Losses,
): Segment[] {
  const segments = new SegmentGatherer();
  for (const row of rows) {
    const source = sources.get(idAt(row, 'fid'));
    const code = `code ${idAt(row, 'cid')}`;
    if (!codes.has(code)) losses.add('unknown-code', { place: source?.source.name ?? '' });
    else if (source === undefined) losses.add('missing-source', { name: idAt(row, 'fid'), segments: 1 });
    else {
      const found = source.find(numberAt(row, start), numberAt(row, end), textAt(row, 'seltext'), losses);
      if (found === undefined) continue;
      const memo = fitWords(textAt(row, 'memo'), losses);
      segments.add({
        source: source.source.key,
        range: found.range,
        text: fitText(found.text, losses),
        codings: [{ code, coder: fitWords(textAt(row, 'owner'), losses), date: dayOf(textAt(row, 'date')) }],
        memos: memo === undefined ? [] : [{ title: undefined, text: memo }],
        ...(id !== undefined && { original: idAt(row, id) }),
      });
    }
  }
  return segments.list();
}
