import { unionOf } from './box.ts';
import type { Box } from '../layout/drawing.ts';
import { IDENTITY, mapBox, matrixOf, numberOf, ownBox, times, UNDRAWN, type Matrix } from './geometry.ts';
import { absolutePath } from './path.ts';
import { Roles } from './role.ts';
import { lineBox, linesOf, TEXT_SIZE } from './text-box.ts';

/** Around the whole, in pixels. */
const MARGIN = 8;
/** Half of the ground of a message's number. */
const DISC = 9;
/** Smaller in pixels are only the joints that Mermaid makes of an arrow to where it begins. */
const SPECK = 0.5;

/** What a drawing is called where it stands for any page's: `renderId` and `renderLinks` put in what is there. */
export const ID = 'written-diagram';

/** Numbers that each shape has. */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  rect: ['x', 'y', 'width', 'height', 'rx', 'ry'],
  circle: ['cx', 'cy', 'r'],
  ellipse: ['cx', 'cy', 'rx', 'ry'],
  line: ['x1', 'y1', 'x2', 'y2'],
  path: [],
  polygon: [],
  polyline: [],
};

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
const round = (value: number) => String(Math.round(value * 100) / 100);

/** Something that Mermaid drew and the site does not show: a picture, a formula, HTML. */
export class UndrawableError extends Error {}

/**
 * Mermaid's drawing made anew: from an allow-list, so that no style, colour, script, image or foreign id can pass; classes of the site's
 * style sheet; lines of text at places of their own, so that no browser sets them otherwise than they were measured.
 * @param parts what links lead from, by the names of the text; each `<a>` has its number as its address
 */
export function redraw(svg: Element, kind: string, parts: readonly string[]): string {
  return new Redrawing(kind, parts).draw(svg);
}

class Redrawing {
  readonly #roles: Roles;
  readonly #parts: readonly string[];
  readonly #markers = new Map<string, string>();
  readonly #boxes: Box[] = [];

  constructor(kind: string, parts: readonly string[]) {
    this.#roles = new Roles(kind);
    this.#parts = parts;
  }

  draw(svg: Element): string {
    const inside = [...svg.children].map((child) => this.#part(child, IDENTITY)).join('');
    const { x, y, width, height } = unionOf(this.#boxes) ?? { x: 0, y: 0, width: 0, height: 0 };
    const [left, top] = [Math.floor(x - MARGIN), Math.floor(y - MARGIN)];
    const size = [Math.ceil(x + width + MARGIN) - left, Math.ceil(y + height + MARGIN) - top].map(String);
    const defs = [...this.#markers].map(([id, name]) => this.#marker(svg, id, name)).join('');
    return `<svg id="${ID}" class="diagram written" role="group" viewBox="${String(left)} ${String(top)} ${size.join(' ')}" width="${size[0] ?? ''}" height="${size[1] ?? ''}" fill="currentColor" font-family="sans-serif" font-size="${String(TEXT_SIZE)}">${defs === '' ? '' : `<defs>${defs}</defs>`}${inside}</svg>`;
  }

  #part(element: Element, above: Matrix): string {
    const tag = element.localName;
    if (UNDRAWN.has(tag)) return '';
    const moves = matrixOf(element);
    const matrix = times(above, moves);
    if (tag === 'text') return this.#text(element, matrix);
    if (Object.hasOwn(NUMBERS, tag)) return this.#linked(element, this.#shape(element, matrix));
    if (tag !== 'g' && tag !== 'a' && tag !== 'svg') throw new UndrawableError(tag);
    const inside = [...element.children].map((child) => this.#part(child, matrix)).join('');
    if (inside === '') return '';
    return this.#linked(element, `<g${transformOf(moves)}>${inside}</g>`);
  }

  #shape(element: Element, matrix: Matrix): string {
    const disc = this.#disc(element, matrix);
    if (disc !== undefined) return disc;
    const role = this.#roles.of(element);
    const box = ownBox(element);
    if (role === undefined || box === undefined || Math.max(box.width, box.height) < SPECK) return '';
    const tag = element.localName;
    const own = role.includes('milestone') ? turned(box) : '';
    const numbers = (NUMBERS[tag] ?? []).flatMap((name) =>
      element.hasAttribute(name) ? ` ${name}="${round(numberOf(element, name))}"` : [],
    );
    const d = tag === 'path' ? ` d="${absolutePath(element.getAttribute('d') ?? '')}"` : '';
    const points = tag.startsWith('poly') ? ` points="${(element.getAttribute('points') ?? '').replace(/[^\d\s.,e-]/g, '')}"` : '';
    this.#boxes.push(mapBox(matrix, box));
    const ends = (['start', 'end'] as const).map((end) => this.#end(element, end)).join('');
    return `<${tag} class="${role}"${own === '' ? transformOf(matrixOf(element)) : own}${numbers.join('')}${d}${points}${ends}/>`;
  }

  /** The ground of a message's number, which Mermaid draws as the head of a line without length. */
  #disc(element: Element, matrix: Matrix): string | undefined {
    if (element.localName !== 'line' || !/-sequencenumber["']?\)$/.test(element.getAttribute('marker-start') ?? '')) return undefined;
    const [x, y] = ['x1', 'y1'].map((name) => numberOf(element, name));
    if (x === undefined || y === undefined) return undefined;
    this.#boxes.push(mapBox(matrix, { x: x - DISC, y: y - DISC, width: 2 * DISC, height: 2 * DISC }));
    return `<circle class="solid"${transformOf(matrixOf(element))} cx="${round(x)}" cy="${round(y)}" r="${String(DISC)}"/>`;
  }

  #end(element: Element, end: 'start' | 'end'): string {
    const [, id] = /^url\(["']?#([^"')]+)["']?\)$/.exec(element.getAttribute(`marker-${end}`) ?? '') ?? [];
    if (id === undefined) return '';
    const name = this.#markers.get(id) ?? `${ID}-end${String(this.#markers.size + 1)}`;
    this.#markers.set(id, name);
    return ` marker-${end}="url(#${name})"`;
  }

  #marker(svg: Element, id: string, name: string): string {
    const marker = [...svg.getElementsByTagName('marker')].find((one) => one.id === id);
    if (marker === undefined) return `<marker id="${name}"/>`;
    const numbers = ['refX', 'refY', 'markerWidth', 'markerHeight'].map((one) => ` ${one}="${round(numberOf(marker, one))}"`).join('');
    const units = marker.getAttribute('markerUnits') === 'userSpaceOnUse' ? ' markerUnits="userSpaceOnUse"' : '';
    const box = (marker.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
    const view = box.length === 4 && box.every(Number.isFinite) ? ` viewBox="${box.join(' ')}"` : '';
    const orient = marker.getAttribute('orient') === 'auto-start-reverse' ? 'auto-start-reverse' : 'auto';
    const shapes = [...marker.children].map((shape) => this.#head(shape, /cross/i.test(id))).join('');
    return `<marker id="${name}"${numbers}${units}${view} orient="${orient}">${shapes}</marker>`;
  }

  #head(shape: Element, open: boolean): string {
    const tag = shape.localName;
    const bare = open || shape.getAttribute('fill') === 'none' ? ' bare' : '';
    const numbers = (NUMBERS[tag] ?? [])
      .map((name) => (shape.hasAttribute(name) ? ` ${name}="${round(numberOf(shape, name))}"` : ''))
      .join('');
    if (tag === 'path') return `<path class="head${bare}" d="${absolutePath(shape.getAttribute('d') ?? '')}"/>`;
    if (tag === 'polygon')
      return `<polygon class="head${bare}" points="${(shape.getAttribute('points') ?? '').replace(/[^\d\s.,e-]/g, '')}"/>`;
    return tag === 'circle' ? `<circle class="head${bare}"${numbers}/>` : '';
  }

  #text(element: Element, matrix: Matrix): string {
    const lines = linesOf(element);
    const written = lines.map((line) => {
      this.#boxes.push(mapBox(matrix, lineBox(line)));
      const role = [this.#roles.text(element, line.size), line.bold && 'bold'].filter(Boolean).join(' ');
      const size = line.size === TEXT_SIZE ? '' : ` font-size="${round(line.size)}"`;
      const anchor = line.anchor === 'start' ? '' : ` text-anchor="${line.anchor}"`;
      return `<text${role === '' ? '' : ` class="${role}"`} x="${round(line.x)}" y="${round(line.y)}"${size}${anchor}${transformOf(matrixOf(element))}>${escape(line.text)}</text>\n`;
    });
    return this.#linked(element, written.join(''));
  }

  /** As a link, where the text says what this part leads to. */
  #linked(element: Element, drawn: string): string {
    if (drawn === '' || this.#parts.length === 0) return drawn;
    const index = this.#parts.findIndex((part) => isPart(element, part));
    return index < 0 ? drawn : `<a href="link:${String(index)}">${drawn}</a>`;
  }
}

/** Mermaid's names of what a text calls so. */
function isPart({ id, localName, parentElement }: Element, part: string): boolean {
  const own = id.replace(/^mermaid-/, '');
  if (localName === 'g')
    return (
      own.replace(/^(?:flowchart|state)-(.*)-\d+$/s, '$1') === part && (own !== part || parentElement?.getAttribute('class') === 'clusters')
    );
  return own === part || own === `${part}-text`;
}

const transformOf = (matrix: Matrix): string => {
  const [a, b, c, d, e, f] = matrix;
  if (a === 1 && b === 0 && c === 0 && d === 1) return e === 0 && f === 0 ? '' : ` transform="translate(${round(e)} ${round(f)})"`;
  return ` transform="matrix(${matrix.map((one) => String(Math.round(one * 10_000) / 10_000)).join(' ')})"`;
};

/** A milestone stands on its corner, clear of its name. */
function turned({ x, y, width, height }: Box): string {
  const [left, top] = [x + width / 2, y + height / 2];
  return ` transform="translate(${round(left)} ${round(top)}) rotate(45) scale(0.75) translate(${round(-left)} ${round(-top)})"`;
}
