import { centreOf, entersBox, grown, type Box } from './box.ts';
import { detour, DETOUR_GAP } from './detour.ts';
import type { Drawing, DrawnEdge } from './drawing.ts';
import { placeLabels } from './label.ts';
import { basis, bend, pointsAlong, written, type Point } from './path.ts';
import { NORMAL, spreadPorts, type End, type Side } from './port.ts';

/** A marker reaches this far past the end of its path. */
const MARKER = 4;
/** A line that is nearer to a foreign box than this, or further inside one of its own, is on it. */
const CLOSE = 2;

interface Route {
  readonly edge: DrawnEdge;
  readonly ends: readonly [End, End];
  readonly inner: readonly Point[];
  /** Where its label stands, or would, if it runs through that: labels of one rank stand in a column. */
  readonly through: Lane | undefined;
}

interface Lane extends Point {
  readonly width: number;
}

/**
 * Mermaid's layout with its lines drawn anew: they leave and meet boxes at right angles, spread along a side in the
 * order of where they go, so that they neither hook nor cross at the door. In a chart from left to right they run
 * from right sides to left ones. A line that would then cover a box first clears its neighbours, or stays as Mermaid
 * drew it, or else goes around.
 */
export function routeEdges(drawing: Drawing, rightward: boolean): Drawing {
  const boxes = new Map<string, Box>(
    drawing.nodes.map((node) => [node.id, { ...node, x: node.x - node.width / 2, y: node.y - node.height / 2 }]),
  );
  for (const { id, box } of drawing.groups) boxes.set(id, box);
  const routes = drawing.edges.flatMap((edge) => routeOf(edge, drawing, boxes, rightward) ?? []);
  spreadPorts(routes);
  const drawn = new Map(routes.map((route) => [route.edge.id, redrawn(route, boxes)]));
  const fixed = new Set(routes.filter(({ through }) => through !== undefined).map(({ edge }) => edge.id));
  const labels = placeLabels(drawing.labels, drawn, fixed, [...boxes.values()]);
  // A line without room for its label stays as Mermaid drew it, label and all; or goes around boxes, through it.
  for (const label of drawing.labels) {
    const route = routes.find(({ edge }) => edge.id === label.id);
    if (route !== undefined && !labels.has(label.id)) drawn.set(label.id, asLaidOut(route, boxes, label));
  }
  return {
    ...drawing,
    edges: drawing.edges.map((edge) => drawn.get(edge.id) ?? edge),
    labels: drawing.labels.map((label) => labels.get(label.id) ?? label),
  };
}

function routeOf(edge: DrawnEdge, drawing: Drawing, boxes: ReadonlyMap<string, Box>, rightward: boolean): Route | undefined {
  const [from, to] = [boxes.get(edge.from), boxes.get(edge.to)];
  const points = pointsAlong(edge.d);
  const [first, last] = [points[0], points.at(-1)];
  if (from === undefined || to === undefined || from === to || first === undefined || last === undefined) return undefined;
  const inner = edge.points.slice(1, -1);
  const long = inner.length > 1;
  const [a, b] = [centreOf(from), centreOf(to)];
  const forward = to.x - (from.x + from.width) > 12;
  const backward = from.x - (to.x + to.width) > 12;
  const sides: [Side, Side] =
    rightward && (forward || backward) ? (forward ? ['right', 'left'] : ['left', 'right']) : [sideOf(from, first), sideOf(to, last)];
  const label = rightward && (forward || backward) && !long && besideLabels(edge, drawing) ? inner[0] : undefined;
  const end = (box: Box, side: Side, toward: Point, lane: Point, marked: boolean): End => ({
    box,
    side,
    toward,
    lane: lane.x,
    marked,
    at: centreOf(box),
  });
  return {
    edge,
    through: label === undefined ? undefined : { ...label, width: drawing.labels.find(({ id }) => id === edge.id)?.width ?? 0 },
    inner: long ? inner : [],
    ends: [
      end(from, sides[0], (long ? inner[0] : label) ?? b, inner[0] ?? b, edge.start !== undefined),
      end(to, sides[1], (long ? inner.at(-1) : label) ?? a, inner.at(-1) ?? a, edge.end !== undefined),
    ],
  };
}

/** Whether an edge has a label, or leaves or arrives where edges with labels do the same or the opposite. */
function besideLabels(edge: DrawnEdge, { edges, labels }: Drawing): boolean {
  const labelled = edges.filter(({ id }) => labels.some((label) => label.id === id));
  const rightOf = ({ from, to, points }: DrawnEdge): string => ((points.at(-1)?.x ?? 0) > (points[0]?.x ?? 0) ? from : to);
  return labelled.some((other) => other.id === edge.id || rightOf(other) === rightOf(edge));
}

/** The side of a box that a point lies nearest to. */
function sideOf({ x, y, width, height }: Box, point: Point): Side {
  const distances: [Side, number][] = [
    ['top', Math.abs(point.y - y)],
    ['bottom', Math.abs(point.y - y - height)],
    ['left', Math.abs(point.x - x)],
    ['right', Math.abs(point.x - x - width)],
  ];
  return distances.reduce((best, next) => (next[1] < best[1] ? next : best))[0];
}

function redrawn(route: Route, boxes: ReadonlyMap<string, Box>): DrawnEdge {
  const { edge, ends } = route;
  const [away, near] = [beyondNeighbours(ends[0], boxes), beyondNeighbours(ends[1], boxes)];
  const free = [lineOf(route, [0, 0]), lineOf(route, [away, near])].find((d) => !covers(d, route, boxes));
  return free === undefined ? asLaidOut(route, boxes) : { ...edge, d: free };
}

/** As Mermaid drew it, or around boxes and through its label. */
function asLaidOut(route: Route, boxes: ReadonlyMap<string, Box>, label?: Point): DrawnEdge {
  const { edge, ends } = route;
  if (!covers(edge.d, route, boxes)) return edge;
  const [[start, first], [stop, last]] = [doorOf(ends[0]), doorOf(ends[1])];
  const { foreign, own } = obstaclesOf(route, boxes);
  const way = detour([first, ...(label === undefined ? [] : [{ x: label.x, y: label.y }]), last], [...foreign, ...own]);
  return way === undefined ? edge : { ...edge, d: `M${written(start)}${way.replace(/^M/, 'L')}L${written(stop)}` };
}

/** Where a line begins or ends, and where it may first turn. */
const doorOf = (end: End): readonly [Point, Point] => [outOf(end, end.marked ? MARKER : 0), outOf(end, DETOUR_GAP)];

/** How far straight out of its side a line is past the boxes beside its own, and clear to turn. */
function beyondNeighbours({ box, side }: End, boxes: ReadonlyMap<string, Box>): number {
  const [axis, size] = NORMAL[side].x === 0 ? (['y', 'height'] as const) : (['x', 'width'] as const);
  const end = (one: Box): number => one[axis] + one[size];
  const beside = [...boxes.values()].filter((one) => !contains(one, box) && one[axis] < end(box) && end(one) > box[axis]);
  return side === 'right' || side === 'bottom'
    ? Math.max(0, ...beside.map((one) => end(one) - end(box)))
    : Math.max(0, ...beside.map((one) => box[axis] - one[axis]));
}

const outOf = ({ at, side }: End, by: number): Point => ({ x: at.x + NORMAL[side].x * by, y: at.y + NORMAL[side].y * by });

/** The line that leaves and meets its boxes straight, as far as it is told, and turns between. */
function lineOf({ ends: [from, to], inner, through }: Route, [away, near]: readonly [number, number]): string {
  const start = outOf(from, from.marked ? MARKER : 0);
  const stop = outOf(to, to.marked ? MARKER : 0);
  const [turn, back] = [away === 0 ? start : outOf(from, away), near === 0 ? stop : outOf(to, near)];
  const d =
    through === undefined
      ? directly(turn, from.side, back, to.side, inner, [outOf(from, away + 16), outOf(to, near + 16)])
      : lane(turn, from.side, back, to.side, through);
  return (turn === start ? d : d.replace(/^M/, `M${written(start)}L`)) + (back === stop ? '' : `L${written(stop)}`);
}

/** The boxes that a line is no part of, and the two that it joins. */
function obstaclesOf({ edge, ends: [from, to] }: Route, boxes: ReadonlyMap<string, Box>): Record<'foreign' | 'own', Box[]> {
  return {
    foreign: [...boxes.values()].filter((box) => !contains(box, from.box) && !contains(box, to.box)),
    own: [...boxes].filter(([id]) => id === edge.from || id === edge.to).map(([, box]) => box),
  };
}

function covers(d: string, route: Route, boxes: ReadonlyMap<string, Box>): boolean {
  const { foreign, own } = obstaclesOf(route, boxes);
  const points = pointsAlong(d, 24);
  const solid = [...foreign.map((box) => grown(box, CLOSE)), ...own.map((box) => grown(box, -CLOSE))];
  return points.some((point, i) => i > 0 && solid.some((box) => entersBox(points[i - 1] ?? point, point, box)));
}

function directly(
  start: Point,
  from: Side,
  stop: Point,
  to: Side,
  inner: readonly Point[],
  [first, last]: readonly [Point, Point],
): string {
  return inner.length === 0 ? bend(start, NORMAL[from], stop, NORMAL[to]) : basis([start, first, ...inner, last, stop]);
}

/** A line that runs level under the whole of its label. */
function lane(start: Point, from: Side, stop: Point, to: Side, { x, y, width }: Lane): string {
  const half = (NORMAL[from].x * width) / 2;
  const rest = bend({ x: x + half, y }, NORMAL[from], stop, NORMAL[to]).replace(/^M/, 'L');
  return bend(start, NORMAL[from], { x: x - half, y }, NORMAL[to]) + rest;
}

function contains(outer: Box, inner: Box): boolean {
  return (
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height
  );
}
