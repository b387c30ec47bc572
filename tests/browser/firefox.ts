import { existsSync } from 'node:fs';
import puppeteer, { type Page } from 'puppeteer-core';
import { test } from 'vitest';
import { keptSite, type SiteName } from './kept-site.ts';
import { PATIENCE } from './site-test.ts';
import { serveSite } from './site-server.ts';

const PLACES = [process.env.FIREFOX_PATH ?? '', '/usr/bin/firefox-esr', '/usr/bin/firefox'].filter((path) => path !== '');

/** The path of an installed Firefox; nothing where none is. */
export const firefox = PLACES.find((path) => existsSync(path));

/** Why there are no such tests, where there are none. */
export const noFirefox = `no Firefox at ${PLACES.join(', ')}`;

/**
 * Tests of a built site in the Firefox that is there, spoken to by WebDriver BiDi: Playwright needs a build of its own, and of a
 * release asks for more than it knows. A page is a test's own, and what it raises fails the test.
 */
export const firefoxTest = (name: SiteName) =>
  test
    .extend('executablePath', { scope: 'worker' }, () => firefox ?? '')
    .extend('browser', { scope: 'worker' }, async ({ executablePath }, { onCleanup }) => {
      const browser = await puppeteer.launch({ browser: 'firefox', executablePath, timeout: PATIENCE });
      onCleanup(() => browser.close());
      return browser;
    })
    .extend('built', { scope: 'file' }, () => keptSite(name))
    .extend('site', { scope: 'file' }, async ({ built }, { onCleanup }) => {
      const server = await serveSite(built.folder, built.base);
      onCleanup(() => server.close());
      return server;
    })
    .extend('page', async ({ browser }, { onCleanup }) => {
      const context = await browser.createBrowserContext();
      const page: Page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
      onCleanup(async () => {
        await context.close();
        if (errors.length > 0) throw new Error(`The page raised: ${errors.join('; ')}`);
      });
      await page.setViewport({ width: 1280, height: 900 });
      return page;
    });
