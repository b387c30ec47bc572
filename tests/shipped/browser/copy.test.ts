import { parse } from 'csv-parse/sync';
import { JSDOM } from 'jsdom';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { siteTest } from '../../browser/site-test.ts';

const it = siteTest('shipped', { permissions: ['clipboard-read', 'clipboard-write'] });

/** What the clipboard holds as `type`, or nothing. */
function clipboard(page: Page, type: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const [item] = await navigator.clipboard.read();
    return item?.types.includes(wanted) === true ? (await item.getType(wanted)).text() : '';
  }, type);
}

it('copies the open-coding table with its merged cells and whole addresses, for a word processor', async ({ site, page }) => {
  await page.goto(site.url('/coding/open/'));
  await page.locator('[data-copy=table_open]').click();
  await expect.poll(() => page.locator('[role=status]').textContent()).toMatch(/复制表格/);
  const { document } = new JSDOM(await clipboard(page, 'text/html')).window;
  const spans = Array.from(document.querySelectorAll('th[rowspan]'), (cell) => Number(cell.getAttribute('rowspan')));
  expect(spans).toEqual([4, 4, 6, 5, 5]);
  expect(document.querySelectorAll('tbody tr')).toHaveLength(24);
  const addresses = Array.from(document.querySelectorAll('a'), (link) => link.getAttribute('href') ?? '');
  expect(addresses.filter((address) => !address.startsWith(`${site.origin}/`))).toEqual([]);
});

it('copies a table as plain text with every column in every row, for a spreadsheet', async ({ site, page }) => {
  await page.goto(site.url('/coding/open/'));
  // Two turns and a tab within one cell stay in it.
  await page
    .locator('#table_open td a')
    .first()
    .evaluate((cell) => cell.replaceChildren('“a"\tb', document.createElement('br'), 'c'));
  const columns = page.locator('#table_open thead th');
  const names = await columns.allInnerTexts();
  await page.locator('[data-copy=table_open]').click();
  await expect.poll(() => page.locator('[role=status]').textContent()).toMatch(/复制表格/);
  const rows: string[][] = parse(await clipboard(page, 'text/plain'), { delimiter: '\t' });
  expect(rows).toHaveLength(25);
  expect(rows[0]).toEqual(names);
  expect(rows[1]?.at(-1)).toBe('“a"\tb\nc');
  const categories = rows.slice(1).map(([category]) => category?.split('\n')[0]);
  expect([...Map.groupBy(categories, (name) => name).values()].map(({ length }) => length)).toEqual([4, 4, 6, 5, 5]);
});

it('copies an excerpt as it was printed, and the button says so and comes back', async ({ site, page }) => {
  await page.goto(site.url('/concepts/os-unification/'));
  const button = page.locator('.excerpt button').first();
  const place = () =>
    button.evaluate((element: HTMLElement) => [element.offsetLeft, element.offsetTop, element.offsetWidth, element.offsetHeight]);
  const before = await place();
  await button.click();
  await page.locator('.excerpt button[data-copied]').waitFor();
  expect(await place()).toEqual(before);
  expect(await button.textContent()).toContain('复制引文');
  await button.click();
  expect(await clipboard(page, 'text/plain')).toBe('小米 MIUI 操作系统为手机和平板电脑等设备提供了统一的操作界面和用户体验');
  await expect.poll(() => page.locator('[data-copied]').count()).toBe(0);
});

it('copies each form of the citation kit as it stands, and an excerpt’s entry with its fragment', async ({ site, page }) => {
  await page.goto(site.url('/concepts/os-unification/'));
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.locator('[data-copy="cite_entry"]:not([data-fragment])').first().click();
  await expect.poll(copied).toMatch(/concepts\/os-unification\/\.$/);
  const entry = await copied();
  const fragment = await page.locator('[data-fragment]').first().getAttribute('data-fragment');
  await page.locator('[data-fragment]').first().click();
  await expect.poll(copied).toBe(entry.replace(/\.$/, `#${fragment ?? ''}.`));
  await page.locator('details.formats summary').first().click();
  await page.locator('[data-copy="cite_bibtex"]').first().click();
  await expect.poll(copied).toMatch(/^@incollection\{os-unification,\n {2}author/);
});
