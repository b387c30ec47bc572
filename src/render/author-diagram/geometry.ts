import { pathBox, unionOf } from './box.ts';
import type { Box } from '../layout/drawing.ts';
import { absolutePath } from './path.ts';
import { textBox } from './text-box.ts';

/** An affine map of the plane, as SVG writes it. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** What draws nothing where it stands. */
export const UNDRAWN: ReadonlySet<string> = new Set([
  'defs',
  'marker',
  'title',
  'desc',
  'style',
  'filter',
  'linearGradient',
  'script',
  'symbol',
  'clipPath',
  'mask',
  'feDropShadow',
  'fedropshadow',
  'stop',
]);

export const times = ([a, b, c, d, e, f]: Matrix, [p, q, r, s, t, u]: Matrix): Matrix => [
  a * p + c * q,
  b * p + d * q,
  a * r + c * s,
  b * r + d * s,
  a * t + c * u + e,
  b * t + d * u + f,
];

/** What an element's `transform` does. */
export function matrixOf(element: Element): Matrix {
  let matrix = IDENTITY;
  for (const [, name = '', given = ''] of (element.getAttribute('transform') ?? '').matchAll(/(\w+)\s*\(([^)]*)\)/g)) {
    const numbers = given.split(/[\s,]+/).flatMap((one) => (one === '' ? [] : [Number.parseFloat(one)]));
    if (numbers.every(Number.isFinite)) matrix = times(matrix, step(name, numbers));
  }
  return matrix;
}

function step(name: string, numbers: readonly number[]): Matrix {
  const [x = 0, y = 0, z = 0] = numbers;
  if (name === 'translate') return [1, 0, 0, 1, x, y];
  if (name === 'scale') return [x, 0, 0, numbers.length > 1 ? y : x, 0, 0];
  if (name === 'matrix' && numbers.length === 6) return numbers as unknown as Matrix;
  if (name !== 'rotate') return IDENTITY;
  const [cos, sin] = [Math.cos((x * Math.PI) / 180), Math.sin((x * Math.PI) / 180)];
  return times(times([1, 0, 0, 1, y, z], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -y, -z]);
}

/** The box around a box that was moved, turned or stretched. */
export function mapBox([a, b, c, d, e, f]: Matrix, { x, y, width, height }: Box): Box {
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ] as const;
  const mapped = corners.map(([px, py]) => ({ x: a * px + c * py + e, y: b * px + d * py + f, width: 0, height: 0 }));
  return unionOf(mapped) ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** A number of an element's geometry; nought where it has none. */
export const numberOf = (element: Element, name: string): number => {
  const number = Number.parseFloat(element.getAttribute(name) ?? '');
  return Number.isFinite(number) ? number : 0;
};

/** An element's box in its own coordinates, as a browser gives it; nothing for what draws nothing. */
export function ownBox(element: Element): Box | undefined {
  const n = (name: string) => numberOf(element, name);
  switch (element.localName) {
    case 'text':
    case 'tspan':
      return textBox(element);
    case 'rect':
      return element.hasAttribute('width') ? { x: n('x'), y: n('y'), width: n('width'), height: n('height') } : undefined;
    case 'path':
      return pathBox(absolutePath(element.getAttribute('d') ?? ''));
    case 'polygon':
    case 'polyline':
      return pathBox(`M${element.getAttribute('points') ?? ''}`);
    case 'line':
      return {
        x: Math.min(n('x1'), n('x2')),
        y: Math.min(n('y1'), n('y2')),
        width: Math.abs(n('x1') - n('x2')),
        height: Math.abs(n('y1') - n('y2')),
      };
    case 'circle':
    case 'ellipse': {
      const [rx, ry] = [n('r') || n('rx'), n('r') || n('ry')];
      return { x: n('cx') - rx, y: n('cy') - ry, width: 2 * rx, height: 2 * ry };
    }
    default:
      return unionOf([...element.children].flatMap((child) => boxWithin(child) ?? []));
  }
}

/** An element's box in its parent's coordinates. */
function boxWithin(element: Element): Box | undefined {
  if (UNDRAWN.has(element.localName)) return undefined;
  const box = ownBox(element);
  return box === undefined ? undefined : mapBox(matrixOf(element), box);
}
