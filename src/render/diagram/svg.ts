import type { Marker } from '../layout/chart.ts';
import { drawingBox, type Box, type Drawing, type DrawnEdge, type DrawnPart, type DrawnText, type Point } from '../layout/drawing.ts';
import { DETAIL_SIZES, NODE_TYPE } from '../layout/type.ts';
import type { DiagramSource } from './source.ts';

const MARGIN = 6;
/** How far before a corner of a line its rounding begins. */
const CORNER = 7;
/** From the middle of a line to the baseline, in em: where Chinese characters stand upright in it. */
const BASELINE = 0.37;
/** How a figure looks where the site's style sheet is not (reader views, feeds, saved pages): outlines in the colour of the text. Any rule of a style sheet is above it. */
const OUTLINE = { fill: 'none', stroke: 'currentColor' } as const;

/** A link that a page may carry: a path of the site's own, the web or mail; never script. */
function safeHref(href: string | undefined): string | undefined {
  if (href === undefined || !URL.canParse(href, 'https://site.invalid/')) return undefined;
  return ['http:', 'https:', 'mailto:'].includes(new URL(href, 'https://site.invalid/').protocol) ? href : undefined;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeText = (text: string): string => text.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
const escapeValue = (text: string): string => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
/** A number in tenths of a pixel. */
const tenths = (number: number): string => String(Math.round(number * 10) / 10 + 0);
const place = ({ x, y }: Point): string => `${tenths(x)},${tenths(y)}`;

function element(tag: string, attributes: Attributes, children: readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${typeof value === 'number' ? tenths(value) : escapeValue(value)}"`],
  );
  // What is drawn apart is apart in the text alone, too.
  const end = tag === 'svg' || tag === 'g' ? '\n' : '';
  const inside = children.filter((child) => child !== '').map((child) => child + end);
  return `<${tag}${written.join('')}${inside.length === 0 ? '/>' : `>${inside.join('')}</${tag}>`}`;
}

/** A drawing as SVG to put into HTML: classes for the site's stylesheet, and ids that begin with the diagram's. */
export function writeSvg(drawing: Drawing, source: DiagramSource): string {
  const { parts, edges } = drawing;
  const { id } = source;
  const box = drawingBox(drawing);
  const [x, y] = [Math.floor(box.x - MARGIN), Math.floor(box.y - MARGIN)];
  const [width, height] = [Math.ceil(box.x + box.width + MARGIN) - x, Math.ceil(box.y + box.height + MARGIN) - y];
  const write = new Writer(source);
  const markers = new Set(edges.flatMap(({ edge: { start, end } }) => [start, end]).filter((name) => name !== undefined));
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      id,
      class: 'diagram',
      role: 'group',
      viewBox: `${String(x)} ${String(y)} ${String(width)} ${String(height)}`,
      width,
      height,
      'text-anchor': 'middle',
      fill: 'currentColor',
      'font-family': 'sans-serif',
      'font-size': NODE_TYPE.size,
    },
    [
      markers.size === 0
        ? ''
        : element(
            'defs',
            {},
            [...markers].sort().map((name) => write.marker(name)),
          ),
      write.edges(edges.filter(({ isInside = false }) => !isInside)),
      ...parts.map((part) => write.part(part)),
      write.edges(edges.filter(({ isInside = false }) => isInside)),
      ...edges.map((edge) => write.label(edge)),
    ],
  );
}

class Writer {
  readonly #source: DiagramSource;

  constructor(source: DiagramSource) {
    this.#source = source;
  }

  part(drawn: DrawnPart): string {
    const { part, kind, box, limbs = [], text, inside } = drawn;
    const { id, label, classes, href } = part;
    const rect = (one: DrawnPart['box'], rx: number): string =>
      element('rect', { x: one.x, y: one.y, width: one.width, height: one.height, rx, ...OUTLINE });
    const words = this.#text(text, label);
    const attributes = { class: [kind, ...classes.filter((name) => !name.startsWith('detail-'))].join(' '), 'data-part': id };
    const title = kind === 'group' ? this.#linked(id, href, text, { class: 'group-title' }, [words]) : words;
    const shapes = [rect(box, kind === 'group' ? 4 : 3), ...limbs.map((limb) => rect(limb, 0))];
    if (kind === 'group') return element('g', attributes, [...shapes, title, ...inside.map((one) => this.part(one))]);
    return this.#linked(id, href, text, attributes, [...shapes, title]);
  }

  edges(edges: readonly DrawnEdge[]): string {
    if (edges.length === 0) return '';
    return element(
      'g',
      { class: 'edges', 'aria-hidden': 'true', ...OUTLINE },
      edges.map((edge) => this.#edge(edge)),
    );
  }

  #edge({ edge, classes, lines, bar }: DrawnEdge): string {
    const { id, from, to, start, end, dotted, thick } = edge;
    const marker = (name: Marker | undefined): string | undefined => (name === undefined ? undefined : `url(#${this.#source.id}-${name})`);
    const isLine = bar === undefined;
    return element('path', {
      class: ['edge', ...classes, isLine && dotted && 'dotted', isLine && thick && 'thick'].filter(Boolean).join(' '),
      d: bar === undefined ? lines.map(roundedLine).join('') : outlineOf(bar),
      'stroke-dasharray': isLine && dotted ? '3 3.5' : undefined,
      'stroke-width': isLine && thick ? 2.2 : undefined,
      'marker-start': isLine ? marker(start) : undefined,
      'marker-end': isLine ? marker(end) : undefined,
      'data-edge': id,
      'data-from': from,
      'data-to': to,
    });
  }

  label({ edge, classes, label }: DrawnEdge): string {
    if (label === undefined) return '';
    const attributes = { class: ['edge-label', ...classes].join(' '), 'data-edge': edge.id };
    return this.#linked(edge.id, undefined, label, attributes, [this.#text(label, edge.label)]);
  }

  marker(name: Marker): string {
    const shapes: Record<Marker, [string, Attributes]> = {
      point: ['path', { d: 'M0 1L10 5L0 9z' }],
      circle: ['circle', { cx: 5, cy: 5, r: 4 }],
      cross: ['path', { d: 'M1 1l8 8M9 1l-8 8', ...OUTLINE }],
    };
    const [tag, geometry] = shapes[name];
    const box = { viewBox: '0 0 10 10', refX: name === 'point' ? 5 : 9, refY: 5, markerWidth: 8, markerHeight: 8 };
    const id = `${this.#source.id}-${name}`;
    return element('marker', { id, class: `arrow ${name}`, ...box, markerUnits: 'userSpaceOnUse', orient: 'auto-start-reverse' }, [
      element(tag, geometry),
    ]);
  }

  /** A part of the diagram, as a link where it has one; named where its own text says less. */
  #linked(id: string, ownHref: string | undefined, text: DrawnText, attributes: Attributes, children: readonly string[]): string {
    const { links = {} } = this.#source;
    const link = Object.hasOwn(links, id) ? links[id] : undefined;
    const href = safeHref(link?.href ?? ownHref);
    if (href === undefined) return element('g', attributes, children);
    const name = link?.name?.replace(/\s+/g, ' ').trim();
    const gaps = gapsBetween(text.lines, name ?? '');
    const visible = text.lines.reduce((all, line, index) => all + (gaps[index - 1] ?? '') + line, '');
    // Where it has a title for all, that is its name.
    return element('a', { ...attributes, href, 'aria-label': link?.title !== undefined || name === visible ? undefined : name }, [
      ...(link?.title === undefined ? [] : [element('title', {}, [escapeText(link.title)])]),
      ...children,
    ]);
  }

  /** A text of one or more lines around its place. */
  #text({ lines, details, type: { size, line, weight }, x, y, anchor }: DrawnText, whole: string): string {
    const middle = (index: number): number => y + (index - (lines.length - 1) / 2) * line + size * BASELINE;
    const type = {
      'font-size': size === NODE_TYPE.size ? undefined : size,
      'font-weight': weight,
      'text-anchor': anchor === 'start' ? 'start' : undefined,
    };
    if (lines.length === 1) return element('text', { x, y: middle(0), ...type }, [escapeText(lines[0] ?? '')]);
    const gaps = gapsBetween(lines, whole);
    const tspans = lines.flatMap((text, index) => {
      const quiet = index >= lines.length - details;
      const own = element(
        'tspan',
        { x, y: middle(index), class: quiet ? 'detail' : undefined, 'font-size': quiet ? DETAIL_SIZES[this.#source.form] : undefined },
        [escapeText(text)],
      );
      // The space is for those who hear or copy the text; it has no width, so that the line stays centred.
      return gaps[index] === ' ' ? [own, element('tspan', { 'font-size': 0 }, [' '])] : [own];
    });
    return element('text', type, tspans);
  }
}

function outlineOf({ x, y, width, height }: Box): string {
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
  return `M${corners.map(place).join('L')}Z`;
}

/** A line of level and upright stretches, with rounded corners. */
function roundedLine(points: readonly Point[]): string {
  return points.reduce((d, corner, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (before === undefined) return `M${place(corner)}`;
    if (after === undefined) return `${d}L${place(corner)}`;
    const radius = Math.min(CORNER, distance(before, corner) / 2, distance(corner, after) / 2);
    if (radius < 0.5) return `${d}L${place(corner)}`;
    return `${d}L${place(toward(corner, before, radius))}Q${place(corner)} ${place(toward(corner, after, radius))}`;
  }, '');
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

function toward(from: Point, to: Point, by: number): Point {
  const share = by / (distance(from, to) || 1);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** What stood between each line and the next before the text was broken: a space, or nothing; a space before what is set quieter. */
function gapsBetween(lines: readonly string[], whole: string): string[] {
  const text = whole.replaceAll(/\s+/g, ' ').trim();
  let at = 0;
  return lines.slice(0, -1).map((line) => {
    const found = text.indexOf(line, at);
    if (found < 0) return ' ';
    at = found + line.length;
    return at < text.length && text[at] !== ' ' ? '' : ' ';
  });
}
