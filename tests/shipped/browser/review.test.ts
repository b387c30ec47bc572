import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { readSite, type BuiltSite } from '../../build/built-site.ts';
import { reviewedSite, REVIEW_BASE } from '../../build/reviewed-site.ts';
import { axeViolations } from '../../browser/axe.ts';
import { keptSite } from '../../browser/kept-site.ts';
import { PAGE_KINDS } from '../../browser/page-kinds.ts';
import { serveSite } from '../../browser/site-server.ts';
import { browserTest } from '../../browser/site-test.ts';

const PAGES = ['/review/', '/review/tables/', '/review/model/', '/concepts/after-sales-network/', '/coding/selective/', '/'];

const it = browserTest
  .extend('reviewed', { scope: 'file' }, () => reviewedSite())
  .extend('site', { scope: 'file' }, async ({ reviewed }, { onCleanup }) => {
    const server = await serveSite(reviewed, REVIEW_BASE);
    onCleanup(() => server.close());
    return server;
  });

/** The change that the address names: its number, whether it is seen, and whether what it points to on the page is there. */
const landed = (page: Page) =>
  page.evaluate(() => {
    const change = document.getElementById(location.hash.slice(1));
    const { top, bottom } = change?.getBoundingClientRect() ?? { top: -1, bottom: -1 };
    const spots = [...(change?.querySelectorAll('a[href^="#"]') ?? [])].map((link) => (link.getAttribute('href') ?? '').slice(1));
    return {
      id: location.hash,
      seen: top >= 0 && bottom > 0 && top < innerHeight,
      marked: spots.every((spot) => getComputedStyle(document.getElementById(spot) ?? document.body).outlineStyle === 'dashed'),
      isLast: change?.querySelector('a[rel=next]') === null,
    };
  });

describe('the walk through a proposal', () => {
  it.for(['by links, without JavaScript', 'by keys'])(
    'starts at the review and stops at every change, %s',
    async (way, { site, openPage }) => {
      const byKeys = way === 'by keys';
      const page = await openPage({ javaScriptEnabled: byKeys, reducedMotion: 'reduce' });
      await page.goto(site.url('/review/'));
      const all = await page.locator('.review-change').count();
      await page.locator('.cta a').first().click();
      const stops: string[] = [];
      for (let n = 1; n <= all; n++) {
        await page.waitForURL(new RegExp(`#change_${String(n)}$`));
        await expect.poll(() => landed(page)).toEqual({ id: `#change_${String(n)}`, seen: true, marked: true, isLast: n === all });
        stops.push(new URL(page.url()).pathname);
        if (n < all) await (byKeys ? page.keyboard.press('n') : page.locator(`#change_${String(n)} a[rel=next]`).click());
      }
      expect(all).toBeGreaterThan(8);
      expect(stops).toContain(`${REVIEW_BASE}concepts/after-sales-network/`);
      expect(stops).toContain(`${REVIEW_BASE}coding/selective/`);
      if (byKeys) {
        await page.keyboard.press('p');
        await page.waitForURL(new RegExp(`#change_${String(all - 1)}$`));
      }
    },
  );
});

/** What of the page is marked without its being seen, and what the page's policy forbade. */
const unseen = (page: Page) =>
  page.evaluate(() => {
    const isSeen = (mark: Element) => {
      const row = mark.closest('li, th, td, dd, .outline-item, .excerpt');
      if ([mark, row].some((one) => one !== null && getComputedStyle(one).outlineStyle === 'dashed')) return true;
      const words = mark.closest('svg') && mark.querySelector('text');
      return words !== null && getComputedStyle(words).textDecorationStyle === 'dashed';
    };
    const marks = [...document.querySelectorAll('[data-changed]')];
    return {
      forbidden: window.forbidden,
      marks: marks.length,
      unseen: marks.filter((mark) => !isSeen(mark)).map((mark) => mark.outerHTML.slice(0, 200)),
    };
  });

declare global {
  interface Window {
    forbidden: string[];
  }
}

describe('every kind of page of a proposal', () => {
  it('keeps to its policy, and shows what it marks', async ({ site, openPage }) => {
    const page = await openPage();
    await page.addInitScript(() => {
      window.forbidden = [];
      addEventListener('securitypolicyviolation', ({ effectiveDirective, sourceFile }) =>
        window.forbidden.push(`${effectiveDirective} ${sourceFile}`),
      );
    });
    const faults: unknown[] = [];
    const marked: string[] = [];
    for (const path of [...PAGE_KINDS, ...PAGES]) {
      await page.goto(site.url(path));
      const seen = await unseen(page);
      if (seen.forbidden.length + seen.unseen.length > 0) faults.push({ path, ...seen });
      if (seen.marks > 0) marked.push(path);
    }
    expect(faults).toEqual([]);
    for (const path of [
      '/',
      '/report/',
      '/report/open-coding/',
      '/coding/',
      '/coding/open/',
      '/coding/axial/',
      '/coding/selective/',
      '/evidence/',
      '/concepts/',
      '/categories/',
      '/references/',
      '/search/',
      '/editorial-notes/',
      '/categories/technology-integration/',
      '/sources/paper-table-1/',
    ])
      expect(marked).toContain(path);
  });

  it('says that something changed wherever it reads differently than in the base', async ({ reviewed }) => {
    const { folder, base } = await keptSite('preview');
    const [was, is] = [wordsOf(readSite(folder, base)), wordsOf(readSite(reviewed, REVIEW_BASE))];
    const differing = [...is].filter(([file, { words }]) => words !== was.get(file)?.words).map(([file]) => file);
    expect(differing.length).toBeGreaterThan(80);
    expect(differing.filter((file) => is.get(file)?.told !== true)).toEqual([]);
  });
});

/** What each page says in its own part, without what it says of the proposal, and whether it says that something changed. */
function wordsOf({ pages }: BuiltSite) {
  return new Map(
    pages
      .filter(({ file }) => !/(^|\/)review\/|^404/.test(file))
      .map(({ file, document }) => {
        const main = document.querySelector('main');
        const bar = main?.querySelector('.review-bar');
        const told = bar?.querySelector('.review-change, .review-seen') != null;
        bar?.remove();
        for (const source of main?.querySelectorAll('details.source') ?? []) source.remove();
        return [file, { told, words: main?.textContent.replaceAll(/\s+/g, ' ').trim() }];
      }),
  );
}

describe('a page of a proposal', () => {
  it.for(PAGES)('passes axe, opened and in both schemes, and never scrolls sideways: %s', async (path, { site, openPage }) => {
    const page = await openPage({ reducedMotion: 'reduce' });
    await page.goto(site.url(path));
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
    const faults: string[] = [];
    for (const width of [320, 390, 820, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      const far = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (far > 0) faults.push(`${String(width)}: sideways by ${String(far)}`);
      for (const colorScheme of width === 390 || width === 1440 ? (['light', 'dark'] as const) : []) {
        await page.emulateMedia({ colorScheme });
        faults.push(...(await axeViolations(page)).map((fault) => `${String(width)} ${colorScheme} ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });
});
