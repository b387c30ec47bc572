import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { NO_PAGE, PAGE_KINDS } from '../../browser/page-kinds.ts';
import { siteTest } from '../../browser/site-test.ts';

const it = siteTest('shipped', { colorScheme: 'light' });

/** From now on the page notes every shift, and which colours are set when the body is begun, before anything is painted. */
async function observe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const noted = globalThis as unknown as { shifts: string[]; themeAtBody: string | undefined };
    noted.shifts = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; sources: { node?: Element }[] })[])
        noted.shifts.push(`${String(entry.value)} ${entry.sources.map(({ node }) => node?.className ?? node?.nodeName ?? '').join(', ')}`);
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver((_, observer) => {
      if (document.body as HTMLElement | null) {
        noted.themeAtBody = document.documentElement.dataset.theme;
        observer.disconnect();
      }
    }).observe(document, { childList: true, subtree: true });
  });
}

describe.each([390, 1440])('at %i pixels', (width) => {
  it('nothing on a page moves while it loads', async ({ site, page }) => {
    await observe(page);
    await page.setViewportSize({ width, height: 900 });
    const shifts: string[] = [];
    for (const path of [...PAGE_KINDS, NO_PAGE]) {
      await page.goto(site.url(path), { waitUntil: 'networkidle' });
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const found = await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts);
      shifts.push(...found.map((shift) => `${path} ${shift}`));
    }
    expect(shifts).toEqual([]);
  });
});

it('remembered colours are set before the body is begun, so that nothing flashes', async ({ site, page }) => {
  await observe(page);
  await page.goto(site.url('/'));
  expect(await page.evaluate(() => (globalThis as unknown as { themeAtBody?: string }).themeAtBody)).toBeUndefined();
  await page.evaluate(() => localStorage.setItem('theme', 'dark'));
  for (const path of ['/', '/concepts/os-unification/', '/search/', NO_PAGE]) {
    await page.goto(site.url(path));
    expect(await page.evaluate(() => (globalThis as unknown as { themeAtBody?: string }).themeAtBody), path).toBe('dark');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), path).toBe('dark');
  }
});
