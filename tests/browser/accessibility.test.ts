import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import type { SiteName } from './setup.ts';
import { serveSite, type SiteServer } from './site-server.ts';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SCHEMES = ['light', 'dark'] as const;
const WIDTHS = [320, 390, 820, 1440];
const AXE_WIDTHS: readonly number[] = [390, 1440];

/** A page of every kind. */
const PAGES = {
  shipped: [
    '/', '/report/', '/report/background/', '/report/open-coding/', '/coding/', '/coding/open/', '/coding/axial/', '/coding/selective/', '/coding/saturation/',
    '/concepts/', '/concepts/os-unification/', '/categories/', '/categories/xiaomi-ecosystem-synergy/', '/categories/technology-platform-synergy/',
    '/categories/technology-integration/', '/references/', '/references/cozzolino-2021/', '/sources/', '/sources/paper-table-1/', '/sources/paper-section-2-4/',
    '/editorial-notes/', '/cite/', '/search/', '/search/?q=MIUI', '/no-such-page/',
    '/en/', '/en/report/background/', '/en/coding/open/', '/en/coding/selective/', '/en/concepts/os-unification/', '/en/categories/technology-integration/', '/en/references/', '/en/cite/', '/en/search/?q=MIUI',
  ],
  preview: ['/', '/concepts/os-unification/', '/coding/selective/', '/search/', '/no-such-page/'],
  gioia: ['/', '/concepts/staying-to-show/', '/coding/open/', '/coding/selective/'],
  awkward: ['/', '/concepts/memo/', '/concepts/script-label/', '/concepts/right-to-left/', '/coding/open/', '/coding/axial/', '/coding/selective/', '/categories/constructor/', '/report/content/', '/ar/', '/ar/concepts/memo/'],
  history: ['/versions/', '/v/1.0.0/', '/v/1.0.0/concepts/hunch/', '/v/1.0.0/categories/doubt/', '/concepts/unease/', '/coding/selective/', '/concepts/intuition/'],
} as const satisfies Record<SiteName, readonly string[]>; // prettier-ignore

const SITES = Object.keys(PAGES) as SiteName[];

let browser: Browser;
let servers: Record<SiteName, SiteServer>;

beforeAll(async () => {
  browser = await launchBrowser();
  const started = await Promise.all(
    SITES.map(async (name) => [name, await serveSite(inject('sites')[name].folder, inject('sites')[name].base)] as const),
  );
  servers = Object.fromEntries(started) as Record<SiteName, SiteServer>;
});

afterAll(async () => {
  await browser.close();
  await Promise.all(SITES.map((name) => servers[name].close()));
});

/** What a page must not do: ask another host, fail to load a part of itself, write an error to the console, run a text of the study. */
function watch(page: Page, { origin }: SiteServer, tell: (fault: string) => void): void {
  const own = (url: string) => url.startsWith(`${origin}/`) || url.startsWith('data:');
  page.on('request', (request) => {
    if (!own(request.url())) tell(`request to ${request.url()}`);
  });
  page.on('pageerror', (error) => tell(`error: ${error.message}`));
  page.on('console', (message) => {
    const missingPage = message.location().url.endsWith('/no-such-page/') && message.text().includes('404');
    if (message.type() === 'error' && !missingPage) tell(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('dialog', (dialog) => {
    tell(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
}

async function axeViolations(page: Page): Promise<string[]> {
  return page.evaluate(async (tags) => {
    const { axe } = globalThis as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } };
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? node.html.slice(0, 160)}`),
    );
  }, TAGS);
}

/** The words of the content, without its buttons; which of the page's buttons are seen; whether its heading is. */
function readPage(page: Page): Promise<{ words: string; buttons: string[]; heading: boolean }> {
  return page.evaluate(() => {
    const copy = document.querySelector('main')?.cloneNode(true) as HTMLElement;
    for (const button of copy.querySelectorAll('button')) button.remove();
    const buttons = [...document.querySelectorAll('button')].filter((button) => button.checkVisibility());
    return {
      words: copy.textContent.trim(),
      buttons: buttons.map((button) => (button.matches('[data-theme-switch]') ? 'colour switch' : button.textContent.trim())),
      heading: document.querySelector('h1')?.checkVisibility() === true,
    };
  });
}

interface Faults {
  readonly axe: string[];
  readonly sideways: string[];
  readonly traffic: string[];
  readonly scriptless: string[];
}

/** Visits every page once with JavaScript, at each width and in each colour scheme, and once without. */
async function inspect(name: SiteName): Promise<Faults> {
  const faults: Faults = { axe: [], sideways: [], traffic: [], scriptless: [] };
  const [scripted, plain] = await Promise.all([
    browser.newContext({ reducedMotion: 'reduce' }),
    browser.newContext({ javaScriptEnabled: false }),
  ]);
  const [page, scriptless] = await Promise.all([scripted.newPage(), plain.newPage()]);
  let at = '';
  watch(page, servers[name], (fault) => faults.traffic.push(`${at} ${fault}`));
  for (at of PAGES[name]) {
    await Promise.all([page.goto(servers[name].url(at)), scriptless.goto(servers[name].url(at))]);
    const [read, plainly] = await Promise.all([readPage(page), readPage(scriptless)]);
    if (!read.buttons.includes('colour switch')) faults.scriptless.push(`${at} hides the colour switch from those who could use it`);
    if (plainly.buttons.length > 0) faults.scriptless.push(`${at} shows buttons that do nothing: ${plainly.buttons.join(', ')}`);
    if (!plainly.heading || plainly.words.length < 40 || plainly.words !== read.words)
      faults.scriptless.push(`${at} reads otherwise than with JavaScript`);
    await page.evaluate(AXE);
    await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>('details.formats').forEach((details) => (details.open = true)));
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const scrolled = await page.evaluate(() => {
        scrollTo(10_000, 0);
        const far = Math.max(scrollX, document.documentElement.scrollWidth - innerWidth);
        scrollTo(0, 0);
        return far;
      });
      if (scrolled > 0) faults.sideways.push(`${at} scrolls sideways by ${String(scrolled)} at ${String(width)}`);
      for (const colorScheme of AXE_WIDTHS.includes(width) ? SCHEMES : []) {
        await page.emulateMedia({ colorScheme });
        faults.axe.push(...(await axeViolations(page)).map((violation) => `${at} ${colorScheme} ${String(width)} ${violation}`));
      }
    }
  }
  await Promise.all([scripted.close(), plain.close()]);
  return faults;
}

describe.each(SITES)('every kind of page of the site "%s"', (name) => {
  let faults: Faults;
  beforeAll(async () => {
    faults = await inspect(name);
  });

  it('passes axe on a phone and on a desktop, light and dark', () => expect(faults.axe).toEqual([]));
  it('never scrolls sideways, from 320 to 1440 pixels', () => expect(faults.sideways).toEqual([]));
  it('asks no other host, writes no errors to the console and runs no text as a script', () => expect(faults.traffic).toEqual([]));
  it('reads the same without JavaScript, with no button that would do nothing', () => expect(faults.scriptless).toEqual([]));
});

describe('a page that is not there', () => {
  it('is answered with 404 and a page that finds its styles and links below the base', async () => {
    const page = await browser.newPage();
    const answer = await page.goto(servers.preview.url('/concepts/deep/below/nothing/'));
    expect(answer?.status()).toBe(404);
    expect(await page.evaluate(() => [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).length)).toBeGreaterThan(0);
    const next = await page.locator('main a[href^="/"]').first().getAttribute('href');
    expect((await page.goto(servers.preview.origin + (next ?? '')))?.status()).toBe(200);
    await page.close();
  });
});

describe('an address with a slip of the pen', () => {
  it.each([
    ['/concepts/os-unificaton/', '/concepts/os-unification/'],
    ['/category/technology-integration/', '/categories/technology-integration/'],
    ['/concepts/操作系统统一与优化', '/concepts/os-unification/'],
    ['/concepts/os-unification', '/concepts/os-unification/'],
  ])('%s leads to %s', async (typed, meant) => {
    const page = await browser.newPage();
    await page.goto(servers.preview.url(typed));
    await page.locator('.nearest a').click();
    expect(page.url()).toBe(servers.preview.url(meant));
    await page.close();
  });

  it('that is like no other gets no suggestion', async () => {
    const page = await browser.newPage();
    await page.goto(servers.preview.url('/no-such-page/'), { waitUntil: 'networkidle' });
    expect(await page.locator('.nearest').textContent()).toBe('');
    await page.close();
  });
});

describe('the colour switch', () => {
  it('goes from the system’s colours to light and to dark, and pages remember it', async () => {
    const context = await browser.newContext({ colorScheme: 'dark' });
    const page = await context.newPage();
    await page.goto(servers.shipped.url('/'));
    const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
    const button = page.locator('[data-theme-switch]');
    const dark = await ink();
    await button.click();
    const light = await ink();
    expect(light).not.toBe(dark);
    await page.goto(servers.shipped.url('/cite/'));
    expect(await ink()).toBe(light);
    await button.click();
    expect(await ink()).toBe(dark);
    await button.click();
    expect(await page.evaluate(() => document.documentElement.getAttribute('data-theme') ?? '')).toBe('');
    await context.close();
  });
});

describe('the citation kit', () => {
  it('copies each form as it stands, and an excerpt’s entry with its fragment', async () => {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    await page.goto(servers.shipped.url('/concepts/os-unification/'));
    const copied = async (selector: string) => {
      await page.locator(selector).first().click();
      return page.evaluate(() => navigator.clipboard.readText());
    };
    const entry = await copied('[data-copy="cite_entry"]:not([data-fragment])');
    expect(entry).toMatch(/concepts\/os-unification\/\.$/);
    const fragment = await page.locator('[data-fragment]').first().getAttribute('data-fragment');
    expect(await copied('[data-fragment]')).toBe(entry.replace(/\.$/, `#${fragment ?? ''}.`));
    await page.locator('details.formats summary').first().click();
    expect(await copied('[data-copy="cite_bibtex"]')).toMatch(/^@incollection\{os-unification,\n {2}author/);
    await context.close();
  });
});
