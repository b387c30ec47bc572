import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildReviewedSite, REVIEW_BASE } from '../build/reviewed-site.ts';
import { launchBrowser } from './browser.ts';
import { serveSite, type SiteServer } from './site-server.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const PAGES = ['/review/', '/review/tables/', '/review/model/', '/concepts/after-sales-network/', '/coding/selective/', '/'];

let folder: string;
let server: SiteServer;
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'zhagen-review-'));
  server = await serveSite(await buildReviewedSite(folder), REVIEW_BASE);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The change that the address names: its number, whether it is seen, and whether what it points to on the page is there. */
const landed = (page: Page) =>
  page.evaluate(() => {
    const change = document.getElementById(location.hash.slice(1));
    const { top, bottom } = change?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
    const spots = [...(change?.querySelectorAll('a[href^="#"]') ?? [])].map((link) => (link.getAttribute('href') ?? '').slice(1));
    return {
      id: location.hash,
      seen: top >= 0 && bottom > 0 && top < innerHeight,
      marked: spots.every((spot) => getComputedStyle(document.getElementById(spot) ?? document.body).outlineStyle === 'dashed'),
      isLast: change?.querySelector('a[rel=next]') === null,
    };
  });

describe('the walk through a proposal', () => {
  it.each(['by links, without JavaScript', 'by keys'])('starts at the review and stops at every change, %s', async (way) => {
    const byKeys = way === 'by keys';
    const context = await browser.newContext({ javaScriptEnabled: byKeys, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(server.url('/review/'));
    const all = await page.locator('.review-change').count();
    await page.locator('.cta a').first().click();
    const stops: string[] = [];
    for (let n = 1; n <= all; n++) {
      await page.waitForURL(new RegExp(`#change_${String(n)}$`));
      const at = await landed(page);
      expect(at).toEqual({ id: `#change_${String(n)}`, seen: true, marked: true, isLast: n === all });
      stops.push(new URL(page.url()).pathname);
      if (n < all) await (byKeys ? page.keyboard.press('n') : page.locator(`#change_${String(n)} a[rel=next]`).click());
    }
    expect(all).toBeGreaterThan(8);
    expect(stops).toContain(`${REVIEW_BASE}concepts/after-sales-network/`);
    expect(stops).toContain(`${REVIEW_BASE}coding/selective/`);
    if (byKeys) {
      await page.keyboard.press('p');
      await page.waitForURL(new RegExp(`#change_${String(all - 1)}$`));
    }
    await context.close();
  });
});

describe('a page of a proposal', () => {
  it.each(PAGES)('passes axe, opened and in both schemes, and never scrolls sideways: %s', async (path) => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    await page.goto(server.url(path));
    await page.evaluate(AXE);
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    const faults: string[] = [];
    for (const width of [320, 390, 820, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const far = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (far > 0) faults.push(`${String(width)}: sideways by ${String(far)}`);
      for (const colorScheme of width === 390 || width === 1440 ? (['light', 'dark'] as const) : []) {
        await page.emulateMedia({ colorScheme });
        const found = await page.evaluate(async () => {
          const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
          return (await axe.run()).violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
        });
        faults.push(...found.map((fault) => `${String(width)} ${colorScheme} ${fault}`));
      }
    }
    expect(faults).toEqual([]);
    await page.close();
  });
});
