import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { openQuietly } from '../../browser/quiet.ts';
import { siteTest } from '../../browser/site-test.ts';
import type { SiteServer } from '../../browser/site-server.ts';

const shipped = siteTest('shipped');
const history = siteTest('history');

/** @param end where the address leads, if elsewhere */
async function expectNoError({ site, page }: { site: SiteServer; page: Page }, address: string, end?: string): Promise<void> {
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  if (end === undefined) await openQuietly(page, site.url(address));
  else {
    await page.goto(site.url(address));
    await page.waitForURL(site.url(end));
  }
  expect(await page.locator('h1').count()).toBe(1);
  expect(errors).toEqual([]);
}

describe('an address whose percent signs say nothing raises no error', () => {
  shipped.for([
    '/%zz/',
    '/%',
    '/%E6%89/',
    '/en/%c3(/',
    '/report/background/#%zz',
    '/coding/open/?text=%zz#%',
    '/concepts/os-unification/#%E6%89',
    '/search/?q=%zz',
  ])('%s', (address, { site, page }) => expectNoError({ site, page }, address));

  history('/concepts/intuition/#%', ({ site, page }) => expectNoError({ site, page }, '/concepts/intuition/#%'));
  history('/concepts/hunch/#%zz, which leads on', ({ site, page }) =>
    expectNoError({ site, page }, '/concepts/hunch/#%zz', '/concepts/intuition/'),
  );
});
