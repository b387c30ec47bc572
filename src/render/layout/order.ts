/** Lines between two places of an order, by the numbers of what stands there. */
export interface Bond {
  readonly ends: readonly [number, number];
  /** How many lines. */
  readonly weight: number;
}

/** What stands where, and on which of two sides each bond runs. */
export interface Arrangement {
  readonly order: readonly number[];
  readonly sides: readonly (0 | 1)[];
  readonly crossings: number;
}

/** The order given is left for fewer crossings, and only as far as it must. */
const CROSSING = 1000;

/**
 * The order of things in a line, and the side on which each bond between them runs, so that few lines cross: each
 * thing is moved to where it helps most, and each bond to its better side, until nothing helps.
 * @param fixed how many of the last keep their places
 */
export function arrange(count: number, bonds: readonly Bond[], sides: 1 | 2, fixed = 0): Arrangement {
  const given = Array.from({ length: count }, (_, i) => i);
  let best = evaluate(given, bonds, sides);
  const free = count - fixed;
  for (let improved = best.crossings > 0; improved;) {
    improved = false;
    for (const order of neighboursOf(best.order, free)) {
      const next = evaluate(order, bonds, sides);
      if (next.cost >= best.cost) continue;
      best = next;
      improved = true;
      break;
    }
  }
  return best;
}

/** The orders that have one thing in another place, or two in each other's. */
function* neighboursOf(order: readonly number[], free: number): Generator<number[]> {
  for (let i = 0; i < free; i += 1) {
    for (let j = 0; j < free; j += 1) {
      if (i !== j) yield order.toSpliced(i, 1).toSpliced(j, 0, order[i] ?? 0);
      if (i < j) yield order.with(i, order[j] ?? 0).with(j, order[i] ?? 0);
    }
  }
}

function evaluate(order: readonly number[], bonds: readonly Bond[], count: 1 | 2): Arrangement & { readonly cost: number } {
  const place = new Array<number>(order.length).fill(0);
  for (const [at, one] of order.entries()) place[one] = at;
  const spans = bonds.map(({ ends: [a, b], weight }) => {
    const [p, q] = [place[a] ?? 0, place[b] ?? 0];
    return p < q ? { from: p, to: q, weight } : { from: q, to: p, weight };
  });
  const rivals = rivalsOf(spans);
  const sides = spans.map((): 0 | 1 => 0);
  const gain = (i: number): number => {
    let sum = 0;
    for (const rival of rivals[i] ?? []) sum += sides[rival.i] === sides[i] ? rival.cost : -rival.cost;
    return sum;
  };
  for (let moved = count === 2; moved;) {
    moved = false;
    for (let i = 0; i < sides.length; i += 1) {
      if (gain(i) <= 0) continue;
      sides[i] = sides[i] === 0 ? 1 : 0;
      moved = true;
    }
  }
  let crossings = 0;
  for (const [i, own] of rivals.entries()) for (const rival of own) if (rival.i < i && sides[rival.i] === sides[i]) crossings += rival.cost;
  return { order, sides, crossings, cost: crossings * CROSSING + disorderOf(order) };
}

interface Span {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

/** Of each bond those that it would cross on one side, by number, and how often. */
function rivalsOf(spans: readonly Span[]): { readonly i: number; readonly cost: number }[][] {
  const rivals = spans.map((): { i: number; cost: number }[] => []);
  for (const [i, one] of spans.entries())
    for (let k = 0; k < i; k += 1) {
      const other = spans[k] ?? one;
      const cross =
        one.from < other.from
          ? other.from < one.to && one.to < other.to
          : other.from < one.from && one.from < other.to && other.to < one.to;
      if (!cross) continue;
      const cost = one.weight * other.weight;
      rivals[i]?.push({ i: k, cost });
      rivals[k]?.push({ i, cost });
    }
  return rivals;
}

/** How many pairs of an order stand the other way round than they are given. */
function disorderOf(order: readonly number[]): number {
  let disorder = 0;
  for (const [i, one] of order.entries()) for (let k = i + 1; k < order.length; k += 1) if ((order[k] ?? one) < one) disorder += 1;
  return disorder;
}
