import type { CodedPassage, CodingRow } from './codings.ts';
import { hundredths, measured, without, type Measure } from './measure.ts';

/** Two codes that were put on one passage, or on passages that overlap. */
export interface Pair {
  readonly codes: readonly [string, string];
  /** Passages with each. */
  readonly n: readonly [number, number];
  /** Passages with both; by overlap, pairs of passages. */
  readonly together: number;
  /** c = n12/(n1 + n2 − n12); above 1 it is none. */
  readonly c: Measure;
  /** c in hundredths, rounded half up. */
  readonly rounded: Measure;
  /** The passages that have both; by overlap, those that begin the pairs. */
  readonly passages: readonly CodedPassage[];
}

/** Passages and what they are coded with, `lift` telling of each concept as what it counts: itself, or its categories. */
type Lift = (concept: string) => readonly string[];
const itself: Lift = (concept) => [concept];

/** Whether two codes can be counted as a pair: a category and one below it cannot. */
type Apart = (a: string, b: string) => boolean;
const always: Apart = () => true;

function coded(rows: readonly CodingRow[], lift: Lift): Map<CodedPassage, Set<string>> {
  const codes = new Map<CodedPassage, Set<string>>();
  for (const { passage, concept } of rows) {
    const known = codes.get(passage) ?? new Set<string>();
    for (const code of lift(concept)) known.add(code);
    codes.set(passage, known);
  }
  return codes;
}

/** The c-coefficient of two codes, from how many passages have each and both. */
export function coefficient(n1: number, n2: number, n12: number): { readonly c: Measure; readonly rounded: Measure } {
  const all = n1 + n2 - n12;
  if (n1 + n2 === 0) return { c: without('no-codings'), rounded: without('no-codings') };
  // By overlap, pairs can be more than passages: then it is no share of anything.
  if (n12 > all) return { c: without('above-one'), rounded: without('above-one') };
  return { c: measured(n12 / all), rounded: measured(hundredths(n12, all)) };
}

/** Counts pairs of codes as they are met. */
class PairCounter {
  private readonly met = new Map<string, { codes: [string, string]; together: number; passages: Set<CodedPassage> }>();
  private readonly n = new Map<string, number>();
  private readonly apart: Apart;

  constructor(codes: ReadonlyMap<CodedPassage, ReadonlySet<string>>, apart: Apart) {
    this.apart = apart;
    for (const set of codes.values()) for (const code of set) this.n.set(code, (this.n.get(code) ?? 0) + 1);
  }

  meet(a: string, b: string, passage: CodedPassage): void {
    if (a === b || !this.apart(a, b)) return;
    const codes: [string, string] = a < b ? [a, b] : [b, a];
    const key = codes.join(' ');
    const pair = this.met.get(key) ?? { codes, together: 0, passages: new Set<CodedPassage>() };
    pair.together++;
    pair.passages.add(passage);
    this.met.set(key, pair);
  }

  /** The strongest first. */
  pairs(): Pair[] {
    const all = Array.from(this.met.values(), ({ codes, together, passages }): Pair => {
      const [n1, n2] = [this.n.get(codes[0]) ?? 0, this.n.get(codes[1]) ?? 0];
      return { codes, n: [n1, n2], together, ...coefficient(n1, n2, together), passages: [...passages] };
    });
    const strength = ({ c }: Pair) => ('value' in c ? c.value : 2);
    return all.sort((a, b) => strength(b) - strength(a) || b.together - a.together || (a.codes.join(' ') < b.codes.join(' ') ? -1 : 1));
  }
}

/** Pairs of codes on the same passage. */
export function sameExcerpt(rows: readonly CodingRow[], lift = itself, apart = always): Pair[] {
  const codes = coded(rows, lift);
  const counter = new PairCounter(codes, apart);
  for (const [passage, set] of codes) {
    const list = [...set];
    for (const [i, a] of list.entries()) for (const b of list.slice(i + 1)) counter.meet(a, b, passage);
  }
  return counter.pairs();
}

/** More meetings than this are not counted: a study in which everything overlaps says nothing by it. */
const MOST_MEETINGS = 20_000_000;

/** Pairs of codes on passages that have a code point in common, the same passage too. */
export function overlapping(rows: readonly CodingRow[]): Measure<Pair[]> {
  const codes = coded(
    rows.filter(({ passage }) => passage.range !== undefined),
    itself,
  );
  if (codes.size === 0) return without(rows.length === 0 ? 'no-codings' : 'no-ranges');
  const counter = new PairCounter(codes, always);
  let meetings = 0;
  const bySource = Map.groupBy(codes.keys(), ({ source }) => source);
  for (const passages of bySource.values()) {
    passages.sort((a, b) => startOf(a) - startOf(b));
    for (const [i, passage] of passages.entries()) {
      const own = [...(codes.get(passage) ?? [])];
      for (const [j, a] of own.entries()) for (const b of own.slice(j + 1)) counter.meet(a, b, passage);
      for (let k = i + 1; k < passages.length; k++) {
        const other = passages[k];
        if (other === undefined || startOf(other) >= (passage.range?.end ?? 0)) break;
        const others = codes.get(other) ?? [];
        for (const a of own) for (const b of others) counter.meet(a, b, passage);
        meetings += own.length;
        if (meetings > MOST_MEETINGS) return without('too-many-pairs');
      }
    }
  }
  return measured(counter.pairs());
}

const startOf = ({ range }: CodedPassage) => range?.start ?? 0;
