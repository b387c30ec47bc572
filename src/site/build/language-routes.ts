import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import { ENGINE, listEngineFiles } from '#files/engine.ts';

type Setup = Parameters<NonNullable<AstroIntegration['hooks']['astro:config:setup']>>[0];

const PAGES = 'src/pages';

/**
 * Gives each page a route in each language after the study's first, as in `/en/concepts/[id]`; the middleware beside this file
 * gives it the edition in that language. The page for a missing address stays one.
 * @param reviewed whether the site has the pages of a review
 */
export function addLanguages({ injectRoute }: Setup, languages: readonly string[], reviewed: boolean): void {
  for (const path of listEngineFiles(PAGES)) {
    if (!path.endsWith('.astro')) continue;
    if (path === '404.astro' || path === '_book.astro' || (path.startsWith('_review/') && !reviewed)) continue;
    const route = path.replace(/^_/, '').replace(/(^|\/)index\.astro$|\.astro$/, '');
    for (const lang of languages) injectRoute({ pattern: `/${lang}/${route}`, entrypoint: join(ENGINE, PAGES, path) });
  }
}
