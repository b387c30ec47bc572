import { valueOf } from '#domain/codings/measure.ts';
import type { Edition } from '../edition/edition.ts';

/** A drawing in units of its own: paths for a line and a band, and ticks. */
export interface Curve {
  readonly width: number;
  readonly height: number;
  readonly line: string | undefined;
  readonly band: string;
  readonly xTicks: readonly { readonly at: number; readonly text: string }[];
  readonly yTicks: readonly { readonly at: number; readonly text: string }[];
  /** Where saturation is reached, if it is. */
  readonly reached: number | undefined;
  readonly left: number;
  readonly bottom: number;
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [640, 280, 44, 16, 16, 40];

/** Codes seen after each source, over what other orders of the sources would give; undefined with less than two. */
export function saturationCurve({ analysis }: Edition): Curve | undefined {
  const { range } = analysis.otherOrders;
  const n = range.length;
  if (n < 2) return undefined;
  const most = Math.max(1, ...range.map(([, high]) => high));
  const x = (i: number) => round(LEFT + (i / (n - 1)) * (WIDTH - LEFT - RIGHT));
  const y = (codes: number) => round(HEIGHT - BOTTOM - (codes / most) * (HEIGHT - TOP - BOTTOM));
  const course = (values: readonly number[]) => values.map((value, i) => `${String(x(i))} ${String(y(value))}`);
  const back = range.map(([low], i) => `${String(x(i))} ${String(y(low))}`).reverse();
  const { saturation } = analysis;
  let seen = 0;
  const found = valueOf(saturation);
  const line = found && course(found.fresh.map((fresh) => (seen += fresh)));
  const reached = valueOf(valueOf(found?.found)?.reached);
  return {
    width: WIDTH,
    height: HEIGHT,
    left: LEFT,
    bottom: HEIGHT - BOTTOM,
    line: line && `M${line.join('L')}`,
    band: `M${[...course(range.map(([, high]) => high)), ...back].join('L')}Z`,
    xTicks: ticks(1, n).map((value) => ({ at: x(value - 1), text: String(value) })),
    yTicks: ticks(0, most).map((value) => ({ at: y(value), text: String(value) })),
    reached: reached && x(reached.after + reached.run - 1),
  };
}

const round = (n: number) => Math.round(n * 10) / 10;

/** From first to last, not more than seven numbers. */
function ticks(first: number, last: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((one) => (last - first) / one <= 6) ?? last;
  const all = [first];
  for (let at = Math.ceil((first + 1) / step) * step; at <= last; at += step) if (at > first) all.push(at);
  return all;
}
