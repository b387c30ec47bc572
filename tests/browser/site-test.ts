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

/** Tests with a headless Chromium, and pages of it that are closed after the test that opened them. */
export const browserTest = test
  .extend('executablePath', { scope: 'worker' }, () => {
    const found = findBrowser();
    if (found === undefined) throw new Error(noBrowser());
    return found;
  })
  .extend('browser', { scope: 'worker' }, async ({ executablePath }, { onCleanup }) => {
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--in-process-gpu'] });
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

/**
 * Tests of a built site: `site` serves it while the file runs, `page` is a page of the test's own, and `visited` is one for all tests of the
 * file that only look at what they open: a new page costs more than most of them.
 * @param options of these pages
 */
export const siteTest = (name: SiteName, options: BrowserContextOptions = {}) =>
  browserTest
    .extend('built', { scope: 'file' }, () => keptSite(name))
    .extend('site', { scope: 'file' }, async ({ built }, { onCleanup }) => {
      const server = await serveSite(built.folder, built.base);
      onCleanup(() => server.close());
      return server;
    })
    .extend('visited', { scope: 'file' }, async ({ browser }, { onCleanup }) => {
      const page = await newPage(browser, options);
      onCleanup(() => page.close());
      return page;
    })
    .extend('page', ({ openPage }) => openPage(options));
