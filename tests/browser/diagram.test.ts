import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { readMermaid } from '#files/drawing-assets.ts';
import { MERMAID_CONFIG } from '#render/diagram/engine.ts';
import { formatModel } from '#formats/mermaid/model.ts';
import { renderDiagrams } from '#render/diagram/render.ts';
import { axeViolations } from './axe.ts';
import { AWKWARD_FIGURES, FIGURES, inBothForms, sampleStyles } from './diagram-sample.ts';
import { browserTest } from './site-test.ts';
import { entersBox, piecesOf } from '../unit/render/drawn-figure.ts';
import { randomModel } from '../unit/render/random-model.ts';

interface Box {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
interface Measured {
  readonly id: string;
  readonly nodes: readonly { readonly label: Box; readonly shape: Box }[];
  readonly titles: readonly { readonly label: Box; readonly shape: Box }[];
  /** A role may stand in its block. */
  readonly edgeLabels: readonly (Box & { readonly edge: string; readonly isInside: boolean })[];
  readonly edges: readonly { readonly edge: string; readonly d: string }[];
}

/** Both forms of two hundred models made up at random. */
const MODELS = Array.from({ length: 200 }, (_, seed) => inBothForms(`random-${String(seed)}`, formatModel(randomModel(seed)))).flat();
/** So many figures on a page: a page for each takes minutes. */
const A_PAGE = 100;

const it = browserTest
  .extend('svgs', { scope: 'file' }, () => renderDiagrams([...FIGURES, ...AWKWARD_FIGURES, ...MODELS], readMermaid))
  .extend('pageWith', ({ openPage }) => async (content: string): Promise<Page> => {
    const page = await openPage({ viewport: { width: 1200, height: 900 } });
    await page.setContent(
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>图</title><style>${sampleStyles()}</style></head><body><main><h1>图</h1>${content}</main></body></html>`,
    );
    return page;
  });

/** What Chromium draws of our SVGs on a page, each in its own coordinates. */
async function measure(page: Page): Promise<Measured[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<SVGSVGElement>('svg.diagram')].map((svg) => {
      const need = <T>(value: T | null | undefined): T => {
        if (value === null || value === undefined) throw new Error(`The diagram ${svg.id} lacks a part.`);
        return value;
      };
      const box = (element: SVGGraphicsElement): Box => {
        const { x, y, width, height } = element.getBBox();
        return { text: element.textContent.replace(/\s/g, ''), x, y, width, height };
      };
      const pairs = (selector: string, shape: (element: Element) => Element): { label: Box; shape: Box }[] =>
        [...svg.querySelectorAll(selector)].map((element) => ({
          label: box(need(element.querySelector<SVGGraphicsElement>('text'))),
          shape: box(shape(element) as SVGGraphicsElement),
        }));
      return {
        id: svg.id,
        nodes: pairs('.node', (element) => need(element.firstElementChild)),
        titles: pairs('.group-title', (element) => need(element.parentElement?.firstElementChild)),
        edgeLabels: [...svg.querySelectorAll<SVGElement>('.edge-label')].map((label) => ({
          ...box(need(label.querySelector('text'))),
          edge: need(label.dataset.edge),
          isInside: label.classList.contains('chip'),
        })),
        edges: [...svg.querySelectorAll<SVGElement>('.edge')].map((edge) => ({
          edge: need(edge.dataset.edge),
          d: need(edge.getAttribute('d')),
        })),
      };
    }),
  );
}

function within(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Texts outside their boxes, labels on each other or on boxes, and lines through labels of others. */
function faultsOf({ id, nodes, titles, edgeLabels, edges }: Measured): string[] {
  const faults: string[] = [];
  for (const { label, shape } of [...nodes, ...titles])
    if (!within(label, shape)) faults.push(`${id}: "${label.text.slice(0, 40)}" ${JSON.stringify([label, shape])}`);
  for (const { label } of titles)
    for (const { shape } of nodes) if (overlap(label, shape)) faults.push(`${id}: title "${label.text}" on a node`);
  edgeLabels.forEach((label, index) => {
    const boxes = [...nodes.map((node) => (label.isInside ? node.label : node.shape)), ...titles.map((title) => title.label)];
    for (const other of [...edgeLabels.slice(index + 1), ...boxes])
      if (overlap(label, other)) faults.push(`${id}: edge label "${label.text}" on "${other.text}"`);
    for (const { edge, d } of edges)
      if (edge !== label.edge && piecesOf(d).some(([a, b]) => entersBox(a, b, label)))
        faults.push(`${id}: ${edge} through the label "${label.text}"`);
  });
  return faults;
}

describe.each([
  ['the figures of the study', FIGURES],
  ['awkward labels', AWKWARD_FIGURES],
  ['models made up at random', MODELS],
] as const)('in Chromium, %s', (_name, figures) => {
  it('keep every label inside its box, and edge labels off each other, off nodes and off the lines of others', async ({
    pageWith,
    svgs,
  }) => {
    const faults: string[] = [];
    for (let start = 0; start < figures.length; start += A_PAGE) {
      const shown = figures.slice(start, start + A_PAGE);
      const page = await pageWith(shown.map(({ id }) => svgs.get(id) ?? '').join('\n'));
      const measured = await measure(page);
      expect(measured.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
      for (const one of measured) expect(one.nodes.length).toBeGreaterThan(0);
      faults.push(...measured.flatMap(faultsOf));
      await page.close();
    }
    expect(faults).toEqual([]);
  }, 120_000);
});

describe('Mermaid in Chromium', () => {
  it('draws of the offered source what we draw: nodes, groups, lines and labels', async ({ pageWith, svgs }) => {
    const figures = FIGURES.filter(({ form }) => form === 'wide');
    const page = await pageWith(figures.map(({ id }) => svgs.get(id) ?? '').join('\n'));
    const ours = await page.evaluate(() =>
      [...document.querySelectorAll('svg.diagram')].map((svg) => ({
        texts: [...svg.querySelectorAll('.node, .group-title, .heading, .edge-label')].map((one) => one.textContent),
        lines: svg.querySelectorAll('.edge').length,
      })),
    );
    await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('mermaid/dist/mermaid.min.js')) });
    const theirs = await page.evaluate(
      async ([config, sources]) => {
        const { mermaid } = globalThis as unknown as {
          mermaid: { initialize(c: unknown): void; render(id: string, text: string): Promise<{ svg: string }> };
        };
        mermaid.initialize(config);
        const drawn = [];
        for (const source of sources) {
          const { svg } = await mermaid.render('browser', source);
          const host = document.createElement('div');
          host.innerHTML = svg;
          const texts = [...host.querySelectorAll('.node, .cluster-label, .edgeLabels > .edgeLabel')].map((one) => one.textContent);
          drawn.push({ texts, lines: host.querySelectorAll('path.flowchart-link').length });
        }
        return drawn;
      },
      [MERMAID_CONFIG, figures.map(({ source }) => source)] as const,
    );
    const plain = (texts: readonly string[]) =>
      texts
        .map((text) => text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll(/\s/g, ''))
        .filter((text) => text !== '')
        .sort();
    expect(theirs.map(({ texts, lines }) => ({ texts: plain(texts), lines }))).toEqual(
      ours.map(({ texts, lines }) => ({ texts: plain(texts), lines })),
    );
  }, 120_000);
});

describe('a page of diagrams', () => {
  it('passes axe and gives every link a name', async ({ pageWith, svgs }) => {
    const page = await pageWith(FIGURES.map(({ id }) => svgs.get(id) ?? '').join('\n'));
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.getByRole('link', { name: '技术与平台的协同 → 关系协同: 提供架构' }).first().getAttribute('href')).toBe(
      '/relations/#technology-relationship',
    );
    expect(
      await page
        .locator('svg a')
        .evaluateAll((links) => links.filter((link) => ((link.getAttribute('aria-label') ?? link.textContent) || '').trim() === '').length),
    ).toBe(0);
  });

  it('is as narrow as a phone, with no letter below 14 pixels', async ({ pageWith, svgs }) => {
    const page = await pageWith(
      [...FIGURES, ...MODELS]
        .filter(({ form }) => form === 'narrow')
        .map(({ id }) => svgs.get(id) ?? '')
        .join('\n'),
    );
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const smallest = await page.evaluate(() =>
      Math.min(
        ...Array.from(document.querySelectorAll<SVGSVGElement>('svg.diagram'), (svg) => {
          const lines = [...svg.querySelectorAll('text, tspan')].filter(({ childNodes }) =>
            [...childNodes].some((node) => node.nodeType === 3 && node.nodeValue?.trim() !== ''),
          );
          const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
          return scale * Math.min(...lines.map((line) => Number.parseFloat(getComputedStyle(line).fontSize)));
        }),
      ),
    );
    expect(smallest).toBeGreaterThan(13.99);
  });
});
