import { textWidth } from '#formats/mermaid/measure.ts';
import { typeset } from '../card/typeset.ts';
import { linesOf } from '../author-diagram/text-box.ts';
import type { Outlines } from './outlines.ts';
import { channels, type StyleSheet } from './style-sheet.ts';

/** Attributes that say where and what a shape is. */
const SHAPES = new Set(['rect', 'circle', 'ellipse', 'line', 'path', 'polygon', 'polyline']);
const GEOMETRY = ['x', 'y', 'width', 'height', 'rx', 'ry', 'cx', 'cy', 'r', 'x1', 'y1', 'x2', 'y2', 'd', 'points', 'transform'];
const PAINTS = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'paint-order', 'opacity'];
const MARKER = ['id', 'viewBox', 'refX', 'refY', 'markerWidth', 'markerHeight', 'markerUnits', 'orient'];
const PASSED = new Set(['g', 'a', 'svg', 'defs']);

/** Around the drawing, so that no line at its edge is cut. */
const MARGIN = 8;
/** How much wider than measured letters may run. */
const STRETCH = 1.03;
/** For text that stays text. */
const FAMILIES = "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans', sans-serif";

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/**
 * A drawing of a page as one that stands alone: its styles as attributes, its text as outlines, its links and classes left behind.
 * @param sheet of the page; as printed it is made grey where it still has a colour
 */
export function standAlone(svg: Element, sheet: StyleSheet, outlines: Outlines, form: 'screen' | 'print'): string {
  return new Taking(sheet, outlines, form).take(svg);
}

class Taking {
  readonly #sheet: StyleSheet;
  readonly #outlines: Outlines;
  readonly #form: 'screen' | 'print';

  constructor(sheet: StyleSheet, outlines: Outlines, form: 'screen' | 'print') {
    this.#sheet = sheet;
    this.#outlines = outlines;
    this.#form = form;
  }

  take(svg: Element): string {
    const [left = 0, top = 0, wide = 0, high = 0] = (svg.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
    const [x, y, width, height] = [left - MARGIN, top - MARGIN, wide + 2 * MARGIN, high + 2 * MARGIN];
    const inside = [...svg.children].map((child) => this.#part(child)).join('');
    const said = (['title', 'desc'] as const).map(
      (tag) => [tag, [...svg.children].find(({ localName }) => localName === tag)?.textContent ?? ''] as const,
    );
    const words = said
      .filter(([, text]) => text !== '')
      .map(([tag, text]) => `<${tag} id="${tag}">${escape(text)}</${tag}>`)
      .join('');
    const [title, desc] = said;
    const named = `${title?.[1] ? ' aria-labelledby="title"' : ''}${desc?.[1] ? ' aria-describedby="desc"' : ''}`;
    const box = [x, y, width, height].map(String).join(' ');
    const ground = `<rect x="${String(x)}" y="${String(y)}" width="${String(width)}" height="${String(height)}" fill="#fff"/>`;
    return `<svg xmlns="http://www.w3.org/2000/svg" role="img"${named} width="${String(width)}" height="${String(height)}" viewBox="${box}">${words}${ground}${inside}</svg>\n`;
  }

  #part(element: Element): string {
    const tag = element.localName;
    const look = (name: string) => this.#sheet.value(element, name);
    if (look('display') === 'none' || look('visibility') === 'hidden') return '';
    if (tag === 'text') return this.#text(element);
    if (SHAPES.has(tag)) return `<${tag}${given(element, GEOMETRY)}${ends(element)}${this.#paint(element)}/>`;
    const inside = [...element.children].map((child) => this.#part(child)).join('');
    if (tag === 'marker') return markers(element, inside);
    if (!PASSED.has(tag) || inside === '') return '';
    if (tag === 'defs') return `<defs>${inside}</defs>`;
    const own = `${given(element, ['transform'])}${element.hasAttribute('opacity') ? given(element, ['opacity']) : ''}`;
    return own === '' ? inside : `<g${own}>${inside}</g>`;
  }

  #paint(element: Element): string {
    return PAINTS.map((name) => {
      const value = this.#sheet.value(element, name);
      if (value === undefined || value === '') return '';
      const written = name === 'fill' || name === 'stroke' ? this.#colour(value) : value.replaceAll(/(\d)px/g, '$1');
      return ` ${name}="${escape(written)}"`;
    }).join('');
  }

  #colour(value: string): string {
    const found = this.#form === 'print' ? channels(value) : undefined;
    if (found === undefined) return value;
    const [r, g, b] = found;
    const grey = Math.round(0.2126 * r + 0.7152 * g + 0.0722 * b)
      .toString(16)
      .padStart(2, '0');
    return `#${grey.repeat(3)}`;
  }

  /** Each line as an outline, no wider than it was measured; as text, where the typeface lacks a letter. */
  #text(element: Element): string {
    const placed = this.#placed(element);
    return linesOf(placed)
      .map(({ text: words, x, y, size, anchor, element: part }) => {
        const text = typeset(words);
        const source =
          part.getAttribute('data-of') === null
            ? element
            : (element.querySelectorAll('tspan')[Number(part.getAttribute('data-of'))] ?? element);
        const paint = this.#paint(source) + given(element, ['transform']);
        const isDown = /^(?:vertical-|tb)/.test(this.#sheet.value(source, 'writing-mode') ?? '');
        if (!this.#outlines.has(text)) {
          const mode = isDown ? ' writing-mode="tb"' : '';
          return `<text${mode} x="${round(x)}" y="${round(y)}" font-size="${round(size)}" font-family="${escape(FAMILIES)}" text-anchor="${anchor}"${paint}>${escape(text)}</text>`;
        }
        const most = textWidth(text) * STRETCH * size;
        const outline = isDown
          ? this.#outlines.drawDown(text, x, y, size, most, anchor)
          : this.#outlines.draw(text, x, y, size, most, anchor);
        return `<path d="${outline}"${paint}/>`;
      })
      .join('');
  }

  /** A copy with the size and the anchor that the style sheet gives it and its parts, as attributes. */
  #placed(element: Element): Element {
    const copy = element.cloneNode(true) as Element;
    const write = (from: Element, to: Element) => {
      for (const name of ['font-size', 'text-anchor']) {
        const value = this.#sheet.value(from, name);
        if (value !== undefined) to.setAttribute(name, value);
      }
    };
    write(element, copy);
    const parts = [...copy.querySelectorAll('tspan')];
    for (const [i, part] of [...element.querySelectorAll('tspan')].entries()) {
      const to = parts[i];
      if (to === undefined) continue;
      write(part, to);
      to.setAttribute('data-of', String(i));
    }
    return copy;
  }
}

/** What stands at the ends of a line. */
function ends(element: Element): string {
  const [, start] = /^url\(#(.*)\)$/.exec(element.getAttribute('marker-start') ?? '') ?? [];
  const isTurned = [...element.ownerDocument.querySelectorAll('marker')].some(
    ({ id, attributes }) => id === start && attributes.getNamedItem('orient')?.value === 'auto-start-reverse',
  );
  return (
    given(element, ['marker-end']) + (isTurned ? ` marker-start="url(#${escape(start ?? '')}-start)"` : given(element, ['marker-start']))
  );
}

/** Not every program turns a head round at the beginning of a line by itself: there it is another one. */
function markers(marker: Element, inside: string): string {
  const attributes = given(marker, MARKER);
  if (marker.getAttribute('orient') !== 'auto-start-reverse') return `<marker${attributes}>${inside}</marker>`;
  const plain = attributes.replace('auto-start-reverse', 'auto');
  const [x, y] = ['refX', 'refY'].map((name) => marker.getAttribute(name) ?? '0');
  const turned = `<g transform="rotate(180 ${escape(x ?? '')} ${escape(y ?? '')})">${inside}</g>`;
  return `<marker${plain}>${inside}</marker><marker overflow="visible"${plain.replace(/ id="([^"]*)"/, ' id="$1-start"')}>${turned}</marker>`;
}

const given = (element: Element, names: readonly string[]) =>
  names.map((name) => (element.hasAttribute(name) ? ` ${name}="${escape(element.getAttribute(name) ?? '')}"` : '')).join('');

const round = (value: number) => String(Math.round(value * 100) / 100);
