import type { CodedPassage, Codings, CodingRow, Range } from './codings.ts';
import { union } from './frequency.ts';
import { measured, without, type Measure } from './measure.ts';
import { alphaInterval, cohenKappa, fleissKappa, krippendorffAlpha, percentAgreement, type Interval, type Judged } from './reliability.ts';

/** How far coders agree. */
export interface Agreed {
  /** Passages, decisions or code points that two coders or more have judged. */
  readonly units: number;
  readonly percent: Measure;
  readonly cohen: Measure;
  readonly fleiss: Measure;
  readonly alpha: Measure;
}

export interface AgreedOnExcerpts extends Agreed {
  readonly interval: Measure<Interval>;
}

/** A passage that some coders of its source have put a code on and others have not. */
export interface Disagreement {
  readonly passage: CodedPassage;
  readonly concept: string;
  readonly by: readonly string[];
  readonly notBy: readonly string[];
}

export interface Agreement {
  readonly coders: readonly string[];
  /** Sources that two coders or more have coded. */
  readonly sources: readonly string[];
  /** Codings whose coder nobody knows: they take no part. */
  readonly nameless: number;
  /** Each passage of those sources with each code is one decision: yes or no. */
  readonly onExcerpts: { readonly all: AgreedOnExcerpts; readonly byCode: ReadonlyMap<string, AgreedOnExcerpts> };
  /** Each code point of those sources is one decision; in all, whether anything was coded there, and where that is so, what (cu-alpha). */
  readonly onText: Measure<{
    readonly sources: number;
    readonly all: Agreed;
    readonly which: Measure & { readonly units: number };
    readonly byCode: ReadonlyMap<string, Agreed>;
  }>;
  readonly disagreements: readonly Disagreement[];
}

type NamedRow = CodingRow & { readonly coder: string };

/** What two coders or more, who coded the same sources, agree on; a coder has read a source in which they coded anything. */
export function agreement(codings: Codings): Measure<Agreement> {
  if (codings.rows.length === 0) return without('no-codings');
  const named = codings.rows.filter((row): row is NamedRow => row.coder !== undefined);
  const names = new Set(named.map(({ coder }) => coder));
  if (names.size < 2) return without(names.size === 0 ? 'no-coders' : 'one-coder');
  const rowsOf = Map.groupBy(named, ({ passage }) => passage.source);
  const readers = new Map(
    [...codings.sources.keys()]
      .map((source) => [source, [...new Set(rowsOf.get(source)?.map(({ coder }) => coder))].sort()] as const)
      .filter(([, coders]) => coders.length > 1),
  );
  if (readers.size === 0) return without('no-shared-source');
  const shared = { rows: named.filter(({ passage }) => readers.has(passage.source)), readers, concepts: codings.concepts };
  return measured({
    coders: [...new Set([...readers.values()].flat())].sort(),
    sources: [...readers.keys()],
    nameless: codings.rows.length - named.length,
    ...onExcerpts(shared),
    onText: onText(shared, codings.sources),
  });
}

/** The part of the coding that can be compared. */
interface Shared {
  readonly rows: readonly NamedRow[];
  readonly readers: ReadonlyMap<string, readonly string[]>;
  readonly concepts: readonly string[];
}

/** Units gathered by what each coder said of them: -1 where a coder said nothing. */
class Judgements {
  private readonly kinds = new Map<string, { readonly said: readonly number[]; units: number }>();

  private readonly coders: number;
  private readonly values: number;

  constructor(coders: number, values = 2) {
    this.coders = coders;
    this.values = values;
  }

  add(said: readonly number[], units = 1): void {
    const key = said.join();
    const kind = this.kinds.get(key);
    if (kind === undefined) this.kinds.set(key, { said, units });
    else kind.units += units;
  }

  addAll(others: Judgements): void {
    for (const { said, units } of others.kinds.values()) this.add(said, units);
  }

  /** Of the units that two coders or more judged. */
  get judged(): Judged[] {
    const kinds = new Map<string, { readonly counts: readonly number[]; units: number }>();
    for (const { said, units } of this.kinds.values()) {
      const counts = Array.from({ length: this.values }, () => 0);
      for (const value of said) if (value >= 0) counts[value] = (counts[value] ?? 0) + 1;
      const key = counts.join();
      kinds.set(key, { counts, units: units + (kinds.get(key)?.units ?? 0) });
    }
    return [...kinds.values()].filter(({ counts, units }) => units > 0 && counts.reduce((sum, one) => sum + one, 0) > 1);
  }

  get agreed(): Agreed {
    const { judged } = this;
    return {
      units: judged.reduce((sum, { units }) => sum + units, 0),
      percent: percentAgreement(judged),
      cohen: this.coders === 2 ? cohenKappa(this.table()) : without('not-two-coders'),
      fleiss: fleissKappa(judged),
      alpha: krippendorffAlpha(judged),
    };
  }

  private table(): number[][] {
    const table = Array.from({ length: this.values }, () => Array.from({ length: this.values }, () => 0));
    for (const { said, units } of this.kinds.values()) {
      const [row, column = -1] = [table[said[0] ?? -1], said[1]];
      if (row?.[column] !== undefined) row[column] += units;
    }
    return table;
  }
}

const withInterval = (judgements: Judgements): AgreedOnExcerpts => ({
  ...judgements.agreed,
  interval: alphaInterval(judgements.judged),
});

function onExcerpts({ rows, readers, concepts }: Shared): Pick<Agreement, 'onExcerpts' | 'disagreements'> {
  const coders = [...new Set([...readers.values()].flat())].sort();
  const judging = new Map(Array.from(readers, ([source, own]) => [source, new Set(own)]));
  const said = (source: string, by: ReadonlySet<string>) =>
    coders.map((coder) => (judging.get(source)?.has(coder) !== true ? -1 : by.has(coder) ? 1 : 0));
  const passagesOf = Map.groupBy(new Set(rows.map(({ passage }) => passage)), ({ source }) => source);
  const byConcept = Map.groupBy(rows, ({ concept }) => concept);
  const all = new Judgements(coders.length);
  const disagreements: Disagreement[] = [];
  const byCode = new Map(
    concepts.map((concept) => {
      const judgements = new Judgements(coders.length);
      const left = new Map(Array.from(passagesOf, ([source, passages]) => [source, passages.length]));
      for (const [passage, own] of Map.groupBy(byConcept.get(concept) ?? [], (row) => row.passage)) {
        const by = new Set(own.map(({ coder }) => coder));
        left.set(passage.source, (left.get(passage.source) ?? 0) - 1);
        judgements.add(said(passage.source, by));
        const notBy = (readers.get(passage.source) ?? []).filter((coder) => !by.has(coder));
        if (notBy.length > 0) disagreements.push({ passage, concept, by: [...by].sort(), notBy });
      }
      for (const [source, units] of left) judgements.add(said(source, new Set()), units);
      all.addAll(judgements);
      return [concept, withInterval(judgements)];
    }),
  );
  return { onExcerpts: { all: withInterval(all), byCode }, disagreements };
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

function onText({ rows, readers, concepts }: Shared, lengths: Codings['sources']): Agreement['onText'] {
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
      judgements.add(said.map((value, i) => (value < 0 && present.has(coders[i] ?? '') ? 0 : value)), units); // prettier-ignore
    const tracksOf = (some: readonly (typeof own)[number][]) => {
      const byCoder = Map.groupBy(some, ({ coder }) => coder);
      return coders.map((coder) => union((byCoder.get(coder) ?? []).map(({ passage }) => passage.range)).map((range) => ({ ...range, value: 1 }))); // prettier-ignore
    };
    const byConcept = Map.groupBy(own, ({ concept }) => concept);
    for (const [concept, judgements] of byCode) {
      const some = byConcept.get(concept);
      if (some === undefined)
        yesOrNo(judgements)(coders.map(() => -1), length); // prettier-ignore
      else stretches(tracksOf(some), length, yesOrNo(judgements));
    }
    stretches(tracksOf(own), length, yesOrNo(relevance));
    const named = coders.map((coder) => valued(own.filter((row) => row.coder === coder), number)); // prettier-ignore
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
    .flatMap(([concept, own]) => union(own.map(({ passage }) => passage.range)).map((range) => ({ ...range, value: number.get(concept) ?? 0 })))
    .sort((a, b) => a.start - b.start); // prettier-ignore
}

const overlaps = (track: readonly Said[]) => track.some(({ end }, i) => (track[i + 1]?.start ?? Infinity) < end);
