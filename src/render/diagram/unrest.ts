import type { Box } from './box.ts';
import { drawingBox, type Drawing } from './drawing.ts';
import { pointsAlong, segmentsCross, type Point } from './path.ts';

const COST = { crossing: 160, turn: 14, length: 0.06, width: 0.35, height: 0.12, covered: 200, strayLabel: 90, disorder: 25 };

/**
 * How restless a drawing is, to choose the calmest of several: crossings, turns, length, size, edges that run over
 * boxes or foreign labels, and groups out of their given order. Only good for comparing drawings of one graph.
 */
export function unrestOf(drawing: Drawing): number {
  const { groups, nodes, edges, labels } = drawing;
  const lines = edges.map(({ id, d }) => ({ id, points: pointsAlong(d) }));
  const labelBoxes = labels.map((label) => ({ id: label.id, ...around(label) }));
  const boxes = [...groups.map(({ box }) => box), ...nodes.map(around)];
  let cost = 0;
  lines.forEach(({ id, points }, index) => {
    cost += COST.turn * turning(points) + COST.length * lengthOf(points);
    for (const other of lines.slice(index + 1)) cost += COST.crossing * crossings(points, other.points);
    const inner = points.slice(2, -2);
    for (const box of boxes) if (inner.some((point) => within(point, shrunk(box, 3)))) cost += COST.covered;
    for (const box of labelBoxes) if (box.id !== id && inner.some((point) => within(point, box))) cost += COST.strayLabel;
  });
  labelBoxes.forEach((label, index) => {
    for (const box of [...boxes, ...labelBoxes.slice(index + 1)]) if (overlap(label, box)) cost += COST.covered;
  });
  const order = groups.map(({ id }) => Number(/\d+$/.exec(id)?.[0] ?? 0));
  order.forEach((number, index) => {
    cost += COST.disorder * order.slice(index + 1).filter((later) => later < number).length;
  });
  const { width, height } = drawingBox(drawing);
  return cost + COST.width * width + COST.height * height;
}

function around({ x, y, width, height }: Box): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

function shrunk({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: width - 2 * by, height: height - 2 * by };
}

function within({ x, y }: Point, box: Box): boolean {
  return x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height;
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, { x, y }, i) => sum + Math.hypot(x - (points[i - 1]?.x ?? x), y - (points[i - 1]?.y ?? y)), 0);
}

/** All turns of a line together, in radians; a hook counts much, a gentle bow little. */
function turning(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 2; i < points.length; i += 1) {
    const [a, b, c] = [points[i - 2], points[i - 1], points[i]];
    if (a === undefined || b === undefined || c === undefined) continue;
    const turn = Math.atan2(c.y - b.y, c.x - b.x) - Math.atan2(b.y - a.y, b.x - a.x);
    sum += Math.abs(Math.atan2(Math.sin(turn), Math.cos(turn)));
  }
  return sum;
}

function crossings(a: readonly Point[], b: readonly Point[]): number {
  let count = 0;
  for (let i = 1; i < a.length; i += 1) {
    for (let j = 1; j < b.length; j += 1) {
      const [p, q, r, s] = [a[i - 1], a[i], b[j - 1], b[j]];
      if (p && q && r && s && segmentsCross(p, q, r, s)) count += 1;
    }
  }
  return count;
}
