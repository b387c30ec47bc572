import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { PROJECT } from '../build/zhagen.ts';
import type { SiteServer } from './site-server.ts';

/** What is typed, and the page that must be found by it: its path in the study's first language. */
export type Wanted = readonly [words: string, path: string];

/** The study in a folder of the project. */
export function readStudy(folder: string): CaseStudy {
  const { caseStudy } = loadStudy(join(PROJECT, folder));
  if (caseStudy === undefined) throw new Error(`${folder} has errors.`);
  return caseStudy;
}

/** Asks the search page. @returns the addresses of what is listed, without origin and base */
export async function listed(page: Page, site: SiteServer, words: string): Promise<string[]> {
  await page.locator('main [data-search] input').fill(words);
  await page.waitForFunction(() => {
    const search = document.querySelector<HTMLElement>('main [data-search]');
    return search?.dataset.asked === search?.querySelector('input')?.value.trim();
  });
  return links(page, site);
}

/** The addresses of what is listed now, without origin and base. */
export function links(page: Page, site: SiteServer): Promise<string[]> {
  const start = site.url('/').length - 1;
  return page.locator('.search-results a').evaluateAll((all, at) => all.map((link) => (link as HTMLAnchorElement).href.slice(at)), start);
}

/** What the search page does not find among the first five: words, and the page that has them or a part of it. */
export async function misses(page: Page, site: SiteServer, wanted: readonly Wanted[], base = ''): Promise<string[]> {
  await page.goto(site.url(`${base}/search/`));
  const missed: string[] = [];
  for (const [words, path] of wanted) {
    const first = (await listed(page, site, words)).slice(0, 5);
    if (!first.some((found) => found.split('#')[0] === base + path)) missed.push(`${words}: ${path} is not in ${first.join(' ')}`);
  }
  return missed;
}
