import type { Page } from 'playwright-core';
import { isThere, type SiteName } from './kept-site.ts';

/** A page of every kind of the shipped study, each of which it has in Chinese and below `/en` in English. */
export const PAGE_KINDS = [
  '/',
  '/report/',
  '/report/background/',
  '/report/open-coding/',
  '/report/limits/',
  '/coding/',
  '/coding/open/',
  '/coding/axial/',
  '/coding/selective/',
  '/coding/saturation/',
  '/evidence/',
  '/evidence/?text=MIUI',
  '/concepts/',
  '/concepts/os-unification/',
  '/compare/',
  '/compare/hardware-software-integration..os-unification/',
  '/categories/',
  '/categories/xiaomi-ecosystem-synergy/',
  '/categories/technology-platform-synergy/',
  '/categories/technology-integration/',
  '/references/',
  '/references/cozzolino-2021/',
  '/sources/',
  '/sources/paper-table-1/',
  '/sources/paper-section-2-4/',
  '/reporting/',
  '/editorial-notes/',
  '/cite/',
  '/slides/',
  '/versions/',
  '/v/1.0.0/',
  '/v/1.0.0/concepts/os-unification/',
  '/v/1.0.0/categories/technology-integration/',
  '/analysis/',
  '/analysis/frequency/',
  '/analysis/saturation/',
  '/analysis/shape/',
  '/search/',
  '/search/?q=MIUI',
];

/** Whether the address asks for a view of a page, which only a script can make of what is there. */
export const asksForView = (path: string): boolean => path.includes('?');

/** Whether that view is a part of the rows that stand there, the others of which go. */
export const asksForRows = (path: string): boolean => path.includes('?text=');

/** Opens a page, and waits until it shows the view that its address asks for. */
export async function openView(page: Page, url: string): Promise<void> {
  await page.goto(url);
  const { searchParams } = new URL(url);
  if (searchParams.has('q')) await page.locator('main [data-search][data-asked]:not([data-asked=""])').waitFor();
  if (searchParams.has('text')) await page.locator('.filters output:not(:empty)').waitFor();
}

/** An address that is not there: a static host answers it with the one page that the site has for all of them. */
export const NO_PAGE = '/no-such-page/';

/** Pages of the sites: of the shipped one all kinds, of the others what is different there. */
export const PAGES: Readonly<Record<SiteName, readonly string[]>> = {
  shipped: [...PAGE_KINDS, ...PAGE_KINDS.map((path) => `/en${path}`), NO_PAGE],
  preview: ['/', '/concepts/os-unification/', '/coding/selective/', '/search/', NO_PAGE],
  gioia: ['/', '/compare/', '/concepts/staying-to-show/', '/coding/open/', '/evidence/', '/coding/selective/', '/analysis/sources/'],
  awkward: [
    '/',
    '/compare/',
    '/concepts/memo/',
    '/concepts/script-label/',
    '/concepts/right-to-left/',
    '/coding/open/',
    '/evidence/',
    '/coding/axial/',
    '/coding/selective/',
    '/categories/constructor/',
    '/report/content/',
    '/ar/',
    '/ar/concepts/memo/',
    '/ar/evidence/',
  ],
  history: [
    '/versions/',
    '/v/1.0.0/',
    '/v/1.0.0/concepts/hunch/',
    '/v/1.0.0/categories/doubt/',
    '/concepts/unease/',
    '/coding/selective/',
    '/concepts/intuition/',
  ],
};

export const SITES = (Object.keys(PAGES) as SiteName[]).filter(isThere);
