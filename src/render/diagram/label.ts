import { centreOf, type Box } from './box.ts';
import type { DrawnEdge, DrawnLabel } from './drawing.ts';
import { pointsAlong, type Point } from './path.ts';

/** Puts each label on its redrawn line, as near its middle as leaves the other labels and the boxes free. */
export function placeLabels(
  labels: readonly DrawnLabel[],
  drawn: ReadonlyMap<string, DrawnEdge>,
  fixed: ReadonlySet<string>,
  boxes: readonly Box[],
): Map<string, DrawnLabel> {
  const placed = new Map(labels.filter(({ id }) => fixed.has(id)).map((label) => [label.id, label]));
  const apart = (at: Point, { width, height }: DrawnLabel, other: Box, gap: number): boolean =>
    Math.abs(at.x - other.x) >= (width + other.width) / 2 + gap || Math.abs(at.y - other.y) >= (height + other.height) / 2 + gap / 2;
  for (const label of labels) {
    if (placed.has(label.id)) continue;
    const line = pointsAlong(drawn.get(label.id)?.d ?? '');
    const spots = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74].flatMap((share) => alongBy(line, share) ?? []);
    const waiting = labels.filter(({ id }) => id !== label.id && !placed.has(id));
    const free = (at: Point, taken: readonly DrawnLabel[]): boolean =>
      boxes.every((box) => apart(at, label, { ...box, ...centreOf(box) }, 1)) && taken.every((other) => apart(at, label, other, 4));
    const spot = spots.find((at) => free(at, [...placed.values(), ...waiting])) ?? spots.find((at) => free(at, [...placed.values()]));
    if (spot !== undefined) placed.set(label.id, { ...label, ...spot });
  }
  return placed;
}

function alongBy(points: readonly Point[], share: number): Point | undefined {
  const lengths = points.map(({ x, y }, i) => Math.hypot(x - (points[i - 1]?.x ?? x), y - (points[i - 1]?.y ?? y)));
  let rest = lengths.reduce((sum, length) => sum + length, 0) * share;
  for (let i = 1; i < points.length; i += 1) {
    const [a, b, length] = [points[i - 1], points[i], lengths[i] ?? 0];
    if (a === undefined || b === undefined) return undefined;
    if (rest <= length) return { x: a.x + ((b.x - a.x) * rest) / (length || 1), y: a.y + ((b.y - a.y) * rest) / (length || 1) };
    rest -= length;
  }
  return undefined;
}
