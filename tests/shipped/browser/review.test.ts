import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { buildReviewedSite, REVIEW_BASE } from '../../build/reviewed-site.ts';
import { axeViolations } from '../../browser/axe.ts';
import { serveSite } from '../../browser/site-server.ts';
import { browserTest } from '../../browser/site-test.ts';

const PAGES = ['/review/', '/review/tables/', '/review/model/', '/concepts/after-sales-network/', '/coding/selective/', '/'];

const it = browserTest
  .extend('folder', { scope: 'file' }, () => mkdtempSync(join(tmpdir(), 'zhagen-review-')))
  .extend('site', { scope: 'file' }, async ({ folder }, { onCleanup }) => {
    const server = await serveSite(await buildReviewedSite(folder), REVIEW_BASE);
    onCleanup(async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    });
    return server;
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
  it.for(['by links, without JavaScript', 'by keys'])(
    'starts at the review and stops at every change, %s',
    async (way, { site, openPage }) => {
      const byKeys = way === 'by keys';
      const page = await openPage({ javaScriptEnabled: byKeys, reducedMotion: 'reduce' });
      await page.goto(site.url('/review/'));
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
    },
  );
});

describe('a page of a proposal', () => {
  it.for(PAGES)('passes axe, opened and in both schemes, and never scrolls sideways: %s', async (path, { site, openPage }) => {
    const page = await openPage({ reducedMotion: 'reduce' });
    await page.goto(site.url(path));
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    const faults: string[] = [];
    for (const width of [320, 390, 820, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const far = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (far > 0) faults.push(`${String(width)}: sideways by ${String(far)}`);
      for (const colorScheme of width === 390 || width === 1440 ? (['light', 'dark'] as const) : []) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await axeViolations(page)).map((fault) => `${String(width)} ${colorScheme} ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
});
