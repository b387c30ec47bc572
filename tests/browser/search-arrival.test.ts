import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import type { SiteServer } from './site-server.ts';
import { siteTest } from './site-test.ts';

const it = siteTest('gioia');

/** An index as slow as one likes: of every word it has forty things, and hands out as many of them as `window.let` is called for. */
const SLOW_INDEX = `
  const waiting = [];
  let allowed = 0;
  const go = () => { while (allowed > 0 && waiting.length > 0) { allowed--; waiting.shift()(); } };
  window.let = (n) => { allowed += n; go(); };
  const record = (word, n) => JSON.stringify({ title: { text: word + ' ' + n, lang: 'en' }, named: true, chain: [], parts: [{ kind: 'concept', href: '#' + word + n, lines: [] }] });
  const result = (word, n) => ({ id: word + n, score: 1 - n / 100, data: () => new Promise((resolve) => { waiting.push(() => resolve({ raw_url: record(word, n) })); go(); }) });
  export const init = async () => {};
  export const mergeIndex = async () => {};
  export const search = async (query, { filters }) => ({
    results: filters.named ? [] : Array.from({ length: 40 }, (_, n) => result(query.replace(/["ß]/g, ''), n)),
  });
`;

async function search(page: Page, site: SiteServer): Promise<(n: number) => Promise<void>> {
  await page.route('**/pagefind.js', (route) => route.fulfill({ contentType: 'text/javascript', body: SLOW_INDEX }));
  await page.goto(site.url('/search/'));
  await page.waitForFunction(() => 'let' in window);
  return (n) => page.evaluate((count) => (window as unknown as { let: (n: number) => void }).let(count), n);
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const listed = (page: Page) => page.locator('.search-results li').count();

it('lets keys wait for the first results of what was typed last, and lets nobody go to those of an earlier question', async ({
  site,
  page,
}) => {
  const send = await search(page, site);
  const input = page.locator('main [data-search] input');
  await input.fill('early');
  await send(24);
  await expect.poll(() => listed(page)).toBe(20);
  await input.fill('later');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  expect(await input.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await page.locator('.search-results').evaluate((list: HTMLElement) => list.inert)).toBe(true);
  await send(40);
  await expect.poll(() => focused(page)).toBe('later 1');
});

it('keeps the result that has the focus where it is while more arrive, and tells how many there are when they have', async ({
  site,
  page,
}) => {
  const send = await search(page, site);
  await page.locator('main [data-search] input').fill('word');
  await send(6);
  await expect.poll(() => listed(page)).toBe(6);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const place = () => page.evaluate(() => document.activeElement?.closest('li')?.getBoundingClientRect().top);
  const [name, top] = [await focused(page), await place()];
  expect(name).toBe('word 1');
  await send(34);
  await expect.poll(() => listed(page)).toBe(20);
  expect([await focused(page), await place()]).toEqual([name, top]);
  await page.locator('[data-more]').click();
  await expect.poll(() => listed(page)).toBe(40);
  await expect.poll(() => page.locator('main [role=status]').textContent()).toContain('40');
  await expect.poll(() => focused(page)).toMatch(/^word \d+$/);
});
