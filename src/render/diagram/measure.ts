import { textWidth } from '#formats/mermaid/measure.ts';
import { pathBox, unionOf, type Box } from './box.ts';
import { CORE_TYPE, EDGE_TYPE, NODE_TYPE, TITLE_INSET, TITLE_TYPE, type TypeSize } from './type.ts';

const UNDRAWN = new Set(['defs', 'marker', 'title', 'desc', 'style', 'filter', 'linearGradient']);

/**
 * A line of a label as it will be read. Mermaid leaves numeric entities in SVG labels as they are, except that a
 * node's label with a tag in it, such as `<br/>`, has passed DOMPurify's parser, and is decoded.
 */
export function readableText(line: Element): string {
  const text = line.textContent.replaceAll('\u2060', '');
  const type = typeOf(line);
  const siblings = line.parentElement === null ? 1 : linesOf(line.parentElement).length;
  if (siblings > 1 && type !== EDGE_TYPE && type !== TITLE_TYPE) return text;
  return text.replace(/&#(\d{1,7});/g, (whole, digits: string) => {
    const code = Number(digits);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** How the text inside an element is set, by the part of the diagram that it stands in. */
function typeOf(element: Element): TypeSize {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const classes = (at.getAttribute('class') ?? '').split(' ');
    if (classes.includes('edgeLabel') || classes.includes('edgeLabels')) return EDGE_TYPE;
    if (classes.includes('cluster-label')) return TITLE_TYPE;
    if (classes.includes('node')) return classes.includes('core') || classes.includes('group-node') ? CORE_TYPE : NODE_TYPE;
  }
  return NODE_TYPE;
}

/** Mermaid's question before it wraps a line. */
export function textLength(element: Element): number {
  const { size, stretch } = typeOf(element);
  return textWidth(readableText(element)) * size * stretch;
}

/** The lines of a Mermaid label, in order. */
export function linesOf(text: Element): Element[] {
  return [...text.children].filter((child) => (child.getAttribute('class') ?? '').includes('text-outer-tspan'));
}

function textBox(text: Element): Box | undefined {
  const lines = text.localName === 'tspan' ? [text] : linesOf(text);
  const width = Math.max(0, ...lines.map(textLength));
  if (width === 0) return undefined;
  const type = typeOf(text);
  const height = lines.length * type.line;
  // A group's title begins at its origin; it gets the room of its insets. All other text is centred on it:
  // Mermaid places an edge's label by this.
  if (type === TITLE_TYPE) return { x: 0, y: 0, width: width + TITLE_INSET, height };
  return { x: -width / 2, y: 0, width, height };
}

function number(element: Element, name: string): number {
  return Number.parseFloat(element.getAttribute(name) ?? '') || 0;
}

function ownBox(element: Element): Box | undefined {
  switch (element.localName) {
    case 'text':
    case 'tspan':
      return textBox(element);
    case 'rect': {
      if (!element.hasAttribute('width')) return undefined;
      return { x: number(element, 'x'), y: number(element, 'y'), width: number(element, 'width'), height: number(element, 'height') };
    }
    case 'path':
      return pathBox(element.getAttribute('d') ?? '');
    case 'polygon':
    case 'polyline':
      return pathBox(`M${element.getAttribute('points') ?? ''}`);
    case 'circle':
    case 'ellipse': {
      const [rx, ry] = [number(element, 'r') || number(element, 'rx'), number(element, 'r') || number(element, 'ry')];
      return { x: number(element, 'cx') - rx, y: number(element, 'cy') - ry, width: 2 * rx, height: 2 * ry };
    }
    default:
      return unionOf([...element.children].flatMap((child) => boxWithin(child) ?? []));
  }
}

/** The shift of an element within its parent; Mermaid's flowcharts only ever translate. */
export function shiftOf(element: Element): { x: number; y: number } {
  const [, x = '0', y = '0'] = /translate\(\s*([-\d.e]+)[\s,]*([-\d.e]+)?\s*\)/.exec(element.getAttribute('transform') ?? '') ?? [];
  return { x: Number(x), y: Number(y) };
}

/** The box of an element in its parent's coordinates. */
function boxWithin(element: Element): Box | undefined {
  if (UNDRAWN.has(element.localName)) return undefined;
  const box = ownBox(element);
  if (box === undefined) return undefined;
  const { x, y } = shiftOf(element);
  return { ...box, x: box.x + x, y: box.y + y };
}

/** `getBBox` without a browser: geometry from attributes, text from the width table. */
export function boundingBox(element: Element): Box {
  return ownBox(element) ?? { x: 0, y: 0, width: 0, height: 0 };
}
