import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { asksForView, NO_PAGE, openView, PAGES, SITES } from './page-kinds.ts';
import type { SiteServer } from './site-server.ts';
import { siteTest } from './site-test.ts';

/** What a page must not do: ask another host, fail to load a part of itself, write an error to the console, run a text of the study. */
function watch(page: Page, { origin }: SiteServer, tell: (fault: string) => void): void {
  const own = (url: string) => url.startsWith(`${origin}/`) || url.startsWith('data:');
  page.on('request', (request) => {
    if (!own(request.url())) tell(`request to ${request.url()}`);
  });
  page.on('pageerror', (error) => tell(`error: ${error.message}`));
  page.on('console', (message) => {
    const missingPage = message.location().url.endsWith(NO_PAGE) && message.text().includes('404');
    if (message.type() === 'error' && !missingPage) tell(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('dialog', (dialog) => {
    tell(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
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

const tests = SITES.map((name) => [name, siteTest(name)] as const);

describe.each(tests)('every kind of page of the site "%s"', (name, it) => {
  it('asks no other host, writes no errors to the console, runs no text as a script, and reads the same without JavaScript', async ({
    site,
    page,
    openPage,
  }) => {
    const faults: string[] = [];
    const scriptless = await openPage({ javaScriptEnabled: false });
    let at = '';
    watch(page, site, (fault) => faults.push(`${at} ${fault}`));
    for (at of PAGES[name]) {
      await Promise.all([openView(page, site.url(at)), scriptless.goto(site.url(at))]);
      const [read, plainly] = await Promise.all([readPage(page), readPage(scriptless)]);
      if (!read.buttons.includes('colour switch')) faults.push(`${at} hides the colour switch from those who could use it`);
      if (plainly.buttons.length > 0) faults.push(`${at} shows buttons that do nothing: ${plainly.buttons.join(', ')}`);
      if (!plainly.heading || plainly.words.length < 40 || (plainly.words !== read.words && !asksForView(at)))
        faults.push(`${at} reads otherwise than with JavaScript`);
    }
    expect(faults).toEqual([]);
  });
});
