import { SKIP, visit } from 'unist-util-visit';
import { fragmentWord } from '#formats/prose/diagram-block.ts';
import type { HastRoot } from './prose-shape.ts';
import { withCaption } from '../diagram/caption.ts';
import { ID } from '../author-diagram/redraw.ts';

type HastElement = Extract<HastRoot['children'][number], { type: 'element' }>;

/** A diagram as a page shows it. */
export interface ShownDiagram {
  /** As it was drawn, of any page. */
  readonly svg: string;
  readonly title: string;
  readonly description: string;
  /** Mermaid's text. */
  readonly source: string;
  /** Where each of its links leads; nothing for one that leads nowhere now. */
  readonly hrefs: readonly (string | undefined)[];
  /** What stands before the title, such as "Figure 3". */
  readonly number: string | undefined;
  /** What is offered below it, as HTML. */
  readonly offers: string;
  readonly words: { readonly source: string; readonly copy: string; readonly copied: string };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** A drawing of any page as that of one, with an id of its own, its links and its name. */
export function diagramSvg(
  { svg, title, description, hrefs }: Pick<ShownDiagram, 'svg' | 'title' | 'description' | 'hrefs'>,
  id: string,
): string {
  const linked = svg.replaceAll(/<a href="link:(\d+)">/g, (_, index: string) => {
    const href = hrefs[Number(index)];
    return href === undefined ? '<a>' : `<a href="${escape(href)}">`;
  });
  return withCaption(linked.replaceAll(`"${ID}`, `"${id}`).replaceAll(`#${ID}`, `#${id}`), id, { title, description }).replace(
    'role="group"',
    `role="group"${title === '' ? ' aria-label="Mermaid"' : ''}`,
  );
}

/** What a column of text is about wide: a wider drawing takes the margin too, in pixels. */
const COLUMN = 720;
/** How small the letters of a drawing may be where it is made smaller for its frame, in pixels. */
const LEAST_TYPE = 12;

/** How wide a drawing is, and how narrow it may be made: as its smallest letters can still be read. */
function widthsOf(svg: string): { width: number; least: number } {
  const width = Number(/ width="(\d+)"/.exec(svg)?.[1] ?? 0);
  const sizes = Array.from(svg.matchAll(/ font-size="([\d.]+)"/g), ([, size]) => Number(size));
  return { width, least: Math.ceil(width * Math.min(1, LEAST_TYPE / Math.min(...sizes))) };
}

/**
 * A drawing in its frame: as wide as there is room, then smaller, then to be scrolled. As no style stands in the markup, an empty drawing holds
 * the frame's column open for the least width.
 * @param id of the figure on its page
 */
function figureHtml(shown: ShownDiagram, id: string): string {
  const { width, least } = widthsOf(shown.svg);
  const { number, title, source, offers, words } = shown;
  const caption = [number === undefined ? '' : `<span class="no">${escape(number)}</span>`, escape(title)]
    .filter((one) => one !== '')
    .join(' ');
  return [
    `<figure class="figure${width > COLUMN ? ' spread' : ''}" id="${id}"><div class="diagram-frame" tabindex="0">${diagramSvg(shown, `${id}_svg`)}`,
    `<svg class="least" width="${String(least)}" height="0" aria-hidden="true"></svg></div>`,
    `${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`,
    offers,
    `<details class="source" data-screen><summary>${escape(words.source)}</summary>`,
    `<button type="button" data-copy="${id}_source" data-done="${escape(words.copied)}">${escape(words.copy)}</button>`,
    `<pre id="${id}_source" tabindex="0"><code>${escape(source)}\n</code></pre></details>`,
  ].join('');
}

/**
 * rehype plugin: blocks of Mermaid become figures, their fragments `#diagram_1`, or `#diagram_name` for "```mermaid name". What cannot be drawn,
 * which is told elsewhere, stays as it is written. The drawings are the renderer's own markup: in a memo they come behind what makes it harmless.
 */
export function rehypeDiagrams(
  resolver: (path: string | undefined) => { diagram(block: string): ShownDiagram | undefined },
  form: 'markdown' | 'mdx',
  prefix = '',
) {
  return (tree: HastRoot, { path }: { readonly path?: string | undefined }): void => {
    const links = resolver(path);
    let count = 0;
    visit(tree, 'element', (node, index, parent) => {
      const [code] = node.tagName === 'pre' ? node.children : [];
      if (code?.type !== 'element' || !isMermaid(code) || parent === undefined || index === undefined) return undefined;
      const shown = links.diagram(textOf(code).replace(/\n$/, ''));
      if (shown === undefined) return undefined;
      count += 1;
      const html = figureHtml(shown, `${prefix}diagram_${nameOf(code) ?? String(count)}`);
      const attributes = [{ type: 'mdxJsxAttribute' as const, name: 'set:html', value: html }];
      const figure =
        form === 'mdx'
          ? { type: 'mdxJsxFlowElement' as const, name: 'Fragment', attributes, children: [] }
          : { type: 'raw' as const, value: html };
      parent.children[index] = figure;
      return [SKIP, index + 1];
    });
  };
}

const isMermaid = ({ properties }: HastElement) =>
  [properties.className].flat().some((name) => String(name).toLowerCase() === 'language-mermaid');

/** What the fence says behind `mermaid`; in a report Astro keeps it as a property, as its plugins before ours drop data. */
function nameOf({ data, properties }: HastElement): string | undefined {
  const meta = (data as { readonly meta?: string | null } | undefined)?.meta ?? properties.metastring;
  return fragmentWord(typeof meta === 'string' ? meta : undefined);
}

const textOf = (node: HastElement): string =>
  node.children.map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textOf(child) : '')).join('');
