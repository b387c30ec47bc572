import type { Page } from 'puppeteer-core';
import { describe, expect } from 'vitest';
import { firefox, firefoxTest, noFirefox } from '../../browser/firefox.ts';

const it = firefoxTest('shipped');

const textOf = (page: Page, selector: string) => page.$eval(selector, (element) => element.textContent.trim());
const paper = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
const path = (page: Page) => {
  const { pathname, search, hash } = new URL(page.url());
  return pathname + search + hash;
};

/** Follows a link, and waits for what it leads to. */
async function follow(page: Page, selector: string): Promise<void> {
  await Promise.all([page.waitForNavigation(), page.locator(selector).click()]);
}

describe.skipIf(firefox === undefined)(firefox === undefined ? `in Firefox (${noFirefox})` : 'in Firefox', () => {
  it('a reader comes from the front page to a concept, and to the address of an excerpt', async ({ site, page }) => {
    await page.goto(site.url('/'));
    await follow(page, '.three a[href="/concepts/os-unification/"]');
    expect(await textOf(page, 'h1')).toBe('操作系统的统一与优化');
    await page.locator('.excerpt a.permalink').click();
    await page.waitForSelector('#t1-01:target');
    await expect.poll(() => path(page)).toBe('/concepts/os-unification/#t1-01');
  });

  it('the search opens by a key, finds Chinese words, goes by arrows, closes by one Esc and leads on by Enter', async ({ site, page }) => {
    await page.goto(site.url('/cite/'), { waitUntil: 'networkidle0' });
    await page.keyboard.press('/');
    const input = await page.waitForSelector('dialog[open] input');
    await input?.type('众筹 预购');
    await page.waitForSelector('dialog .search-results a');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.$('dialog[open]')).toBeNull();
    await page.keyboard.press('/');
    await page.waitForSelector('dialog[open] input:focus');
    await page.keyboard.press('ArrowDown');
    await page.waitForSelector('.search-results a:focus');
    await expect.poll(() => textOf(page, '.search-results a:focus')).toBe('众筹和产品预购');
    await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    expect(new URL(page.url()).pathname).toBe('/concepts/crowdfunding-preorder/');
  });

  it('the open-coding table is narrowed, and its address says how', async ({ site, page }) => {
    await page.goto(site.url('/coding/open/'));
    await page.select('.filters select[name=category]', 'user-participation');
    await page.waitForFunction(() => location.search === '?category=user-participation');
    const shown = () => page.$$eval('#table_open td a.quiet', (links) => links.filter((link) => link.checkVisibility()).length);
    await expect.poll(shown).toBe(5);
    await page.reload();
    await expect.poll(shown).toBe(5);
  });

  it('a chosen theme is kept from page to page', async ({ site, page }) => {
    await page.goto(site.url('/'), { waitUntil: 'networkidle0' });
    for (const theme of ['light', 'dark']) {
      await page.locator('[data-theme-switch]').click();
      await page.waitForSelector(`html[data-theme=${theme}]`);
    }
    const dark = await paper(page);
    await page.goto(site.url('/cite/'));
    expect(await paper(page)).toBe(dark);
    await page.locator('[data-theme-switch]').click();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme ?? '')).toBe('');
  });

  it('another language keeps the place', async ({ site, page }) => {
    await page.goto(site.url('/concepts/os-unification/#t1-01'), { waitUntil: 'networkidle0' });
    await follow(page, 'a.language');
    expect(path(page)).toBe('/en/concepts/os-unification/#t1-01');
    expect(await page.$eval('html', ({ lang }) => lang)).toBe('en');
  });

  it('a citation is copied as it stands', async ({ site, page }) => {
    await page.goto(site.url('/concepts/os-unification/'), { waitUntil: 'networkidle0' });
    await page.locator('[data-copy=cite_entry]:not([data-fragment])').click();
    await page.waitForSelector('[data-copied]');
    const entry = await textOf(page, '#cite_entry');
    await page.goto(site.url('/search/'), { waitUntil: 'networkidle0' });
    await page.locator('main input').click();
    await page.keyboard.down('Control');
    await page.keyboard.press('v');
    await page.keyboard.up('Control');
    await expect.poll(() => page.$eval('main input', ({ value }) => value)).toBe(entry.slice(0, 200));
  });

  it.for(['/concepts/os-unificaton/', '/concepts/os-unification%'])(
    '%s, which is not there, leads to the nearest',
    async (typed, { site, page }) => {
      await page.goto(site.url(typed));
      await page.waitForSelector('.nearest a');
      await follow(page, '.nearest a');
      expect(path(page)).toBe('/concepts/os-unification/');
    },
  );
});
