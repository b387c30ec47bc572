import { expect } from 'vitest';
import { inspect } from '../../browser/inspection.ts';
import { PAGE_KINDS } from '../../browser/page-kinds.ts';
import { siteTest } from '../../browser/site-test.ts';

const it = siteTest('shipped', { reducedMotion: 'reduce' });

it.for(PAGE_KINDS)(
  '/en%s passes axe, shows all its text, and keeps apart in it what it shows apart, at every width and text size',
  async (path, { site, visited }) => {
    expect(await inspect(visited, site.url(`/en${path}`))).toEqual([]);
  },
);
