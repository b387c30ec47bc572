import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeViolations } from './axe.ts';
import { PAGES, SITES } from './page-kinds.ts';
import { siteTest } from './site-test.ts';

const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 390, 820, 1440];
const AXE_WIDTHS: readonly number[] = [390, 1440];

/** By how many pixels the page can be scrolled sideways. */
const sideways = (page: Page) =>
  page.evaluate(() => {
    scrollTo(10_000, 0);
    const far = Math.max(scrollX, document.documentElement.scrollWidth - innerWidth);
    scrollTo(0, 0);
    return far;
  });

const tests = SITES.map((name) => [name, siteTest(name, { reducedMotion: 'reduce' })] as const);

describe.each(tests)('of the site "%s"', (name, it) => {
  it.for(PAGES[name])('%s passes axe in both schemes and never scrolls sideways', async (path, { site, page }) => {
    const faults: string[] = [];
    await page.goto(site.url(path));
    await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>('details.formats').forEach((details) => (details.open = true)));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const far = await sideways(page);
      if (far > 0) faults.push(`scrolls sideways by ${String(far)} at ${String(width)}`);
      for (const colorScheme of AXE_WIDTHS.includes(width) ? SCHEMES : []) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await axeViolations(page)).map((violation) => `${colorScheme} ${String(width)} ${violation}`));
      }
    }
    expect(faults).toEqual([]);
  });
});
