import { centreOf, type Box } from './box.ts';
import type { DrawnEdge } from './drawing.ts';
import type { Point } from './path.ts';

export type Side = 'top' | 'bottom' | 'left' | 'right';

/** Which way a side faces. */
export const NORMAL: Readonly<Record<Side, Point>> = {
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
};
/** Between two ends on one side at most, and what its corners keep free. */
const [PORT_GAP, CORNER] = [26, 16];
/** Less room than this for each end of a side, and ends are joined. */
const CROWDED = 9;

/** Where a line meets a box. */
export interface End {
  readonly box: Box;
  readonly side: Side;
  /** Where the line comes from, to sort the ends of one side. */
  readonly toward: Point;
  /** The lane, from left to right, in which the layout led it here. */
  readonly lane: number;
  readonly marked: boolean;
  at: Point;
}

interface Ended {
  readonly edge: DrawnEdge;
  readonly ends: readonly [End, End];
}

/**
 * Gives every end a place on its side. Lines without arrowheads, which only say "belongs to", share one; on a side
 * too short for all, so do lines that leave, and lines that arrive.
 */
export function spreadPorts(routes: readonly Ended[]): void {
  const doors = new Map<string, End[]>();
  const kinds = new Map<End, string>();
  for (const { edge, ends } of routes) {
    for (const end of ends) {
      const { box, side } = end;
      const door = `${String(box.x)} ${String(box.y)} ${String(box.width)} ${side}`;
      doors.set(door, [...(doors.get(door) ?? []), end]);
      kinds.set(end, edge.start === undefined && edge.end === undefined ? 'plain' : end.marked ? 'in' : 'out');
    }
  }
  for (const ends of doors.values()) {
    const along = ends[0]?.side === 'top' || ends[0]?.side === 'bottom' ? 'x' : 'y';
    const length = along === 'x' ? (ends[0]?.box.width ?? 0) : (ends[0]?.box.height ?? 0);
    const sorted = ends.toSorted((p, q) => angle(p) - angle(q) || p.toward[along] - q.toward[along]);
    const crowded = length / ends.length < CROWDED;
    const portOf = (end: End): End | string => (crowded || kinds.get(end) === 'plain' ? (kinds.get(end) ?? end) : end);
    const ports = [...new Set(sorted.map(portOf))];
    const places = placesAlong(
      ports.map((port) =>
        wishOf(
          sorted.find((end) => portOf(end) === port),
          along,
        ),
      ),
      length,
    );
    for (const end of ends) {
      const { x, y } = centreOf(end.box);
      const normal = NORMAL[end.side];
      const shift = places[ports.indexOf(portOf(end))] ?? 0;
      end.at = {
        x: x + (normal.x * end.box.width) / 2 + (along === 'x' ? shift : 0),
        y: y + (normal.y * end.box.height) / 2 + (along === 'y' ? shift : 0),
      };
    }
  }
}

/** How far from the middle of its side an end would best stand: before its lane, on upper and lower sides. */
function wishOf(end: End | undefined, along: 'x' | 'y'): number {
  if (end === undefined || along === 'y') return 0;
  return end.lane - centreOf(end.box).x;
}

/** The places nearest to the wishes, in their order, that keep a gap between them and keep off the corners. */
function placesAlong(wishes: readonly number[], length: number): number[] {
  const room = Math.max(0, length / 2 - Math.min(CORNER, length / 4));
  const gap = Math.min(PORT_GAP, wishes.length > 1 ? (2 * room) / (wishes.length - 1) : 0);
  const places = wishes.map((wish) => Math.max(-room, Math.min(room, wish)));
  // Even wishes stand evenly about the middle; others are pushed apart, first one way, then back from the far corner.
  const even = wishes.every((wish) => wish === 0);
  for (let i = 0; i < places.length; i += 1) {
    const previous = places[i - 1];
    if (even) places[i] = (i - (places.length - 1) / 2) * gap;
    else if (previous !== undefined) places[i] = Math.max(places[i] ?? 0, previous + gap);
  }
  for (let i = places.length - 1; i >= 0; i -= 1) places[i] = Math.min(places[i] ?? 0, (places[i + 1] ?? room + gap) - gap);
  return places;
}

/** The direction a line takes from its side, from one end of the side to the other. */
function angle({ box, side, toward }: End): number {
  const middle = centreOf(box);
  const [dx, dy] = [toward.x - middle.x, toward.y - middle.y];
  if (side === 'top') return Math.atan2(dx, -dy);
  if (side === 'bottom') return Math.atan2(dx, dy);
  return side === 'left' ? Math.atan2(dy, -dx) : Math.atan2(dy, dx);
}
