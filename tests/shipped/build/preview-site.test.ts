import { join } from 'node:path';
import { LinkChecker, LinkState } from 'linkinator';
import { describe, expect, it } from 'vitest';
import { serveSite } from '../../browser/site-server.ts';
import { useSite } from '../../build/built-site.ts';
import { linkFaults } from '../../build/site-faults.ts';
import { PROJECT } from '../../build/zhagen.ts';

describe.each(['/', '/pr-preview/pr-7/'])('the shipped study’s site served at %s', (base) => {
  const site = useSite(join(PROJECT, 'content'), base);

  it('has no broken link for a crawler that begins at the front page', async () => {
    const server = await serveSite(site().folder, base);
    const { links } = await new LinkChecker().check({
      path: server.url('/'),
      recurse: true,
      checkFragments: true,
      checkCss: true,
      redirects: 'error',
      linksToSkip: (link) => Promise.resolve(!link.startsWith(`${server.origin}/`)),
    });
    await server.close();
    expect(
      links
        .filter(({ state }) => state === LinkState.BROKEN)
        .map(({ url, parent, status }) => `${parent ?? ''} → ${url} ${String(status)}`),
    ).toEqual([]);
    const crawled = new Set(links.filter(({ state }) => state === LinkState.OK).map(({ url }) => url.replace(/#.*/, '')));
    const pages = site()
      .pages.filter(({ file }) => file !== '404.html')
      .map(({ file }) => server.url(`/${file.replace(/index\.html$/, '')}`));
    expect(pages.filter((url) => !crawled.has(url))).toEqual([]);
  });

  it('keeps every link below its base', () => expect(linkFaults(site())).toEqual([]));

  it('keeps every permanent address without its base', () => {
    const { document } = site().page('concepts/os-unification/index.html');
    expect(document.querySelector('link[rel=canonical]')?.getAttribute('href')).toBe('https://example.org/concepts/os-unification/');
    expect(document.querySelector('.cite')?.textContent).toContain('https://example.org/concepts/os-unification/');
  });
});
