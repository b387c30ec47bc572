import { JSDOM } from 'jsdom';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { serveSite, type SiteServer } from './site-server.ts';

let browser: Browser;
let server: SiteServer;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  const { folder, base } = inject('sites').shipped;
  server = await serveSite(folder, base);
  page = await browser.newPage({ permissions: ['clipboard-read', 'clipboard-write'] });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** What the clipboard holds as `type`, or nothing. */
function clipboard(type: string): Promise<string> {
  return page.evaluate(async (wanted) => {
    const [item] = await navigator.clipboard.read();
    return item?.types.includes(wanted) === true ? (await item.getType(wanted)).text() : '';
  }, type);
}

it('copies the open-coding table with its merged cells and whole addresses, for a word processor', async () => {
  await page.goto(server.url('/coding/open/'));
  await page.locator('[data-copy=table_open]').click();
  await expect.poll(() => page.locator('[role=status]').textContent()).toMatch(/复制表格/);
  const { document } = new JSDOM(await clipboard('text/html')).window;
  const spans = Array.from(document.querySelectorAll('th[rowspan]'), (cell) => Number(cell.getAttribute('rowspan')));
  expect(spans).toEqual([4, 4, 6, 5, 5]);
  expect(document.querySelectorAll('tbody tr')).toHaveLength(24);
  const addresses = Array.from(document.querySelectorAll('a'), (link) => link.getAttribute('href') ?? '');
  expect(addresses.filter((address) => !address.startsWith(`${server.origin}/`))).toEqual([]);
  expect(await clipboard('text/plain')).toContain('操作系统的统一与优化');
});

it('copies an excerpt as it was printed, and the button says so and comes back', async () => {
  await page.goto(server.url('/concepts/os-unification/'));
  const button = page.locator('.excerpt button').first();
  await button.click();
  await expect.poll(() => button.textContent()).toBe('✓');
  await button.click();
  expect(await clipboard('text/plain')).toBe('小米 MIUI 操作系统为手机和平板电脑等设备提供了统一的操作界面和用户体验');
  await expect.poll(() => button.textContent(), { timeout: 5000 }).toContain('复制引文');
});
