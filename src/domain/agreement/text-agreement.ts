import type { Codings, Range } from '../codings/codings.ts';
import { union } from '../codings/frequency.ts';
import { measured, without, type Measure } from '../codings/measure.ts';
import { Judgements, type Agreed, type NamedRow, type Shared } from './judgements.ts';

/** Each code point of the sources is one decision; in all, whether anything was coded there, and where that is so, what (cu-alpha). */
export interface TextAgreement {
  readonly sources: number;
  readonly all: Agreed;
  readonly which: Measure & { readonly units: number };
  readonly byCode: ReadonlyMap<string, Agreed>;
}

/** A place, and what a coder said there. */
type Said = Range & { readonly value: number };

/** Walks along a text: each stretch on which no coder changes what they say, with its length and what each says there, -1 for nothing. */
function stretches(tracks: readonly (readonly Said[])[], length: number, tell: (said: number[], units: number) => void): void {
  const events = tracks
    .flatMap((track, coder) =>
      track.flatMap(({ start, end, value }) => [
        { at: Math.min(end, length), coder, value: -1 },
        { at: Math.min(start, length), coder, value },
      ]),
    )
    .sort((a, b) => a.at - b.at || a.value - b.value);
  const now = tracks.map(() => -1);
  let from = 0;
  for (const { at, coder, value } of events) {
    if (at > from) tell([...now], at - from);
    from = at;
    now[coder] = value;
  }
  if (length > from) tell([...now], length - from);
}

export function agreementOnText({ rows, readers, concepts }: Shared, lengths: Codings['sources']): Measure<TextAgreement> {
  const placed = (row: NamedRow): row is NamedRow & { readonly passage: { readonly range: Range } } => row.passage.range !== undefined;
  const bySource = Map.groupBy(rows, ({ passage }) => passage.source);
  const whole = [...readers.keys()].filter((source) => bySource.get(source)?.every(placed) === true);
  if (whole.length === 0) return without('no-ranges');
  const texts = whole.flatMap((source) => {
    const length = lengths.get(source);
    return length === undefined ? [] : [{ source, length, rows: (bySource.get(source) ?? []).filter(placed) }];
  });
  if (texts.length === 0) return without('no-lengths');
  const coders = [...new Set([...readers.values()].flat())].sort();
  const byCode = new Map(concepts.map((concept) => [concept, new Judgements(coders.length)]));
  const relevance = new Judgements(coders.length);
  const which = new Judgements(coders.length, concepts.length);
  const number = new Map(concepts.map((concept, i) => [concept, i]));
  let exclusive = true;
  for (const { source, length, rows: own } of texts) {
    const present = new Set(readers.get(source));
    const yesOrNo = (judgements: Judgements) => (said: readonly number[], units: number) =>
      judgements.add(
        said.map((value, i) => (value < 0 && present.has(coders[i] ?? '') ? 0 : value)),
        units,
      );
    const tracksOf = (some: readonly (typeof own)[number][]) => {
      const byCoder = Map.groupBy(some, ({ coder }) => coder);
      return coders.map((coder) =>
        union((byCoder.get(coder) ?? []).map(({ passage }) => passage.range)).map((range) => ({ ...range, value: 1 })),
      );
    };
    const byConcept = Map.groupBy(own, ({ concept }) => concept);
    for (const [concept, judgements] of byCode) {
      const some = byConcept.get(concept);
      if (some === undefined)
        yesOrNo(judgements)(
          coders.map(() => -1),
          length,
        );
      else stretches(tracksOf(some), length, yesOrNo(judgements));
    }
    stretches(tracksOf(own), length, yesOrNo(relevance));
    const named = coders.map((coder) =>
      valued(
        own.filter((row) => row.coder === coder),
        number,
      ),
    );
    if (named.some(overlaps)) exclusive = false;
    else stretches(named, length, (said, units) => which.add(said, units));
  }
  const { alpha, units } = exclusive ? which.agreed : { alpha: without('overlapping-codes'), units: 0 };
  return measured({
    sources: texts.length,
    all: relevance.agreed,
    which: { ...alpha, units },
    byCode: new Map(Array.from(byCode, ([concept, judgements]) => [concept, judgements.agreed])),
  });
}

/** Where one coder has put which concept, each concept's places joined, in order. */
function valued(
  rows: readonly { readonly concept: string; readonly passage: { readonly range: Range } }[],
  number: ReadonlyMap<string, number>,
): Said[] {
  return [...Map.groupBy(rows, ({ concept }) => concept)]
    .flatMap(([concept, own]) =>
      union(own.map(({ passage }) => passage.range)).map((range) => ({ ...range, value: number.get(concept) ?? 0 })),
    )
    .sort((a, b) => a.start - b.start);
}

const overlaps = (track: readonly Said[]) => track.some(({ end }, i) => (track[i + 1]?.start ?? Infinity) < end);
