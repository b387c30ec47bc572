import type { CodedPassage, Codings, CodingRow, Range } from './codings.ts';

/** How often something was coded. */
export interface Frequency {
  /** Passages, each once however many have coded it. */
  readonly passages: ReadonlySet<CodedPassage>;
  readonly codings: number;
  /** Passages of each source that has any. */
  readonly bySource: ReadonlyMap<string, number>;
  /** Code points of each source, each once; of passages whose place is known. */
  readonly characters: ReadonlyMap<string, number>;
}

/** By concept; those that nothing was coded with too. */
export function frequencies({ rows, concepts }: Pick<Codings, 'rows' | 'concepts'>): Map<string, Frequency> {
  const byConcept = Map.groupBy(rows, ({ concept }) => concept);
  return new Map(concepts.map((concept) => [concept, frequencyOf(byConcept.get(concept) ?? [])]));
}

/** Of codings together, as of a category's concepts: what several have in common counts once. */
export function frequencyOf(rows: readonly CodingRow[]): Frequency {
  const passages = new Set(rows.map(({ passage }) => passage));
  const bySource = new Map<string, number>();
  const ranges = new Map<string, Range[]>();
  for (const { source, range } of passages) {
    bySource.set(source, (bySource.get(source) ?? 0) + 1);
    if (range === undefined) continue;
    const list = ranges.get(source);
    if (list === undefined) ranges.set(source, [range]);
    else list.push(range);
  }
  const characters = new Map(Array.from(ranges, ([source, list]) => [source, lengthOf(union(list))]));
  return { passages, codings: rows.length, bySource, characters };
}

/** The same places, in order and without overlap. */
export function union(ranges: readonly Range[]): Range[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of [...ranges].sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}

const lengthOf = (ranges: readonly Range[]) => ranges.reduce((sum, { start, end }) => sum + end - start, 0);
