import { siteTest } from './site-test.ts';

const it = siteTest('history');

it.for([
  ['with scripts', true, '/concepts/hunch/', '/concepts/intuition/'],
  ['without scripts', false, '/concepts/hunch/', '/concepts/intuition/'],
  ['at an excerpt that went along', true, '/concepts/hunch/#e2', '/concepts/intuition/#e2'],
  ['at an excerpt that went elsewhere', true, '/concepts/hunch/#e3', '/concepts/second-thought/#e3'],
] as const)('a former address leads on %s', async ([, javaScriptEnabled, from, to], { site, openPage }) => {
  const page = await openPage({ javaScriptEnabled });
  await page.goto(site.origin + from);
  await page.waitForURL(site.origin + to);
});
