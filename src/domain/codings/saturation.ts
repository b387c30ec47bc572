import { compareDates, type Codings } from './codings.ts';
import { hundredths, measured, without, type Measure } from './measure.ts';
import { seeded, shuffled } from './seeded.ts';

export interface SaturationSettings {
  /** The first sources, whose codes are the base. */
  readonly base: number;
  /** So many sources make a run. */
  readonly run: number;
  /** The share of new codes at which it is reached. */
  readonly threshold: number;
}

interface SaturationRun {
  /** The run's sources, counted from 1. */
  readonly first: number;
  readonly last: number;
  readonly fresh: number;
  readonly ratio: number;
  /** The ratio in hundredths, rounded half up. */
  readonly percent: number;
}

export interface Saturation {
  readonly inBase: number;
  readonly runs: readonly SaturationRun[];
  /** `after` sources, and the run behind them: written `6+2`. */
  readonly reached: Measure<{ readonly after: number; readonly run: number }>;
}

/**
 * When new codes stop to come: codes first seen in a run, by the unique codes of the base; runs overlap, each beginning one source later.
 * Source: Guest, Namey & Chen (2020), doi 10.1371/journal.pone.0232076.
 * @param fresh how many codes each source has that none before it had
 */
export function saturation(fresh: readonly number[], { base, run, threshold }: SaturationSettings): Measure<Saturation> {
  if (fresh.length < base + run) return without('too-few-sources');
  const inBase = total(fresh.slice(0, base));
  if (inBase === 0) return without('nothing-in-base');
  const runs: SaturationRun[] = [];
  for (let at = base; at + run <= fresh.length; at++) {
    const found = total(fresh.slice(at, at + run));
    runs.push({ first: at + 1, last: at + run, fresh: found, ratio: found / inBase, percent: hundredths(found, inBase) });
  }
  const first = runs.find(({ ratio }) => ratio <= threshold);
  const reached = first === undefined ? without('not-reached') : measured({ after: first.first - 1, run });
  return measured({ inBase, runs, reached });
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);

type CodesBySource = ReadonlyMap<string, ReadonlySet<string>>;

/** The concepts of each source that has any, in the order of the study. */
export function codesBySource({ rows, sources }: Pick<Codings, 'rows' | 'sources'>): Map<string, Set<string>> {
  const coded = new Map(Array.from(sources.keys(), (source) => [source, new Set<string>()]));
  for (const { passage, concept } of rows) coded.get(passage.source)?.add(concept);
  return new Map([...coded].filter(([, codes]) => codes.size > 0));
}

/** How many codes each source has that none before it had. */
export function newCodes(order: readonly string[], codes: CodesBySource): number[] {
  const seen = new Set<string>();
  return order.map((source) => {
    const before = seen.size;
    for (const code of codes.get(source) ?? []) seen.add(code);
    return seen.size - before;
  });
}

/** An order of sources, of which so many have no place of their own by their dates. */
interface DatedOrder {
  readonly order: readonly string[];
  readonly tied: number;
}

/** The sources by the day on which each was first coded; those that dates do not tell apart as the study has them. Without one where any has no date. */
export function orderByDate({ rows }: Pick<Codings, 'rows'>, codes: CodesBySource): Measure<DatedOrder> {
  const first = new Map<string, readonly number[]>();
  for (const { passage, date } of rows) {
    const known = first.get(passage.source);
    if (date !== undefined && (known === undefined || compareDates(date, known) < 0)) first.set(passage.source, date);
  }
  const order = [...codes.keys()];
  if (order.some((source) => !first.has(source))) return without('no-dates');
  order.sort((a, b) => compareDates(first.get(a) ?? [], first.get(b) ?? []));
  const dates = order.map((source) => first.get(source) ?? []);
  const isTied = (date: readonly number[], other: readonly number[] | undefined) => other !== undefined && isSameAsFar(date, other);
  return measured({ order, tied: dates.filter((date, i) => isTied(date, dates[i - 1]) || isTied(date, dates[i + 1])).length });
}

/** A year and one of its months, or twice the same day: which came first is not known. */
const isSameAsFar = (a: readonly number[], b: readonly number[]) =>
  a.slice(0, Math.min(a.length, b.length)).every((part, i) => part === b[i]);

const ORDERS = 100;
const SEED = 2020;

/** What other orders of the same sources would give. */
export interface OtherOrders {
  readonly orders: number;
  /** After each source, the fewest and the most codes seen. */
  readonly range: readonly (readonly [fewest: number, most: number])[];
  /** Of the orders that reach it: after how many sources, the run not counted, at the earliest, in the middle and at the latest. */
  readonly reached: { readonly orders: number; readonly earliest: number; readonly middle: number; readonly latest: number } | undefined;
}

export function otherOrders(codes: CodesBySource, settings: SaturationSettings): OtherOrders {
  const random = seeded(SEED);
  const sources = [...codes.keys()];
  const range: [number, number][] = sources.map(() => [Infinity, 0]);
  const reached: number[] = [];
  for (let i = 0; i < ORDERS; i++) {
    const fresh = newCodes(shuffled(sources, random), codes);
    let seen = 0;
    for (const [at, count] of fresh.entries()) {
      seen += count;
      const [fewest, most] = range[at] ?? [seen, seen];
      range[at] = [Math.min(fewest, seen), Math.max(most, seen)];
    }
    const found = saturation(fresh, settings);
    if ('value' in found && 'value' in found.value.reached) reached.push(found.value.reached.value.after);
  }
  reached.sort((a, b) => a - b);
  const [earliest, middle, latest] = [reached[0], reached[Math.floor((reached.length - 1) / 2)], reached.at(-1)];
  const summary =
    earliest === undefined || middle === undefined || latest === undefined
      ? undefined
      : { orders: reached.length, earliest, middle, latest };
  return { orders: ORDERS, range, reached: summary };
}

/** Codes seen up to each day on which one was first seen, by the codings that have a date. */
export function growth({ rows }: Pick<Codings, 'rows'>): {
  readonly dated: number;
  readonly days: readonly { readonly date: readonly number[]; readonly codes: number }[];
} {
  const first = new Map<string, readonly number[]>();
  for (const { concept, date } of rows) {
    const known = first.get(concept);
    if (date !== undefined && (known === undefined || compareDates(date, known) < 0)) first.set(concept, date);
  }
  const days = new Map<string, { readonly date: readonly number[]; codes: number }>();
  let codes = 0;
  for (const date of [...first.values()].sort(compareDates)) days.set(date.join('-'), { date, codes: ++codes });
  return { dated: rows.filter(({ date }) => date !== undefined).length, days: [...days.values()] };
}
