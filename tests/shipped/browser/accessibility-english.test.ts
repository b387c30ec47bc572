import { expect } from 'vitest';
import { inspect } from '../../browser/inspection.ts';
import { PAGE_KINDS } from '../../browser/page-kinds.ts';
import { siteTest } from '../../browser/site-test.ts';

const it = siteTest('shipped', { reducedMotion: 'reduce' });

it.for(PAGE_KINDS)('/en%s passes axe and shows all its text, at every width and text size', async (path, { site, page }) => {
  expect(await inspect(page, site.url(`/en${path}`))).toEqual([]);
});
