import type { AxeResults } from 'axe-core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';

const AXE = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The rules whose outcome colours decide; for all others a page is the same in light and dark. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** The rules whose outcome sizes and places decide: what is too small, too near, covered, or cut off. */
export const LAYOUT_RULES = [...COLOUR_RULES, 'target-size', 'scrollable-region-focusable'];

/** What axe finds wrong on a page as it stands: the rule, the element and why. @param rules by name, or all that are about WCAG 2.2 AA and good practice */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(
    async (runOnly) => {
      const { axe } = globalThis as unknown as { axe: { run(context: Document, options: object): Promise<AxeResults> } };
      const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'], preload: false, iframes: false });
      return violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? node.html.slice(0, 160)}`),
      );
    },
    rules === undefined ? { type: 'tag' as const, values: TAGS } : { type: 'rule' as const, values: [...rules] },
  );
}
