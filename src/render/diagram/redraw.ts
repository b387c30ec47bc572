import { drawingBox, type Drawing, type DrawnEdge, type DrawnGroup, type DrawnLabel, type DrawnNode, type Marker } from './drawing.ts';
import { copyShape, rounded } from './shape.ts';
import type { DiagramSource } from './source.ts';
import { CORE_TYPE, DETAIL_SIZE, EDGE_TYPE, NODE_TYPE, TITLE_INSET, TITLE_TYPE, type TypeSize } from './type.ts';

const SVG = 'http://www.w3.org/2000/svg';
const MARGIN = 6;
const TITLE_TOP = 9;
/** From the middle of a line to the baseline, in em: where Chinese characters stand upright in it. */
const BASELINE = 0.37;
/** How a figure looks where the site's style sheet is not (reader views, feeds, saved pages): outlines in the colour of the text. Any rule of a style sheet is above it. */
const OUTLINE = { fill: 'none', stroke: 'currentColor' } as const;

/** A link that a page may carry: a path of the site's own, the web or mail; never script. */
function safeHref(href: string | undefined): string | undefined {
  if (href === undefined || !URL.canParse(href, 'https://site.invalid/')) return undefined;
  return ['http:', 'https:', 'mailto:'].includes(new URL(href, 'https://site.invalid/').protocol) ? href : undefined;
}

/**
 * A drawing made anew for a page: built from an allow-list, so that no style, colour, script or foreign id of
 * Mermaid's can pass; classes for the site's stylesheet; ids that begin with the diagram's.
 */
export function redraw(drawing: Drawing, source: DiagramSource, document: Document): Element {
  return new Redrawing(drawing, source, document).draw();
}

class Redrawing {
  readonly #drawing: Drawing;
  readonly #source: DiagramSource;
  readonly #document: Document;

  constructor(drawing: Drawing, source: DiagramSource, document: Document) {
    this.#drawing = drawing;
    this.#source = source;
    this.#document = document;
  }

  draw(): Element {
    const { id } = this.#source;
    const { title, description, edges, labels } = this.#drawing;
    const box = drawingBox(this.#drawing);
    const [x, y] = [Math.floor(box.x - MARGIN), Math.floor(box.y - MARGIN)];
    const width = Math.ceil(box.x + box.width + MARGIN) - x;
    const height = Math.ceil(box.y + box.height + MARGIN) - y;
    const titleId = title === '' ? undefined : `${id}-title`;
    const descriptionId = description === '' ? undefined : `${id}-desc`;
    const markers = new Set(edges.flatMap(({ start, end }) => [start, end]).filter((name) => name !== undefined));
    return this.#element(
      'svg',
      {
        id,
        class: 'diagram',
        role: 'group',
        'aria-labelledby': titleId,
        'aria-describedby': descriptionId,
        viewBox: `${String(x)} ${String(y)} ${String(width)} ${String(height)}`,
        width,
        height,
        'text-anchor': 'middle',
        fill: 'currentColor',
        'font-family': 'sans-serif',
        'font-size': NODE_TYPE.size,
      },
      [
        title !== '' && this.#element('title', { id: titleId }, [title]),
        description !== '' && this.#element('desc', { id: descriptionId }, [description]),
        markers.size > 0 &&
          this.#element(
            'defs',
            {},
            [...markers].sort().map((name) => this.#marker(name)),
          ),
        edges.length > 0 &&
          this.#element(
            'g',
            { class: 'edges', 'aria-hidden': 'true', ...OUTLINE },
            edges.map((edge) => this.#edge(edge)),
          ),
        ...this.#inside(undefined),
        ...labels.map((label) => this.#label(label)),
      ],
    );
  }

  /** Groups and nodes straight within a group, or outside all: a reader meets a group's title, then its members. */
  #inside(parent: DrawnGroup | undefined): Element[] {
    const { groups, nodes } = this.#drawing;
    return [
      ...groups
        .filter(
          (group) =>
            group !== parent && this.#parentOf(group.box.x + group.box.width / 2, group.box.y + group.box.height / 2, group) === parent,
        )
        .map((group) => this.#group(group)),
      ...nodes.filter((node) => this.#parentOf(node.x, node.y) === parent).map((node) => this.#node(node)),
    ];
  }

  #parentOf(x: number, y: number, self?: DrawnGroup): DrawnGroup | undefined {
    const size = ({ box }: DrawnGroup): number => box.width * box.height;
    return this.#drawing.groups
      .filter((group) => group !== self && (self === undefined || size(group) > size(self)))
      .filter(({ box }) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)
      .sort((a, b) => size(a) - size(b))[0];
  }

  #group(group: DrawnGroup): Element {
    const { box, title, id, classes } = group;
    const at = { x: box.x + TITLE_INSET, y: box.y + TITLE_TOP + (title.length * TITLE_TYPE.line) / 2 };
    const text = this.#text(title, TITLE_TYPE, at, this.#nameOf(id));
    text.setAttribute('text-anchor', 'start');
    return this.#element('g', { class: ['group', ...classes].join(' '), 'data-part': id }, [
      this.#element('rect', { x: box.x, y: box.y, width: box.width, height: box.height, rx: 4, ...OUTLINE }),
      title.length > 0 && this.#linked(id, undefined, title, { class: 'group-title' }, [text]),
      ...this.#inside(group),
    ]);
  }

  #node(node: DrawnNode): Element {
    const { id, classes, label, href, x, y } = node;
    const type = classes.includes('core') || classes.includes('group-node') ? CORE_TYPE : NODE_TYPE;
    const details = Number(/^detail-(\d+)$/.exec(classes.find((name) => name.startsWith('detail-')) ?? '')?.[1] ?? 0);
    const attributes = {
      class: ['node', ...classes.filter((name) => !name.startsWith('detail-'))].join(' '),
      transform: `translate(${String(x)} ${String(y)})`,
      'data-part': id,
    };
    return this.#linked(id, href, label, attributes, [
      copyShape(this.#document, node, OUTLINE),
      this.#text(label, type, { x: 0, y: 0 }, this.#nameOf(id), details),
    ]);
  }

  #edge({ id, from, to, d, start, end, dotted, thick }: DrawnEdge): Element {
    const marker = (name: Marker | undefined): string | undefined => (name === undefined ? undefined : `url(#${this.#source.id}-${name})`);
    return this.#element('path', {
      class: ['edge', dotted && 'dotted', thick && 'thick'].filter(Boolean).join(' '),
      d: rounded(d),
      'stroke-dasharray': dotted ? '3 3.5' : undefined,
      'stroke-width': thick ? 2.2 : undefined,
      'marker-start': marker(start),
      'marker-end': marker(end),
      'data-edge': id,
      'data-from': from,
      'data-to': to,
    });
  }

  #label({ id, x, y, lines }: DrawnLabel): Element {
    return this.#linked(id, undefined, lines, { class: 'edge-label', 'data-edge': id }, [this.#text(lines, EDGE_TYPE, { x, y })]);
  }

  #nameOf(id: string): string | undefined {
    return this.#linkOf(id)?.name;
  }

  #linkOf(id: string): NonNullable<DiagramSource['links']>[string] | undefined {
    return this.#source.links === undefined || !Object.hasOwn(this.#source.links, id) ? undefined : this.#source.links[id];
  }

  /** A part of the diagram, as a link where it has one. */
  #linked(id: string, ownHref: string | undefined, lines: readonly string[], attributes: Attributes, children: readonly Child[]): Element {
    const link = this.#linkOf(id);
    const href = safeHref(link?.href ?? ownHref);
    if (href === undefined) return this.#element('g', attributes, children);
    const gaps = gapsBetween(lines, link?.name);
    const visible = lines.reduce((text, line, index) => text + (gaps[index - 1] ?? '') + line, '');
    const name = link?.name?.replace(/\s+/g, ' ').trim() === visible ? undefined : link?.name;
    return this.#element('a', { ...attributes, href, 'aria-label': name }, children);
  }

  /** A text of one or more lines around a point. */
  #text(lines: readonly string[], { size, line, weight }: TypeSize, at: { x: number; y: number }, whole?: string, details = 0): Element {
    const y = (index: number): number => at.y + (index - (lines.length - 1) / 2) * line + size * BASELINE;
    const type = { 'font-size': size === NODE_TYPE.size ? undefined : size, 'font-weight': weight };
    if (lines.length === 1) return this.#element('text', { x: at.x === 0 ? undefined : at.x, y: y(0), ...type }, [lines[0] ?? '']);
    const gaps = gapsBetween(lines, whole);
    const tspans = lines.flatMap((text, index) => {
      const detail = index >= lines.length - details;
      const line = this.#element(
        'tspan',
        { x: at.x, y: y(index), class: detail ? 'detail' : undefined, 'font-size': detail ? DETAIL_SIZE : undefined },
        [text],
      );
      // The space is for those who hear or copy the text; it has no width, so that the line stays centred.
      return gaps[index] === ' ' ? [line, this.#element('tspan', { 'font-size': 0 }, [' '])] : [line];
    });
    return this.#element('text', type, tspans);
  }

  #marker(name: Marker): Element {
    const shapes: Record<Marker, [string, Attributes]> = {
      point: ['path', { d: 'M0 1L10 5L0 9z' }],
      circle: ['circle', { cx: 5, cy: 5, r: 4 }],
      cross: ['path', { d: 'M1 1l8 8M9 1l-8 8', ...OUTLINE }],
    };
    const [tag, geometry] = shapes[name];
    const box = { viewBox: '0 0 10 10', refX: name === 'point' ? 5 : 9, refY: 5, markerWidth: 8, markerHeight: 8 };
    const id = `${this.#source.id}-${name}`;
    return this.#element('marker', { id, class: `arrow ${name}`, ...box, markerUnits: 'userSpaceOnUse', orient: 'auto-start-reverse' }, [
      this.#element(tag, geometry),
    ]);
  }

  #element(tag: string, attributes: Attributes, children: readonly Child[] = []): Element {
    const element = this.#document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === undefined) continue;
      element.setAttribute(name, name === 'd' || name === 'href' || name === 'aria-label' ? String(value) : rounded(String(value)));
    }
    const given = children.filter((child) => child !== undefined && child !== false);
    // What is drawn apart is apart in the text alone, too.
    element.append(...(tag === 'svg' || tag === 'g' ? given.flatMap((child) => [child, '\n']) : given));
    return element;
  }
}

type Attributes = Readonly<Record<string, string | number | undefined>>;
type Child = Element | string | false | undefined;

/**
 * What stood between each line and the next before the text was broken: a space, or nothing. The whole text says so;
 * without it, Chinese and Japanese are taken to have none.
 */
function gapsBetween(lines: readonly string[], whole: string | undefined): string[] {
  let at = 0;
  return lines.slice(0, -1).map((line, index) => {
    const next = lines[index + 1] ?? '';
    const found = whole?.indexOf(line, at) ?? -1;
    at = found < 0 ? at : found + line.length;
    if (whole !== undefined && found >= 0) return /^\s/.test(whole.slice(at)) ? ' ' : '';
    return UNSPACED_END.test(line) || UNSPACED_START.test(next) ? '' : ' ';
  });
}

const UNSPACED_END = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u;
const UNSPACED_START = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
