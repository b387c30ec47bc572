import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { serveSite, type SiteServer } from './site-server.ts';

/** A page of every kind. */
const PAGES = [
  '/', '/report/', '/report/open-coding/', '/coding/', '/coding/open/', '/coding/axial/', '/coding/selective/', '/coding/saturation/', '/concepts/',
  '/concepts/os-unification/', '/categories/', '/categories/technology-integration/', '/references/', '/references/cozzolino-2021/', '/sources/',
  '/sources/paper-table-1/', '/editorial-notes/', '/cite/', '/search/', '/search/?q=MIUI', '/versions/', '/v/1.0.0/concepts/os-unification/', '/no-such-page/',
]; // prettier-ignore

let browser: Browser;
let server: SiteServer;

beforeAll(async () => {
  browser = await launchBrowser();
  const { folder, base } = inject('sites').shipped;
  server = await serveSite(folder, base);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Pages of this context note every shift, and which colours are set when the body is begun, before anything is painted. */
async function observed(context: BrowserContext): Promise<BrowserContext> {
  await context.addInitScript(() => {
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
  return context;
}

describe.each([390, 1440])('at %i pixels', (width) => {
  it('nothing on a page moves while it loads', async () => {
    const context = await observed(await browser.newContext({ viewport: { width, height: 900 } }));
    const page = await context.newPage();
    const shifts: string[] = [];
    for (const path of PAGES) {
      await page.goto(server.url(path), { waitUntil: 'networkidle' });
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      const found = await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts);
      shifts.push(...found.map((shift) => `${path} ${shift}`));
    }
    expect(shifts).toEqual([]);
    await context.close();
  });
});

it('remembered colours are set before the body is begun, so that nothing flashes', async () => {
  const context = await observed(await browser.newContext({ colorScheme: 'light' }));
  const page = await context.newPage();
  await page.goto(server.url('/'));
  expect(await page.evaluate(() => (globalThis as unknown as { themeAtBody?: string }).themeAtBody)).toBeUndefined();
  await page.evaluate(() => localStorage.setItem('theme', 'dark'));
  for (const path of ['/', '/concepts/os-unification/', '/search/', '/no-such-page/']) {
    await page.goto(server.url(path));
    expect(await page.evaluate(() => (globalThis as unknown as { themeAtBody?: string }).themeAtBody), path).toBe('dark');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), path).toBe('dark');
  }
  await context.close();
});
