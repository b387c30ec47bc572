import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { MERMAID_CONFIG } from '#render/diagram/engine.ts';
import { renderDiagrams } from '#render/diagram/render.ts';
import { axeViolations } from './axe.ts';
import { AWKWARD_FIGURES, FIGURES, sampleStyles } from './diagram-sample.ts';
import { browserTest } from './site-test.ts';

interface Box {
  text: string;
  x: number;
  y: number;
  width: number;
  height: number;
}
interface Measured {
  nodes: { label: Box; shape: Box }[];
  titles: { label: Box; shape: Box }[];
  edgeLabels: Box[];
}

const it = browserTest
  .extend('svgs', { scope: 'file' }, () => renderDiagrams([...FIGURES, ...AWKWARD_FIGURES]))
  .extend('pageWith', ({ openPage }) => async (content: string): Promise<Page> => {
    const page = await openPage({ viewport: { width: 1200, height: 900 } });
    await page.setContent(
      `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>图</title><style>${sampleStyles()}</style></head><body><main><h1>图</h1>${content}</main></body></html>`,
    );
    return page;
  });

/** What Chromium draws of one of our SVGs, in the SVG's own coordinates. */
async function measure(page: Page, id: string): Promise<Measured> {
  return page.evaluate((diagram) => {
    const need = <T>(value: T | null | undefined): T => {
      if (value === null || value === undefined) throw new Error(`The diagram ${diagram} lacks a part.`);
      return value;
    };
    const svg = need(document.querySelector<SVGSVGElement>(`#${diagram}`));
    const box = (element: SVGGraphicsElement): Box => {
      const { x, y, width, height } = element.getBBox();
      const { e, f } = need(svg.getCTM()).inverse().multiply(need(element.getCTM()));
      return { text: element.textContent.replace(/\s/g, ''), x: x + e, y: y + f, width, height };
    };
    const pairs = (selector: string, shape: (element: Element) => Element): { label: Box; shape: Box }[] =>
      [...svg.querySelectorAll(selector)].map((element) => ({
        label: box(need(element.querySelector<SVGGraphicsElement>('text'))),
        shape: box(shape(element) as SVGGraphicsElement),
      }));
    return {
      nodes: pairs('.node', (element) => need(element.firstElementChild)),
      titles: pairs('.group-title', (element) => need(element.parentElement?.firstElementChild)),
      edgeLabels: [...svg.querySelectorAll<SVGGraphicsElement>('.edge-label text')].map(box),
    };
  }, id);
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

describe.each([
  ['the figures of the study', FIGURES],
  ['awkward labels', AWKWARD_FIGURES],
] as const)('in Chromium, %s', (_name, figures) => {
  it('keep every label inside its box, and edge labels off each other and off nodes', async ({ pageWith, svgs }) => {
    const page = await pageWith(figures.map(({ id }) => svgs.get(id) ?? '').join('\n'));
    const faults: string[] = [];
    for (const { id } of figures) {
      const { nodes, titles, edgeLabels } = await measure(page, id);
      expect(nodes.length).toBeGreaterThan(0);
      for (const { label, shape } of [...nodes, ...titles]) {
        if (!within(label, shape)) faults.push(`${id}: "${label.text.slice(0, 40)}" ${JSON.stringify([label, shape])}`);
      }
      for (const { label } of titles)
        for (const { shape } of nodes) if (overlap(label, shape)) faults.push(`${id}: title "${label.text}" on a node`);
      edgeLabels.forEach((label, index) => {
        for (const other of [...edgeLabels.slice(index + 1), ...nodes.map(({ shape }) => shape), ...titles.map(({ shape }) => shape)]) {
          if (overlap(label, other)) faults.push(`${id}: edge label "${label.text}" on "${other.text}"`);
        }
      });
    }
    expect(faults).toEqual([]);
  });
});

describe('Mermaid in Chromium', () => {
  it('makes the same nodes, none wider than ours by a pixel nor narrower by a quarter, a line at most 7 pixels lower', async ({
    pageWith,
    svgs,
  }) => {
    const page = await pageWith('');
    await page.addScriptTag({ path: fileURLToPath(import.meta.resolve('mermaid/dist/mermaid.min.js')) });
    const faults: string[] = [];
    for (const { id, source } of FIGURES) {
      const theirs = await page.evaluate(
        async ([config, text]) => {
          const mermaid = (
            globalThis as unknown as { mermaid: { initialize(c: unknown): void; render(id: string, t: string): Promise<{ svg: string }> } }
          ).mermaid;
          const style = getComputedStyle(document.documentElement).getPropertyValue('--sans');
          mermaid.initialize({ ...config, fontFamily: style, themeVariables: { ...config.themeVariables, fontFamily: style } });
          const { svg } = await mermaid.render('browser', text);
          const host = document.createElement('div');
          host.innerHTML = svg;
          return [...host.querySelectorAll('.node')].map((node) => {
            const rect = node.querySelector('rect.label-container');
            return {
              text: node.textContent.replace(/\s|&#\d+;/g, ''),
              core: node.classList.contains('core') || node.classList.contains('group-node'),
              lines: node.querySelectorAll('.text-outer-tspan').length,
              width: Number(rect?.getAttribute('width')),
              height: Number(rect?.getAttribute('height')),
            };
          });
        },
        [MERMAID_CONFIG, source] as const,
      );
      const svgPage = await pageWith(svgs.get(id) ?? '');
      const ours = new Map(
        (await measure(svgPage, id)).nodes.map(({ label, shape }) => [label.text.replace(/[^\p{L}\p{N}，、：（）()]/gu, ''), shape]),
      );
      await svgPage.close();
      expect(theirs.length).toBe(ours.size);
      for (const { text, core, lines, width, height } of theirs) {
        const own = ours.get(text.replace(/[^\p{L}\p{N}，、：（）()]/gu, ''));
        // The core and main categories are set one size larger than Mermaid's one size for all.
        const grown = core ? 1.2 : 1;
        if (
          own === undefined ||
          own.width < width - 1 ||
          own.width > width * 1.25 * grown ||
          own.height < height - 1 ||
          own.height > height + 7 * lines * grown
        ) {
          faults.push(`${id}: "${text}" ${JSON.stringify([own?.width, width, own?.height, height])}`);
        }
      }
    }
    expect(faults).toEqual([]);
  }, 300_000);
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

  it('scales to a phone without scrolling the page', async ({ pageWith, svgs }) => {
    const page = await pageWith(FIGURES.map(({ id }) => svgs.get(id) ?? '').join('\n'));
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });
});
