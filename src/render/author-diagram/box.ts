import type { Box } from '../layout/drawing.ts';

/** The smallest box around some boxes; nothing for none. */
export function unionOf(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The box around a path of absolute M, L, H, V, C, Q, A and Z; curves count with their extremes, arcs with their ends. */
export function pathBox(d: string): Box | undefined {
  const points: Box[] = [];
  let [x, y] = [0, 0];
  const add = (px: number, py: number): void => {
    points.push({ x: px, y: py, width: 0, height: 0 });
  };
  for (const [, command = '', text = ''] of d.matchAll(/([MLHVCQAZ])([^MLHVCQAZ]*)/g)) {
    const n = (text.match(/-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi) ?? []).map(Number);
    const step = { M: 2, L: 2, H: 1, V: 1, C: 6, Q: 4, A: 7, Z: 0 }[command] ?? 0;
    for (let i = 0; step > 0 && i + step <= n.length; i += step) {
      const at = (k: number): number => n[i + k] ?? 0;
      const [fromX, fromY] = [x, y];
      if (command === 'H') x = at(0);
      else if (command === 'V') y = at(0);
      else [x, y] = [at(step - 2), at(step - 1)];
      add(x, y);
      if (command === 'C') {
        for (const t of extremes(fromX, at(0), at(2), x)) add(cubic(fromX, at(0), at(2), x, t), y);
        for (const t of extremes(fromY, at(1), at(3), y)) add(x, cubic(fromY, at(1), at(3), y, t));
      } else if (command === 'Q') add(at(0), at(1));
    }
  }
  return unionOf(points);
}

function cubic(a: number, b: number, c: number, d: number, t: number): number {
  const u = 1 - t;
  return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

function extremes(a: number, b: number, c: number, d: number): number[] {
  const p = -a + 3 * b - 3 * c + d;
  const q = 2 * (a - 2 * b + c);
  const r = b - a;
  const roots = Math.abs(p) < 1e-9 ? [-r / q] : [1, -1].map((s) => (-q + s * Math.sqrt(q * q - 4 * p * r)) / (2 * p));
  return roots.filter((t) => t > 0 && t < 1);
}
