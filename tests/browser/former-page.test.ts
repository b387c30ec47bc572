import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { serveSite, type SiteServer } from './site-server.ts';

let browser: Browser;
let server: SiteServer;

beforeAll(async () => {
  browser = await launchBrowser();
  const { folder, base } = inject('sites').history;
  server = await serveSite(folder, base);
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

it.each([
  ['with scripts', true, '/concepts/hunch/', '/concepts/intuition/'],
  ['without scripts', false, '/concepts/hunch/', '/concepts/intuition/'],
  ['at an excerpt that went along', true, '/concepts/hunch/#e2', '/concepts/intuition/#e2'],
  ['at an excerpt that went elsewhere', true, '/concepts/hunch/#e3', '/concepts/second-thought/#e3'],
])('a former address leads on %s', async (_, javaScriptEnabled, from, to) => {
  const page = await browser.newPage({ javaScriptEnabled });
  await page.goto(server.origin + from);
  await page.waitForURL(server.origin + to);
  await page.close();
});
