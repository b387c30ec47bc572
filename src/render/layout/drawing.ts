import type { Edge, Part } from './chart.ts';
import type { TextBlock } from './text.ts';

/** A point in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle in pixels. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** A text in its place: `y` is the middle of its lines. */
export interface DrawnText extends TextBlock, Point {
  readonly anchor: 'start' | 'middle';
}

/** A node, or a subgraph with what stands in it. */
export interface DrawnPart {
  readonly part: Part;
  readonly kind: 'node' | 'group';
  readonly box: Box;
  /** Further rectangles of the same thing, such as the upright of an L. */
  readonly limbs?: readonly Box[];
  readonly text: DrawnText;
  readonly inside: readonly DrawnPart[];
}

/** An edge: lines with rounded corners, or a bar as wide as its box, such as a pillar. */
export interface DrawnEdge {
  readonly edge: Edge;
  readonly classes: readonly string[];
  /** Stretches of the line; it is broken where its label stands in it. */
  readonly lines: readonly (readonly Point[])[];
  readonly bar?: Box | undefined;
  /** Drawn over what it begins at, in which it stands. */
  readonly isInside?: boolean;
  readonly label?: DrawnText | undefined;
}

/** A figure with a place for everything. */
export interface Drawing {
  readonly parts: readonly DrawnPart[];
  readonly edges: readonly DrawnEdge[];
}

/** An arrowhead reaches this far past the end of its line. */
export const ARROWHEAD = 4;

/** A text around a point. */
export const centred = (text: TextBlock, x: number, y: number): DrawnText => ({ ...text, x, y, anchor: 'middle' });

/** A text that begins at a place. */
export const startingAt = (text: TextBlock, x: number, y: number): DrawnText => ({ ...text, x, y, anchor: 'start' });

/** The middle of a box. */
export const centreOf = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 });

/** The room of a text in its place. */
function textBox({ x, y, width, height, anchor }: DrawnText): Box {
  return { x: anchor === 'start' ? x : x - width / 2, y: y - height / 2, width, height };
}

/** A part in another place. */
export function moved(drawn: DrawnPart, dx: number, dy: number): DrawnPart {
  const shift = <T extends Point>(one: T): T => ({ ...one, x: one.x + dx, y: one.y + dy });
  return {
    ...drawn,
    box: shift(drawn.box),
    ...(drawn.limbs && { limbs: drawn.limbs.map(shift) }),
    text: shift(drawn.text),
    inside: drawn.inside.map((one) => moved(one, dx, dy)),
  };
}

/** An edge in another place. */
export function movedEdge(edge: DrawnEdge, dx: number, dy: number): DrawnEdge {
  const shift = <T extends Point>(one: T): T => ({ ...one, x: one.x + dx, y: one.y + dy });
  return {
    ...edge,
    lines: edge.lines.map((line) => line.map(shift)),
    bar: edge.bar && shift(edge.bar),
    label: edge.label && shift(edge.label),
  };
}

/** The box around everything drawn. */
export function drawingBox({ parts, edges }: Drawing): Box {
  const boxes = [
    ...parts.flatMap(({ box, limbs = [], text }) => [box, ...limbs, textBox(text)]),
    ...edges.flatMap(({ lines, bar, label }) => [
      ...lines.flat().map((point) => ({ ...point, width: 0, height: 0 })),
      ...(bar === undefined ? [] : [bar]),
      ...(label === undefined ? [] : [textBox(label)]),
    ]),
  ];
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
