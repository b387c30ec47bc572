import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { test } from 'vitest';
import { findBrowser, noBrowser } from '#files/browser.ts';
import { keptSite, type SiteName } from './kept-site.ts';
import { serveSite } from './site-server.ts';

/** What a page is waited for, in milliseconds: as long as a slow machine needs. */
export const PATIENCE = 120_000;

async function newPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(PATIENCE);
  return page;
}

/** What a page runs here, it runs for a second: threads that make code faster for later take more than they give. */
const SHORT_LIVED = '--js-flags=--no-opt,--single-threaded-gc';

/** Tests with a headless Chromium, and pages of it that are closed after the test that opened them. */
export const browserTest = test
  .extend('executablePath', { scope: 'worker' }, () => {
    const found = findBrowser();
    if (found === undefined) throw new Error(noBrowser());
    return found;
  })
  .extend('browser', { scope: 'worker' }, async ({ executablePath }, { onCleanup }) => {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--in-process-gpu', SHORT_LIVED] });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('openPage', ({ browser }, { onCleanup }) => {
    const opened: Page[] = [];
    onCleanup(async () => {
      await Promise.all(opened.map((page) => page.close()));
    });
    return async (options: BrowserContextOptions = {}) => {
      const page = await newPage(browser, options);
      opened.push(page);
      return page;
    };
  });

/** Leaves nothing on a page for the next test but its history, listeners and scripts for new documents. @param options of it */
async function leave(page: Page, { viewport, colorScheme, reducedMotion }: BrowserContextOptions): Promise<void> {
  await page.unrouteAll();
  if (page.url().startsWith('http'))
    await page.evaluate(() => {
      localStorage.clear();
      sessionStorage.clear();
    });
  await page.goto('about:blank');
  await page.setViewportSize(viewport ?? { width: 1280, height: 720 });
  await page.emulateMedia({ media: null, forcedColors: null, colorScheme: colorScheme ?? 'light', reducedMotion: reducedMotion ?? null });
}

/** What was loaded may be used again, as GitHub Pages says. */
const HEADERS = { 'cache-control': 'max-age=600' };

/**
 * Tests of a built site: `site` serves it while the file runs; `visited` is one page for all tests of the file that only look at what they open,
 * and `page` is the same, of which a test leaves nothing: a new page costs more than most tests.
 * @param options of this page
 */
export const siteTest = (name: SiteName, options: BrowserContextOptions = {}) =>
  browserTest
    .extend('built', { scope: 'file' }, () => keptSite(name))
    .extend('site', { scope: 'file' }, async ({ built }, { onCleanup }) => {
      const server = await serveSite(built.folder, built.base, HEADERS);
      onCleanup(() => server.close());
      return server;
    })
    .extend('visited', { scope: 'file' }, async ({ browser }, { onCleanup }) => {
      const page = await newPage(browser, options);
      onCleanup(() => page.close());
      return page;
    })
    .extend('page', ({ visited }, { onCleanup }) => {
      onCleanup(() => leave(visited, options));
      return visited;
    });
