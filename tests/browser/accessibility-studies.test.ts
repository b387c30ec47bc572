import { describe, expect } from 'vitest';
import { inspect } from './inspection.ts';
import { PAGES } from './page-kinds.ts';
import { isThere } from './kept-site.ts';
import { siteTest } from './site-test.ts';

const tests = (['preview', 'gioia', 'awkward', 'history'] as const)
  .filter(isThere)
  .map((name) => [name, siteTest(name, { reducedMotion: 'reduce' })] as const);

describe.each(tests)('of the site "%s"', (name, it) => {
  it.for(PAGES[name])(
    '%s passes axe, shows all its text, and keeps apart in it what it shows apart, at every width and text size',
    async (path, { site, visited }) => {
      expect(await inspect(visited, site.url(path))).toEqual([]);
    },
  );
});
