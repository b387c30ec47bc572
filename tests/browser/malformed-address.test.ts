import { describe, expect } from 'vitest';
import { siteTest } from './site-test.ts';

describe.each([
  ['shipped', ['/%zz/', '/%', '/%E6%89/', '/en/%c3(/', '/report/background/#%zz', '/coding/open/?text=%zz#%', '/concepts/os-unification/#%E6%89', '/search/?q=%zz']],
  ['history', ['/concepts/hunch/#%zz', '/concepts/intuition/#%']],
] as const)('the site "%s"', (name, addresses) => {
  siteTest(name).for(addresses)('%s, whose percent signs say nothing, raises no error', async (address, { site, page }) => {
    const errors: string[] = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    await page.goto(site.url(address), { waitUntil: 'networkidle' });
    expect(await page.locator('h1').count()).toBe(1);
    expect(errors).toEqual([]);
  });
}); // prettier-ignore
