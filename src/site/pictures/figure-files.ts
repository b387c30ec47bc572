import { createHash } from 'node:crypto';
import type { JSDOM } from 'jsdom';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { analysisPath, comparePath, figurePath, inLanguage, pathOf, paths, questionPath, stagePath } from '#domain/study/urls.ts';
import { stagesOf } from '#domain/coding/stage-presence.ts';
import { proseIn, type Prose } from '#domain/entry/entry.ts';
import { readRasterizer } from '#files/drawing-assets.ts';
import { keptDrawings } from '#files/diagram-cache.ts';
import { ENGINE } from '#files/engine.ts';
import { siteText, writeSiteFile } from '#files/output/site-folder.ts';
import { rasterizeAt } from '#render/card/rasterize.ts';
import { standAlone } from '#render/figure/stand-alone.ts';
import { StyleSheet } from '#render/figure/style-sheet.ts';
import { cardOutlines } from './card-font.ts';
import { figuresOf } from './page-figures.ts';
import { isMapped } from '../figures/diagrams.ts';

/** On white paper, whatever the page's is. */
const WHITE = ':root{--paper:#fff;--raised:#fff}';

/**
 * Writes the figures of a built site as files that stand alone: of each what its page shows, wherever it comes from, with the styles of that
 * page as its own. What was made before of the same drawing is taken from the cache.
 * @param site the folder it was written to
 */
export async function writeFigures(site: string, study: CaseStudy): Promise<void> {
  const [main] = study.languages;
  const cache = keptDrawings(ENGINE);
  const sheets = new Map<string, StyleSheet>();
  const sheetOf = (css: string, form: 'screen' | 'print') => {
    const sheet = sheets.get(form + css) ?? new StyleSheet(form === 'screen' ? css + WHITE : css, form);
    sheets.set(form + css, sheet);
    return sheet;
  };
  for (const lang of study.languages) {
    const made = new Set<string>();
    for (const path of pagesWithFigures(study, lang)) {
      const html = siteText(site, lang === main ? path : inLanguage(path, lang)) ?? '';
      if (!html.includes('data-take="')) continue;
      const { figures, sheets: addresses } = figuresOf(html);
      const css = stylesOf(addresses, site);
      let page: Promise<Document> | undefined;
      for (const { name, hrefs, markup, steps } of figures) {
        if (made.has(name)) continue;
        made.add(name);
        const pathOfForm = (form: Form) => figurePath(name, form, lang, main);
        const offered = FORMS.filter((form) => hrefs.some((href) => href.endsWith(pathOfForm(form))));
        const drawing = async () => drawingAt(await (page ??= documentOf(html)), steps);
        await writeFigure({ cache, sheetOf, markup, drawing, css, site, offered, pathOfForm });
      }
    }
  }
}

const FORMS = ['svg', 'print.svg', 'png'] as const;
type Form = (typeof FORMS)[number];

interface Taken {
  readonly cache: ReturnType<typeof keptDrawings>;
  readonly sheetOf: (css: string, form: 'screen' | 'print') => StyleSheet;
  /** What tells it from others. */
  readonly markup: string;
  readonly drawing: () => Promise<Element>;
  readonly css: string;
  readonly site: string;
  readonly offered: readonly Form[];
  readonly pathOfForm: (form: Form) => string;
}

async function writeFigure({ markup, drawing, css, sheetOf, site, offered, pathOfForm, cache }: Taken): Promise<void> {
  const content = createHash('sha256')
    .update(JSON.stringify([markup, css]))
    .digest('hex');
  const kept = async (form: string, make: () => string | Promise<string>): Promise<string> => {
    const key = createHash('sha256').update(`${form} ${content}`).digest('hex');
    const known = await cache.read(key);
    if (known !== undefined) return known;
    const text = await make();
    await cache.write(key, text);
    return text;
  };
  const take = async (form: 'screen' | 'print') => standAlone(await drawing(), sheetOf(css, form), cardOutlines(), form);
  const screen = await kept('svg', () => take('screen'));
  writeSiteFile(site, pathOfForm('svg'), screen);
  if (offered.includes('print.svg')) writeSiteFile(site, pathOfForm('print.svg'), await kept('print', () => take('print')));
  if (!offered.includes('png')) return;
  const pixels = await kept('png', async () => Buffer.from(await rasterizeAt(screen, readRasterizer)).toString('base64'));
  writeSiteFile(site, pathOfForm('png'), Buffer.from(pixels, 'base64'));
}

let parser: InstanceType<JSDOM['window']['DOMParser']> | undefined;

/** One window for all pages: each of its own would take as much as many pages. It is loaded where a figure is made anew. */
async function documentOf(html: string): Promise<Document> {
  if (parser === undefined) {
    const { JSDOM } = await import('jsdom');
    parser = new new JSDOM('').window.DOMParser();
  }
  return parser.parseFromString(html, 'text/html');
}

function drawingAt(page: Document, steps: readonly number[]): Element {
  const found = steps.reduce<Node | undefined>((node, step) => node?.childNodes[step], page);
  if (found === undefined || !('outerHTML' in found)) throw new Error(`A page has no drawing at ${steps.join('/')}.`);
  return found as Element;
}

/** The style sheets at these addresses, in order. */
function stylesOf(addresses: readonly string[], site: string): string {
  return addresses
    .map((address) => {
      const [name] = /assets\/[^/?#]+\.css$/.exec(address) ?? [];
      if (name === undefined) return '';
      const css = siteText(site, name);
      if (css === undefined) throw new Error(`A page leads to ${name}, which the site does not have.`);
      return css;
    })
    .join('\n');
}

/** The pages on which figures are at home. */
function pagesWithFigures(study: CaseStudy, lang: string): string[] {
  const draws = ({ prose }: { readonly prose: Prose }) => proseIn(prose, lang, study.languages[0]).diagrams.length > 0;
  const categories = [...study.categories.values()].filter((category) => isMapped(study, category) || draws(category));
  return [
    paths.home,
    ...study.sections.map(pathOf),
    paths.coding,
    ...stagesOf(study).map(stagePath),
    ...[...study.concepts.values()].filter(draws).map(pathOf),
    ...categories.map(pathOf),
    comparePath,
    ...[...study.memos.values()].filter(draws).map(pathOf),
    analysisPath,
    questionPath('saturation'),
  ];
}
