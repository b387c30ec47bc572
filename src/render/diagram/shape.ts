import type { DrawnNode } from './drawing.ts';

/** What may be kept of a shape: its geometry. */
const GEOMETRY: Readonly<Record<string, readonly string[]>> = {
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  polygon: ['points', 'transform'],
  path: ['d', 'transform'],
  line: ['x1', 'y1', 'x2', 'y2'],
  g: ['transform'],
};

/** Rounds every number in an attribute to a tenth of a pixel. */
export function rounded(value: string): string {
  return value.replace(/-?\d+\.\d+(?:e[-+]?\d+)?/g, (number) => String(Math.round(Number(number) * 10) / 10 + 0));
}

/** A copy of Mermaid's shape with nothing but its geometry, and with `paint`; rectangles get the site's corners. */
export function copyShape(
  document: Document,
  { shape, classes, height }: DrawnNode,
  paint: Readonly<Record<string, string>>,
): Element | undefined {
  const copy = shape === undefined ? undefined : copyElement(document, shape);
  if (copy?.localName === 'rect') copy.setAttribute('rx', classes.includes('core') ? rounded(String(Math.min(height / 2, 22))) : '3');
  copy?.removeAttribute('ry');
  for (const [name, value] of Object.entries(paint)) copy?.setAttribute(name, value);
  return copy;
}

function copyElement(document: Document, element: Element): Element | undefined {
  const attributes = GEOMETRY[element.localName];
  if (attributes === undefined) return undefined;
  const copy = document.createElementNS('http://www.w3.org/2000/svg', element.localName);
  for (const name of attributes) {
    const value = element.getAttribute(name);
    if (value !== null && value !== '') copy.setAttribute(name, rounded(value));
  }
  // Rough.js draws an outline in two paths, the fill and the stroke: one does for both.
  const children = element.localName === 'g' ? [...element.children].slice(0, 1) : [];
  for (const child of children) copy.append(...[copyElement(document, child) ?? []].flat());
  return copy;
}
