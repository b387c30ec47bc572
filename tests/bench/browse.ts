import { chromium, type Page } from 'playwright-core';
import { findBrowser } from '#files/browser.ts';
import { serveSite } from '../browser/site-server.ts';
import type { ThesisRow } from './thesis.ts';

/** Fast 4G, as a browser's tools have it. */
const FAST_4G = { offline: false, downloadThroughput: (9e6 / 8) * 0.9, uploadThroughput: (1.5e6 / 8) * 0.9, latency: 165 };
const LETTERS = { en: 'b', zh: '平' } as const;

/** What a reader waits for on the pages of a site, in a browser whose cache is empty. */
export async function browse(site: string, name: string, language: keyof typeof LETTERS): Promise<ThesisRow[]> {
  const server = await serveSite(site);
  const browser = await chromium.launch({ executablePath: findBrowser() ?? '', args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const open = await (await browser.newContext()).newPage();
    const search = await (await browser.newContext()).newPage();
    const [, words = ''] = /<h1>([^<]+)/.exec(await (await fetch(server.url('/concepts/code-000/'))).text()) ?? [];
    return [
      ...(await openCoding(open, server.url('/coding/open/'), LETTERS[language])).map((row) => ({
        ...row,
        what: `/coding/open/, ${name}, ${row.what}`,
      })),
      {
        ...(await firstSearch(search, server.url('/search/'), words)),
        what: `first search, ${name}, fast 4G`,
        reach: `≤ ${language === 'zh' ? '400' : '250'} kB, ≤ 1.0 s`,
      },
    ];
  } finally {
    await browser.close();
    await server.close();
  }
}

/** What comes over the network from here on, to the page and its workers. */
function counting(page: Page): { bytes: number; requests: number } {
  const come = { bytes: 0, requests: 0 };
  page.context().on('requestfinished', (request) => {
    come.requests++;
    void request.sizes().then(({ responseBodySize, responseHeadersSize }) => (come.bytes += responseBodySize + responseHeadersSize));
  });
  return come;
}

async function openCoding(page: Page, address: string, letter: string): Promise<ThesisRow[]> {
  const come = counting(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(address, { waitUntil: 'networkidle' });
  const view = come.bytes;
  const { metrics } = await session.send('Performance.getMetrics');
  const layout = metrics.find((metric) => metric.name === 'LayoutDuration')?.value ?? NaN;
  const field = page.locator('input[name=text]');
  // Who comes to the field has the rows fetched.
  await field.focus();
  await page.waitForLoadState('networkidle');
  const type = (text: string) =>
    field.evaluate(async (input: HTMLInputElement, value) => {
      const start = performance.now();
      input.value = value;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      const told = document.querySelector('.filters output');
      do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      while (!/\d/.test(told?.textContent ?? ''));
      return (performance.now() - start) / 1000;
    }, text);
  const [first, second] = [await type(letter), await type(letter + letter)];
  return [
    { what: 'first view', is: `${(view / 1000).toFixed(0)} kB`, reach: '≤ 150 kB' },
    { what: 'layout', is: `${layout.toFixed(2)} s`, reach: '≤ 0.2 s' },
    { what: 'the first letter, the next', is: `${first.toFixed(2)} s, ${second.toFixed(2)} s`, reach: '≤ 0.1 s' },
  ];
}

async function firstSearch(page: Page, address: string, words: string): Promise<Pick<ThesisRow, 'is'>> {
  const come = counting(page);
  const session = await page.context().newCDPSession(page);
  await page.goto(address, { waitUntil: 'networkidle' });
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', FAST_4G);
  Object.assign(come, { bytes: 0, requests: 0 });
  const start = performance.now();
  await page.locator('main [data-search] input').fill(words);
  await page.locator('main .search-results a').first().waitFor();
  const seconds = (performance.now() - start) / 1000;
  await page.waitForLoadState('networkidle');
  return { is: `${(come.bytes / 1000).toFixed(0)} kB in ${String(come.requests)} requests, first result in ${seconds.toFixed(1)} s` };
}
