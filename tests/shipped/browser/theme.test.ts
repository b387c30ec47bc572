import { expect } from 'vitest';
import { siteTest } from '../../browser/site-test.ts';

const it = siteTest('shipped', { colorScheme: 'dark' });

it('the colour switch goes from the system’s colours to light and to dark, and pages remember it', async ({ site, page }) => {
  await page.goto(site.url('/'));
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
  const button = page.locator('[data-theme-switch]');
  const dark = await ink();
  await button.click();
  await expect.poll(ink).not.toBe(dark);
  const light = await ink();
  await page.goto(site.url('/cite/'));
  expect(await ink()).toBe(light);
  await button.click();
  await expect.poll(ink).toBe(dark);
  await button.click();
  await expect.poll(() => page.evaluate(() => document.documentElement.getAttribute('data-theme') ?? '')).toBe('');
});

it('under forced colours the current place is told apart in the menu and in the tree, what was asked in the results, and figures are legible', async ({
  site,
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(site.url('/categories/technology-integration/'));
  const looks = (selector: string) =>
    page.locator(selector).evaluateAll((links) =>
      links.map((link) => {
        const { borderBottomColor, outlineStyle } = getComputedStyle(link);
        return { look: `${borderBottomColor} ${outlineStyle}`, current: link.hasAttribute('aria-current') };
      }),
    );
  for (const places of [await looks('.top nav a'), await looks('.tree a')]) {
    const own = places.filter(({ current }) => current).map(({ look }) => look);
    expect(own).toHaveLength(1);
    expect(places.filter(({ current, look }) => !current && look === own[0])).toEqual([]);
  }
  const pairs = await page.locator('.diagram .node').evaluateAll((nodes) =>
    nodes.map((node) => {
      const fill = (selector: string) => getComputedStyle(node.querySelector(selector) ?? node).fill;
      return [fill('rect'), fill('text')];
    }),
  );
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.filter(([box, text]) => box === text)).toEqual([]);
  await page.goto(`${site.url('/search/')}?q=MIUI`);
  const mark = page.locator('.search-results mark').first();
  expect(await mark.evaluate((one) => getComputedStyle(one).backgroundColor)).not.toBe(
    await page.evaluate(() => getComputedStyle(document.body).backgroundColor),
  );
});
