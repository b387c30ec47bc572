import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { asksForRows, NO_PAGE, PAGE_KINDS } from '../../browser/page-kinds.ts';
import { openQuietly } from '../../browser/quiet.ts';
import { serveSite } from '../../browser/site-server.ts';
import { siteTest } from '../../browser/site-test.ts';

/**
 * Each page asks for all that it shows, as on a first visit. `observed` notes every shift, and which colours are set when the body is begun,
 * before anything is painted.
 */
const it = siteTest('shipped')
  .extend('site', { scope: 'file' }, async ({ built }, { onCleanup }) => {
    const server = await serveSite(built.folder, built.base);
    onCleanup(() => server.close());
    return server;
  })
  .extend('observed', async ({ openPage }) => {
    const page = await openPage({ colorScheme: 'light' });
    await page.addInitScript(note);
    return page;
  });

/** In the page. */
function note(): void {
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
}

/** What has moved on the page until it has shown all that it loads. */
async function shiftsOn(page: Page, url: string): Promise<string[]> {
  await openQuietly(page, url);
  return page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts);
}

describe.each([390, 1440])('at %i pixels', (width) => {
  it('nothing on a page moves while it loads', async ({ site, observed: page }) => {
    await page.setViewportSize({ width, height: 900 });
    const shifts: string[] = [];
    for (const path of [...PAGE_KINDS.filter((one) => !asksForRows(one)), NO_PAGE]) {
      shifts.push(...(await shiftsOn(page, site.url(path))).map((shift) => `${path} ${shift}`));
    }
    expect(shifts).toEqual([]);
  });
});

it('a header of which the half comes late is shown whole', async ({ site, observed: page }) => {
  const slow = createServer((request, response) => {
    void fetch(`${site.origin}${request.url ?? '/'}`).then(async (answer) => {
      const body = Buffer.from(await answer.arrayBuffer());
      const half = body.indexOf('</a> <a class="language"');
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      response.write(body.subarray(0, Math.max(half, 0)));
      setTimeout(() => response.end(body.subarray(Math.max(half, 0))), half < 0 ? 0 : 800);
    });
  });
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  try {
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await shiftsOn(page, `http://127.0.0.1:${String((slow.address() as AddressInfo).port)}/report/background/`)).toEqual([]);
  } finally {
    slow.closeAllConnections();
    slow.close();
  }
});

it('remembered colours are set before the body is begun, so that nothing flashes', async ({ site, observed: page }) => {
  await page.goto(site.url('/'));
  expect(await page.evaluate(() => (globalThis as unknown as { themeAtBody?: string }).themeAtBody)).toBeUndefined();
  await page.evaluate(() => localStorage.setItem('theme', 'dark'));
  for (const path of ['/', '/concepts/os-unification/', '/search/', NO_PAGE]) {
    await page.goto(site.url(path));
    expect(await page.evaluate(() => (globalThis as unknown as { themeAtBody?: string }).themeAtBody), path).toBe('dark');
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme), path).toBe('dark');
  }
});
