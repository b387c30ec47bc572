import type { Page } from 'playwright-core';
import { axeViolations, COLOUR_RULES, LAYOUT_RULES } from './axe.ts';
import { illegible } from './legibility.ts';
import { openView } from './page-kinds.ts';
import { runTogether } from './run-together.ts';

/** In CSS pixels. 640 is what a window of 1280 has at a zoom of 200 %. */
const WIDTHS = [320, 390, 640, 820, 1440];
/** Of these, one for each form that a page takes: what else axe looks at is the same from one to the next. */
const FORMS = [390, 820, 1440];

/** Of these, the two between which a page is laid out most differently: what stands beside what. */
const ENDS = [390, 1440];

/** What is wrong with the page at `url` at any width, in light and dark, and with text at 200 %, everything that can be opened open. */
export async function inspect(page: Page, url: string): Promise<string[]> {
  const faults: string[] = [];
  const note = (at: string, found: readonly string[]) => faults.push(...found.map((fault) => `${at}: ${fault}`));
  await page.emulateMedia({ colorScheme: 'light' });
  await openView(page, url);
  await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    note(String(width), await illegible(page));
    if (ENDS.includes(width)) note(`${String(width)} runs together`, await runTogether(page));
    note(`${String(width)} light`, await axeViolations(page, FORMS.includes(width) ? undefined : LAYOUT_RULES));
  }
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const width of FORMS.toReversed()) {
    await page.setViewportSize({ width, height: 900 });
    note(`${String(width)} dark`, await axeViolations(page, COLOUR_RULES));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
  for (const width of FORMS) {
    await page.setViewportSize({ width, height: 900 });
    note(`${String(width)} text at 200 %`, [...(await illegible(page)), ...(await axeViolations(page, LAYOUT_RULES))]);
  }
  return faults;
}
