import type { Box, Point } from '#render/layout/drawing.ts';

/** How many straight stretches a rounded corner is measured by. */
const STEPS = 6;

/** A path of absolute M, L, Q and Z as stretches of points. */
function stretchesOf(d: string): Point[][] {
  const stretches: Point[][] = [];
  for (const [, command, text = ''] of d.matchAll(/([MLQZ])([^MLQZ]*)/g)) {
    const n = (text.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const points = Array.from({ length: n.length / 2 }, (_, i) => ({ x: n[2 * i] ?? NaN, y: n[2 * i + 1] ?? NaN }));
    const [last, from] = [stretches.at(-1), stretches.at(-1)?.at(-1)];
    const [corner, to] = points;
    if (command === 'M') stretches.push(points);
    else if (command === 'Z') last?.push(...last.slice(0, 1));
    else if (command === 'L') last?.push(...points);
    else if (from && corner && to) {
      for (let i = 1; i <= STEPS; i += 1) {
        const t = i / STEPS;
        const mix = (a: number, b: number, c: number): number => (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t ** 2 * c;
        last?.push({ x: mix(from.x, corner.x, to.x), y: mix(from.y, corner.y, to.y) });
      }
    }
  }
  return stretches;
}

interface Edge {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  /** Straight pieces of its line. */
  readonly pieces: readonly (readonly [Point, Point])[];
}

/** The lines of a drawn figure; what stands in its own block is none. */
function edgesOf(svg: Element): Edge[] {
  return [...svg.querySelectorAll<SVGElement>('.edge:not(.chip)')].map((edge) => {
    const { edge: name = '', from = '', to = '' } = edge.dataset;
    return { name, from, to, pieces: piecesOf(edge.getAttribute('d') ?? '') };
  });
}

/** The straight pieces of a path. */
export function piecesOf(d: string): (readonly [Point, Point])[] {
  return stretchesOf(d).flatMap((points) => points.slice(1).map((point, i) => [points[i] ?? point, point] as const));
}

/** How often the lines of a drawn figure cross each other. */
export function crossingsOf(svg: Element): number {
  const edges = edgesOf(svg);
  return edges.reduce(
    (sum, edge, i) =>
      sum +
      edges
        .slice(i + 1)
        .reduce((all, other) => all + edge.pieces.reduce((n, one) => n + other.pieces.filter((two) => cross(one, two)).length, 0), 0),
    0,
  );
}

function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  const side = (p: Point, q: Point, r: Point): number => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** The lines of a drawn figure that run over a box they do not join, or on through one that they do, measured in what is drawn. */
export function crossedBoxes(svg: Element): string[] {
  const boxes = boxesOf(svg);
  return edgesOf(svg).flatMap(({ name, from, to, pieces }) => {
    if (pieces.length === 0) return [`${name} is not drawn`];
    const crossed = boxes.filter(({ id, box, within }) => {
      if (within.has(from) || within.has(to)) return false;
      // Arrowheads and rounded corners stand a little over the edge of what they meet.
      const solid = grown(box, id === from || id === to ? -3 : -0.1);
      return pieces.some(([a, b]) => entersBox(a, b, solid));
    });
    return crossed.map(({ id }) => `${svg.id}: ${name} runs over ${id}`);
  });
}

/** Nodes and groups, with what stands within a group. */
function boxesOf(svg: Element): { id: string; box: Box; within: ReadonlySet<string | undefined> }[] {
  return [...svg.querySelectorAll<SVGElement>('.node, .group')].flatMap((part) => {
    const within = new Set([...part.querySelectorAll<SVGElement>('[data-part]')].map(({ dataset }) => dataset.part));
    const rects = [...part.children].filter(({ localName }) => localName === 'rect');
    return rects.map((rect) => {
      const read = (name: string) => Number(rect.getAttribute(name) ?? Number.NaN);
      return { id: part.dataset.part ?? '', box: { x: read('x'), y: read('y'), width: read('width'), height: read('height') }, within };
    });
  });
}

const grown = ({ x, y, width, height }: Box, by: number): Box => ({ x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by });

/** Whether a straight line runs inside a box, by Liang and Barsky's clipping. */
export function entersBox(a: Point, b: Point, box: Box): boolean {
  let [start, end] = [0, 1];
  for (const [from, delta, low, size] of [
    [a.x, b.x - a.x, box.x, box.width],
    [a.y, b.y - a.y, box.y, box.height],
  ] as const) {
    if (delta === 0) {
      if (from <= low || from >= low + size) return false;
      continue;
    }
    const [one, other] = [(low - from) / delta, (low + size - from) / delta];
    start = Math.max(start, Math.min(one, other));
    end = Math.min(end, Math.max(one, other));
  }
  return start < end;
}
