import { expect } from 'vitest';
import { siteTest } from './site-test.ts';

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
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { title: document.title, violations: violations.sort() };
  });
  expect(held.title).not.toBe('run');
  expect(held.violations).toEqual([
    'base-uri', 'connect-src', 'frame-src', 'img-src', 'script-src-attr', 'script-src-elem', 'script-src-elem', 'style-src-attr', 'style-src-elem', 'style-src-elem',
  ]); // prettier-ignore
});
