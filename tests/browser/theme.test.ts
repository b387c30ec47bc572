import { expect } from 'vitest';
import { siteTest } from './site-test.ts';

const it = siteTest('shipped', { colorScheme: 'dark' });

it('the colour switch goes from the system’s colours to light and to dark, and pages remember it', async ({ site, page }) => {
  await page.goto(site.url('/'));
  const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
  const button = page.locator('[data-theme-switch]');
  const dark = await ink();
  await button.click();
  const light = await ink();
  expect(light).not.toBe(dark);
  await page.goto(site.url('/cite/'));
  expect(await ink()).toBe(light);
  await button.click();
  expect(await ink()).toBe(dark);
  await button.click();
  expect(await page.evaluate(() => document.documentElement.getAttribute('data-theme') ?? '')).toBe('');
});
