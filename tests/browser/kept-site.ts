import { join } from 'node:path';
import { sharedSite } from '../build/shared-site.ts';
import { PROJECT } from '../build/zhagen.ts';
import { isShipped } from '../shipped/is-shipped.ts';

/** The sites that browser tests look at; `study` is a folder below the project's. */
const SITES = {
  shipped: { study: 'content', base: '/' },
  preview: { study: 'content', base: '/pr-preview/pr-7/' },
  gioia: { study: 'tests/studies/gioia', base: '/' },
  awkward: { study: 'tests/studies/awkward', base: '/' },
  history: { study: 'tests/studies/history', base: '/' },
} as const;

export type SiteName = keyof typeof SITES;

/** Whether it can be built: content/ may hold another study. */
export const isThere = (name: SiteName) => isShipped || SITES[name].study !== 'content';

/** The folder a site is in, and the base it was built for. */
export async function keptSite(name: SiteName): Promise<{ readonly folder: string; readonly base: string }> {
  const { study, base } = SITES[name];
  return { folder: await sharedSite(join(PROJECT, study), base), base };
}
