import { afterAll, beforeAll, expect, it } from 'vitest';
import { faultsOf, SCORED_PAGES, startLighthouse, type Lighthouse } from '../../browser/lighthouse.ts';
import { keptSite } from '../../browser/kept-site.ts';
import { serveSite, type SiteServer } from '../../browser/site-server.ts';

/** What does not depend on the time that a machine takes; `npm run lighthouse` measures performance. */
const CATEGORIES = ['accessibility', 'best-practices', 'seo'];
const UNTIMED = {
  onlyCategories: CATEGORIES,
  disableFullPageScreenshot: true,
  ...{ pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0 },
};

let lighthouse: Lighthouse;
let server: SiteServer;

beforeAll(async () => {
  lighthouse = startLighthouse();
  const { folder, base } = await keptSite('shipped');
  server = await serveSite(folder, base);
});
afterAll(async () => {
  await lighthouse.close();
  await server.close();
});

it.each(SCORED_PAGES)('%s has 100 of Lighthouse for accessibility, best practices and search engines', async (path) => {
  const result = await lighthouse.audit(server.url(path), UNTIMED);
  expect(CATEGORIES.flatMap((category) => faultsOf(result, category))).toEqual([]);
  expect(CATEGORIES.map((category) => result.categories[category]?.score)).toEqual([1, 1, 1]);
});
