import { describe, expect } from 'vitest';
import { openQuietly } from '../../browser/quiet.ts';
import { siteTest } from '../../browser/site-test.ts';

const it = siteTest('preview');

describe('a page that is not there', () => {
  it('is answered with 404 and a page that finds its styles and links below the base', async ({ site, page }) => {
    const answer = await page.goto(site.url('/concepts/deep/below/nothing/'));
    expect(answer?.status()).toBe(404);
    expect(await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).length)).toBeGreaterThan(0);
    const next = await page.locator('main a[href^="/"]').first().getAttribute('href');
    expect((await page.goto(site.origin + (next ?? '')))?.status()).toBe(200);
  });

  it('speaks every language of the study', async ({ site, page }) => {
    await page.goto(site.url('/en/no-such-page/'));
    expect(await page.locator('main [lang=en] h2').textContent()).toBe('This page is not here');
    await page.locator('main [lang=en] a', { hasText: 'Concepts' }).click();
    await page.waitForURL(site.url('/en/concepts/'));
  });
});

describe('an address with a slip of the pen', () => {
  it.for([
    ['/concepts/os-unificaton/', '/concepts/os-unification/'],
    ['/category/technology-integration/', '/categories/technology-integration/'],
    ['/concepts/操作系统统一与优化', '/concepts/os-unification/'],
    ['/concepts/os-unification', '/concepts/os-unification/'],
    ['/en/concepts/os-unificaton/', '/en/concepts/os-unification/'],
    ['/en/concepts/beta-tests', '/en/concepts/beta-testing/'],
    ['/concepts/beta%testing/', '/concepts/beta-testing/'],
  ] as const)('%s leads to %s', async ([typed, meant], { site, page }) => {
    await page.goto(site.url(typed));
    await page.locator('.nearest a').click();
    await page.waitForURL(site.url(meant));
  });

  it('that is like no other gets no suggestion', async ({ site, page }) => {
    await openQuietly(page, site.url('/no-such-page/'));
    expect(await page.locator('.nearest').allTextContents()).toEqual(['', '']);
  });
});
