import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { siteTest } from '../../browser/site-test.ts';

const it = siteTest('shipped');

/** The table as its reader understands it: each row with every cell that reaches into it, shortened. */
function rows(page: Page): Promise<string[][]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLTableElement>('#table_open')].flatMap((table) =>
      [...table.tBodies].flatMap((body) => {
        const grid: string[][] = [...body.rows].map(() => []);
        [...body.rows].forEach((row, r) => {
          for (const cell of row.cells) {
            const column = [0, 1, 2].find((one) => grid[r]?.[one] === undefined) ?? 0;
            for (let down = 0; down < cell.rowSpan; down++)
              (grid[r + down] ??= [])[column] = cell.querySelector('a')?.textContent.trim() ?? '';
          }
        });
        return grid;
      }),
    ),
  );
}

it('shows the rows of a category, of any level, and of words, with merged cells that cover only what is shown', async ({ site, page }) => {
  await page.goto(site.url('/coding/open/'));
  const all = await rows(page);
  expect(all).toHaveLength(24);
  await page.locator('select[name=category]').selectOption('relationship-synergy');
  const group = await rows(page);
  expect(group).toEqual(all.filter(([category = '']) => ['生态伙伴关系', '用户参与'].includes(category)));
  await page.locator('input[name=text]').fill('ＭＩＵＩ 用戶');
  await expect.poll(() => page.locator('.sift output').textContent()).not.toBe(`显示 ${String(group.length)} / 24 行`);
  const some = await rows(page);
  expect(some).toEqual(group.filter((row) => row.join().includes('MIUI') && row.join().includes('用户')));
  expect(some.length).toBeGreaterThan(1);
  expect(await page.locator('.sift output').textContent()).toBe(`显示 ${String(some.length)} / 24 行`);
  expect(new URL(page.url()).searchParams.get('category')).toBe('relationship-synergy');
});

it('sorts whole rows, says by which column, and comes back to the order of the coding as it was printed', async ({ site, page }) => {
  await page.goto(site.url('/coding/open/'));
  const before = await page.locator('#table_open').innerHTML();
  const all = await rows(page);
  await page.locator('select[name=order]').selectOption('2');
  const sorted = await rows(page);
  const lines = (of: string[][]) => of.map((row) => row.join(' | '));
  expect(lines(sorted)).not.toEqual(lines(all));
  expect(lines(sorted).sort()).toEqual(lines(all).sort());
  expect(await page.locator('th[aria-sort=ascending]').textContent()).toContain('原始资料');
  await page.locator('select[name=order]').selectOption('');
  expect(await rows(page)).toEqual(all);
  const plain = (html: string) => html.replaceAll(/ (data-category|aria-sort)="[^"]*"/g, '');
  expect(plain(await page.locator('#table_open').innerHTML())).toBe(plain(before));
});

it('opens a cited view as it was, and one that asks for what is not there whole', async ({ site, page }) => {
  await page.goto(`${site.url('/coding/open/')}?category=platform-strategy&order=1`);
  expect(new Set((await rows(page)).map(([category]) => category))).toEqual(new Set(['平台战略']));
  expect(await page.locator('select[name=order]').inputValue()).toBe('1');
  await page.goto(`${site.url('/coding/open/')}?category=no-such&order=9`);
  expect(await rows(page)).toHaveLength(24);
});

it('moves nothing as it opens', async ({ site, page }) => {
  await page.goto(site.url('/coding/open/'));
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const seen = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        });
        seen.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
  expect(shift).toBe(0);
});

it('is not offered where there is no script', async ({ site, openPage }) => {
  const plain = await openPage({ javaScriptEnabled: false });
  await plain.goto(site.url('/coding/open/'));
  expect(await plain.locator('.sift').isVisible()).toBe(false);
});
