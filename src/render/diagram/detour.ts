import { entersBox, grown, type Box } from './box.ts';
import { withCorners, type Point } from './path.ts';

/** What a line keeps from the boxes that it goes around: no more than half of what is free between two of them. */
export const DETOUR_GAP = 5;
/** A turn costs as much as a way of this length. */
const TURN = 60;

/** A place on the way, which runs level or upright there. */
interface Step {
  readonly column: number;
  readonly row: number;
  readonly level: boolean;
  readonly cost: number;
  readonly before: Step | undefined;
}

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
] as const;

/**
 * The way around boxes, level and upright, that is short and has few turns.
 * @param points where it begins, what it runs through, where it ends
 * @returns a path with rounded corners; nothing where the boxes leave no way
 */
export function detour(points: readonly Point[], boxes: readonly Box[]): string | undefined {
  const legs = points.slice(1).map((to, i) => legBetween(points[i] ?? to, to, boxes));
  const way = legs.flatMap((leg) => leg ?? []);
  return legs.includes(undefined) ? undefined : withCorners(way);
}

/** Dijkstra's way through the lines that lie beside the boxes. */
function legBetween(from: Point, to: Point, boxes: readonly Box[]): Point[] | undefined {
  const [xs, ys] = [linesOf([from.x, to.x], boxes, 'x', 'width'), linesOf([from.y, to.y], boxes, 'y', 'height')];
  // What touches the gap is not in it.
  const near = boxes.map((box) => grown(box, DETOUR_GAP - 0.1));
  const pointOf = ({ column, row }: Pick<Step, 'column' | 'row'>): Point => ({ x: xs[column] ?? NaN, y: ys[row] ?? NaN });
  const start = { column: xs.indexOf(from.x), row: ys.indexOf(from.y), cost: 0, before: undefined };
  const queue: Step[] = [true, false].map((level) => ({ ...start, level }));
  const done = new Set<string>();
  for (let step = queue.shift(); step !== undefined; step = queue.shift()) {
    const here = pointOf(step);
    if (here.x === to.x && here.y === to.y) return trail(step).map(pointOf);
    const state = `${String(step.column)} ${String(step.row)} ${String(step.level)}`;
    if (done.has(state)) continue;
    done.add(state);
    for (const [right, down] of DIRECTIONS) {
      const next = { column: step.column + right, row: step.row + down, level: right !== 0, before: step };
      const there = pointOf(next);
      if (Number.isNaN(there.x + there.y) || near.some((box) => entersBox(here, there, box))) continue;
      const length = Math.abs(there.x - here.x) + Math.abs(there.y - here.y);
      const cost = step.cost + length + (next.level === step.level ? 0 : TURN);
      queue.splice(queue.findLastIndex((other) => other.cost <= cost) + 1, 0, { ...next, cost });
    }
  }
  return undefined;
}

function linesOf(own: readonly number[], boxes: readonly Box[], axis: 'x' | 'y', size: 'width' | 'height'): number[] {
  const beside = boxes.flatMap((box) => [box[axis] - DETOUR_GAP, box[axis] + box[size] + DETOUR_GAP]);
  return [...new Set([...own, ...beside])].sort((a, b) => a - b);
}

function trail(last: Step): Step[] {
  const steps: Step[] = [];
  for (let step: Step | undefined = last; step !== undefined; step = step.before) steps.unshift(step);
  return steps;
}
