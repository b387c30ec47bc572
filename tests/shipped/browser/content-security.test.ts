import { expect } from 'vitest';
import { serveSite } from '../../browser/site-server.ts';
import { siteTest } from '../../browser/site-test.ts';

const it = siteTest('shipped');

it('lets no inline script or style, no handler and no other host into a page', async ({ site, page }) => {
  await page.goto(site.url('/concepts/os-unification/'));
  const held = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.push(effectiveDirective));
    const add = (name: string, attributes: Record<string, string>, text = '') => {
      const element = document.createElement(name);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      element.textContent = text;
      document.body.append(element);
    };
    add('script', {}, 'document.title = "run"');
    add('style', {}, 'body { color: red }');
    add('p', { style: 'color: red', onclick: 'alert(1)' });
    add('script', { src: 'https://other.example/x.js' });
    add('link', { rel: 'stylesheet', href: 'https://other.example/x.css' });
    add('img', { src: 'https://other.example/x.png' });
    add('iframe', { src: 'https://other.example/' });
    add('base', { href: 'https://other.example/' });
    await fetch('https://other.example/').catch(() => undefined);
    const rest = () => new Promise((resolve) => setTimeout(resolve, 200));
    // What never comes fails by the time that a test has.
    while (violations.length < 10) await rest();
    await rest();
    return { title: document.title, violations: violations.sort() };
  });
  expect(held.title).not.toBe('run');
  expect(held.violations).toEqual([
    'base-uri',
    'connect-src',
    'frame-src',
    'img-src',
    'script-src-attr',
    'script-src-elem',
    'script-src-elem',
    'style-src-attr',
    'style-src-elem',
    'style-src-elem',
  ]);
});

it('keeps a stored theme and searches under a host’s own policy that allows what README names', async ({ built, openPage }) => {
  const host = await serveSite(built.folder, built.base, { 'content-security-policy': "default-src 'self' 'wasm-unsafe-eval'" });
  try {
    const page = await openPage({ colorScheme: 'light' });
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    await page.goto(host.url('/'));
    const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const light = await paper();
    await page.evaluate(() => localStorage.setItem('theme', 'dark'));
    await page.goto(host.url('/search/?q=MIUI'));
    expect(await paper()).not.toBe(light);
    await page.locator('.search-results a').first().waitFor();
    expect(refused).toEqual([]);
  } finally {
    await host.close();
  }
});

it('has the stored theme before the first thing is painted, however late its file comes', async ({ site, page }) => {
  await page.goto(site.url('/'));
  await page.evaluate(() => localStorage.setItem('theme', 'dark'));
  await page.route('**/theme.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 600));
    await route.continue();
  });
  await page.goto(site.url('/cite/'));
  const times = await page.evaluate(async () => ({
    script: performance.getEntriesByName(new URL('/theme.js', location.href).href, 'resource')[0]?.toJSON() as { responseEnd: number },
    paint: await new Promise<number>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries()[0]?.startTime ?? 0)).observe({ type: 'paint', buffered: true });
    }),
  }));
  expect(times.script.responseEnd).toBeGreaterThan(500);
  expect(times.paint).toBeGreaterThanOrEqual(times.script.responseEnd);
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark');
});
