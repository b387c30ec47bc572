import { centreOf, type Box } from './box.ts';
import type { Drawing, DrawnEdge } from './drawing.ts';
import { placeLabels } from './label.ts';
import { basis, bend, pointsAlong, type Point } from './path.ts';
import { NORMAL, spreadPorts, type End, type Side } from './port.ts';

/** A marker reaches this far past the end of its path. */
const MARKER = 4;

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
 * from right sides to left ones. A line that would then cover a box stays as Mermaid drew it.
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
  // A line without room for its label stays as Mermaid drew it, label and all.
  for (const { id } of drawing.labels) if (!labels.has(id)) drawn.delete(id);
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

function redrawn({ edge, ends: [from, to], inner, through }: Route, boxes: ReadonlyMap<string, Box>): DrawnEdge {
  const out = (end: End, by: number): Point => ({ x: end.at.x + NORMAL[end.side].x * by, y: end.at.y + NORMAL[end.side].y * by });
  const start = out(from, from.marked ? MARKER : 0);
  const stop = out(to, to.marked ? MARKER : 0);
  const d =
    through === undefined
      ? directly(start, from.side, stop, to.side, inner, [out(from, 16), out(to, 16)])
      : lane(start, from.side, stop, to.side, through);
  const foreign = [...boxes.values()].filter((box) => !contains(box, from.box) && !contains(box, to.box));
  const own = [...boxes.entries()].filter(([id]) => id === edge.from || id === edge.to).map(([, box]) => box);
  const points = pointsAlong(d);
  const covers = points.some((point) => foreign.some((box) => inside(point, box, 0)) || own.some((box) => inside(point, box, -2)));
  return covers ? edge : { ...edge, d };
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

function inside({ x, y }: Point, box: Box, by: number): boolean {
  return x > box.x - by && x < box.x + box.width + by && y > box.y - by && y < box.y + box.height + by;
}
