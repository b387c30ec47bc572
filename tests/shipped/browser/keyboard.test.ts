import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { stopAt, tabTo, walkThrough } from '../../browser/keyboard-walk.ts';
import type { SiteServer } from '../../browser/site-server.ts';
import { siteTest } from '../../browser/site-test.ts';

const it = siteTest('shipped', { reducedMotion: 'reduce', permissions: ['clipboard-read', 'clipboard-write'] });

/** Each language with what is typed to find a concept there, and what a copy button says when it is done. */
const LANGUAGES = [
  { base: '', lang: 'zh', words: '众筹 预购', other: '/en' },
  { base: '/en', lang: 'en', words: 'crowdfunding', other: '' },
] as const;
const WALKS = LANGUAGES.flatMap((language) => [1440, 390].map((width) => ({ ...language, width })));

const CONCEPT = '/concepts/os-unification/';

const press = (page: Page, ...keys: readonly string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

/** By the skip link to the content. */
async function skipToContent(page: Page): Promise<void> {
  await tabTo(page, 'a.skip[href="#page_content"]');
  await page.keyboard.press('Enter');
  await expect.poll(() => focused(page)).toBe('page_content');
}

/** Follows the link of the content that leads to `path`. */
async function follow(page: Page, site: SiteServer, path: string): Promise<void> {
  await tabTo(page, `main a[href="${path}"]`);
  await page.keyboard.press('Enter');
  await page.waitForURL(site.url(path));
}

describe.each(WALKS)('by keyboard alone, in "$lang" at $width pixels, a reader', ({ base, lang, words, other, width }) => {
  const open = async (page: Page, site: SiteServer, path: string) => {
    await page.setViewportSize({ width, height: width === 390 ? 800 : 900 });
    await page.goto(site.url(base + path));
  };

  it.for(['/', 'Control+k'])('finds a concept by the search that %s opens', async (key, { site, page }) => {
    await open(page, site, '/cite/');
    await page.keyboard.press(key);
    await expect.poll(async () => (await stopAt(page, 'dialog input')).matches).toBe(true);
    expect((await stopAt(page)).faults).toEqual([]);
    await page.keyboard.type(words);
    await page.locator('dialog .search-results a').nth(1).waitFor();
    await press(page, 'ArrowDown', 'ArrowDown', 'ArrowUp');
    // Keys wait for the results of what was typed last.
    await expect.poll(() => stopAt(page, '.search-results li:first-child a')).toMatchObject({ matches: true, faults: [] });
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname === `${base}/concepts/crowdfunding-preorder/`);
  });

  it('finds a concept by the links from the front page, over the coding and a category', async ({ site, page }) => {
    await open(page, site, '/');
    for (const path of ['/coding/open/', '/categories/technology-integration/', CONCEPT]) {
      await skipToContent(page);
      await follow(page, site, base + path);
    }
    expect(await page.locator('h1').count()).toBe(1);
  });

  it('reads the evidence of a concept: its source, its address, the card of what it names', async ({ site, page }) => {
    await open(page, site, CONCEPT);
    await tabTo(page, 'a.skip[href="#coding_tree"]');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('coding_tree');
    await open(page, site, CONCEPT);
    await skipToContent(page);
    await tabTo(page, `.excerpt a[href="${base}/sources/paper-table-1/"]`);
    await tabTo(page, '.excerpt button[data-copy=""]');
    await page.keyboard.press('Enter');
    await expect.poll(() => clipboard(page)).toMatch(/^小米 MIUI/);
    await tabTo(page, '.excerpt a.permalink');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/#t1-01');
    await tabTo(page, '.prose a[href*="/concepts/"]');
    await page.locator('.preview:popover-open').waitFor();
    await expect.poll(async () => (await stopAt(page, '[aria-describedby=preview_card]')).matches).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.preview').count()).toBe(0);
    expect(await stopAt(page, '.prose a')).toMatchObject({ matches: true, faults: [] });
  });

  it('cites it in the form that is wanted, and is told what was copied', async ({ site, page }) => {
    await open(page, site, CONCEPT);
    await skipToContent(page);
    await tabTo(page, 'aside details.formats > summary');
    await page.keyboard.press('Enter');
    for (const [form, key] of [
      ['bibtex', 'Enter'],
      ['ris', 'Space'],
    ] as const) {
      await tabTo(page, `[data-copy=cite_${form}]`);
      await page.keyboard.press(key);
      const text = (await page.locator(`#cite_${form}`).innerText()).trim();
      await expect.poll(() => clipboard(page)).toBe(text);
      expect(text).toContain('os-unification');
      const button = page.locator(`[data-copy=cite_${form}]`);
      await expect
        .poll(() => page.locator('body > [role=status]').textContent())
        .toMatch(new RegExp(`^${(await button.getAttribute('data-done')) ?? '-'} \\S`));
      expect((await stopAt(page, `[data-copy=cite_${form}]`)).matches).toBe(true);
    }
  });

  it('compares the languages at the same excerpt, and comes back', async ({ site, page }) => {
    await open(page, site, `${CONCEPT}#t1-01`);
    for (const there of [other, base]) {
      await tabTo(page, 'a.language', 'Shift+Tab');
      await page.keyboard.press('Enter');
      await page.waitForURL(site.url(`${there}${CONCEPT}#t1-01`));
    }
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  });

  it('goes from a citation to the reference and back to the very citation', async ({ site, page }) => {
    await open(page, site, '/report/background/');
    await skipToContent(page);
    await tabTo(page, '.citation a[href$="/references/kahle-2020/"]');
    const citation = await focused(page);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/references/kahle-2020/');
    expect(await walkThrough(page)).toEqual([]);
    await tabTo(page, 'a.back');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/report/background/#*');
    expect(citation).not.toBe('');
    await expect.poll(() => focused(page)).toBe(citation);
    expect((await stopAt(page)).faults).toEqual([]);
  });

  it('narrows and sorts the open-coding table, and has the view in its address', async ({ site, page }) => {
    await open(page, site, '/coding/open/');
    await skipToContent(page);
    await tabTo(page, 'select[name=category]');
    await press(page, 'ArrowDown', 'ArrowDown');
    await tabTo(page, 'input[name=text]');
    await page.keyboard.type('miui');
    await tabTo(page, 'select[name=order]');
    await press(page, 'ArrowDown');
    await expect.poll(() => new URL(page.url()).search).toBe('?category=technology-integration&text=miui&order=0');
    await expect.poll(() => page.locator('#table_open tbody tr').count()).toBe(1);
    await tabTo(page, '#table_open a');
  });

  it('switches the colours', async ({ site, page }) => {
    await open(page, site, '/');
    await tabTo(page, '[data-theme-switch]');
    const theme = () => page.evaluate(() => document.documentElement.dataset.theme ?? '');
    for (const [key, wanted] of [
      ['Enter', 'light'],
      ['Space', 'dark'],
      ['Enter', ''],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(theme).toBe(wanted);
      expect((await stopAt(page)).faults).toEqual([]);
    }
  });

  it.for(['/', CONCEPT, '/categories/technology-integration/', '/coding/open/', '/coding/selective/', '/report/background/', '/search/'])(
    'sees the focus at every stop of %s, which has an end',
    async (path, { site, visited }) => {
      await open(visited, site, path);
      expect(await walkThrough(visited)).toEqual([]);
    },
  );
});
