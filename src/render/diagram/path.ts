/** A point in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How far before a corner of a line its rounding begins. */
const CORNER = 8;

/** Points along a path of absolute M, L and C, so many to a curve. */
export function pointsAlong(d: string, perCurve = 8): Point[] {
  const points: Point[] = [];
  for (const [, command, text = ''] of d.matchAll(/([MLC])([^MLCZ]*)/g)) {
    const n = (text.match(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g) ?? []).map(Number);
    const at = (i: number): Point => ({ x: n[i] ?? 0, y: n[i + 1] ?? 0 });
    const step = command === 'C' ? 6 : 2;
    for (let i = 0; i + step <= n.length; i += step) {
      const from = points.at(-1);
      if (command !== 'C' || from === undefined) points.push(at(i));
      else for (let t = 1; t <= perCurve; t += 1) points.push(cubic(from, at(i), at(i + 2), at(i + 4), t / perCurve));
    }
  }
  return points;
}

/** A path of absolute points, moved. */
export function translated(d: string, { x, y }: Point): string {
  if (x === 0 && y === 0) return d;
  let index = 0;
  return d.replace(/-?\d+(?:\.\d+)?(?:e[-+]?\d+)?/g, (number) => {
    index += 1;
    return String(Number(number) + (index % 2 === 1 ? x : y));
  });
}

function cubic(a: Point, b: Point, c: Point, d: Point, t: number): Point {
  const u = 1 - t;
  const mix = (p: number, q: number, r: number, s: number): number => u * u * u * p + 3 * u * u * t * q + 3 * u * t * t * r + t * t * t * s;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}

/** Whether two line segments cross. */
export function segmentsCross(a: Point, b: Point, c: Point, d: Point): boolean {
  const side = (p: Point, q: Point, r: Point): number => (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

/** One curve between two points that leaves and arrives along the given normals. */
export function bend(from: Point, fromNormal: Point, to: Point, toNormal: Point): string {
  const [dx, dy] = [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  const reach = (normal: Point, other: Point): number => {
    const along = normal.x === 0 ? dy : dx;
    return (normal.x === 0) === (other.x === 0) ? along * 0.5 : along * 0.62;
  };
  const [a, b] = [reach(fromNormal, toNormal), reach(toNormal, fromNormal)];
  const handles = [
    { x: from.x + fromNormal.x * a, y: from.y + fromNormal.y * a },
    { x: to.x + toNormal.x * b, y: to.y + toNormal.y * b },
    to,
  ];
  return `M${written(from)}C${handles.map(written).join(',')}`;
}

/** A uniform cubic B-spline, as d3's `curveBasis`: near the points, from the first to the last. */
export function basis(points: readonly Point[]): string {
  const [first, second] = points;
  const last = points.at(-1);
  if (first === undefined || second === undefined || last === undefined) return '';
  const mix = (p: Point, a: number, q: Point, b: number): Point => ({ x: p.x * a + q.x * b, y: p.y * a + q.y * b });
  let d = `M${written(first)}L${written(mix(first, 5 / 6, second, 1 / 6))}`;
  const padded = [...points, last];
  for (let i = 2; i < padded.length; i += 1) {
    const [p, q, r] = [padded[i - 2], padded[i - 1], padded[i]];
    if (p === undefined || q === undefined || r === undefined) continue;
    const end = mix(mix(p, 1 / 6, q, 4 / 6), 1, r, 1 / 6);
    d += `C${[mix(p, 2 / 3, q, 1 / 3), mix(p, 1 / 3, q, 2 / 3), end].map(written).join(',')}`;
  }
  return `${d}L${written(last)}`;
}

/** A line of level and upright stretches, with rounded corners. */
export function withCorners(points: readonly Point[]): string {
  const different = points.filter(({ x, y }, i) => x !== points[i - 1]?.x || y !== points[i - 1]?.y);
  const corners = different.filter((point, i) => {
    const [before, after] = [different[i - 1], different[i + 1]];
    if (before === undefined || after === undefined) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
  return corners.reduce((d, corner, i) => {
    const [before, after] = [corners[i - 1], corners[i + 1]];
    if (before === undefined) return `M${written(corner)}`;
    if (after === undefined) return `${d}L${written(corner)}`;
    const [start, end] = [toward(corner, before), toward(corner, after)];
    return `${d}L${written(start)}C${written(corner)},${written(corner)},${written(end)}`;
  }, '');
}

/** The point beside a corner at which its rounding begins. */
function toward(corner: Point, other: Point): Point {
  const length = Math.hypot(other.x - corner.x, other.y - corner.y);
  const share = Math.min(CORNER, length / 2) / (length || 1);
  return { x: corner.x + (other.x - corner.x) * share, y: corner.y + (other.y - corner.y) * share };
}

/** A point as a path has it. */
export function written({ x, y }: Point): string {
  return `${String(Math.round(x * 10) / 10)},${String(Math.round(y * 10) / 10)}`;
}
