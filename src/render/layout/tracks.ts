/** A line between two blocks that runs beside them, by the places of the blocks in their order. */
export interface Line {
  readonly from: number;
  readonly to: number;
}

/**
 * The ends at one block, in the order of the places along its side in which none cross: lines to earlier blocks, nearest first, then
 * lines to later ones, farthest first. Lines between the same two lie within each other.
 */
export function portsAt<T extends Line>(lines: readonly T[], at: number): T[] {
  const other = ({ from, to }: T): number => (from === at ? to : from);
  const number = new Map(lines.map((line, i) => [line, i]));
  const rank = (line: T): number => number.get(line) ?? 0;
  const own = lines.filter(({ from, to }) => from === at || to === at);
  const before = own.filter((line) => other(line) < at).sort((a, b) => other(b) - other(a) || rank(b) - rank(a));
  const after = own.filter((line) => other(line) > at).sort((a, b) => other(b) - other(a) || rank(a) - rank(b));
  return [...before, ...after];
}

/** Between the ends of two lines in one track. */
const APART = 8;

/**
 * How far out each line runs, from 0: outside all that it encloses, and never on another.
 * @param spans where along the blocks each line begins and ends
 */
export function tracksOf(spans: readonly (readonly [number, number])[]): number[] {
  const sorted = spans.map(([a, b], i) => ({ i, from: Math.min(a, b), to: Math.max(a, b) }));
  sorted.sort((a, b) => a.to - a.from - (b.to - b.from) || a.i - b.i);
  const tracks = spans.map(() => 0);
  sorted.forEach(({ i, from, to }, n) => {
    const met = sorted.slice(0, n).filter((other) => other.from < to + APART && other.to > from - APART);
    const enclosed = met.filter((other) => other.from >= from && other.to <= to);
    let track = Math.max(-1, ...enclosed.map((other) => tracks[other.i] ?? 0)) + 1;
    while (met.some((other) => tracks[other.i] === track)) track += 1;
    tracks[i] = track;
  });
  return tracks;
}
