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
  await expect.poll(() => page.locator('.filters output').textContent()).not.toBe('');
  const group = await rows(page);
  expect(group).toEqual(all.filter(([category = '']) => ['生态伙伴关系', '用户参与'].includes(category)));
  await page.locator('input[name=text]').fill('ＭＩＵＩ 用戶');
  await expect.poll(() => page.locator('.filters output').textContent()).not.toBe(`显示 ${String(group.length)} / 24 行`);
  const some = await rows(page);
  expect(some).toEqual(group.filter((row) => row.join().includes('MIUI') && row.join().includes('用户')));
  expect(some.length).toBeGreaterThan(1);
  expect(await page.locator('.filters output').textContent()).toBe(`显示 ${String(some.length)} / 24 行`);
  await expect.poll(() => new URL(page.url()).searchParams.get('category')).toBe('relationship-synergy');
});

it('sorts whole rows, says by which column, and comes back to the order of the coding as it was printed', async ({ site, page }) => {
  await page.goto(site.url('/coding/open/'));
  const before = await page.locator('#table_open').innerHTML();
  const all = await rows(page);
  await page.locator('select[name=order]').selectOption('2');
  await expect.poll(() => page.locator('th[aria-sort=ascending]').allTextContents()).toEqual([expect.stringContaining('原始资料')]);
  const sorted = await rows(page);
  const lines = (of: string[][]) => of.map((row) => row.join(' | '));
  expect(lines(sorted)).not.toEqual(lines(all));
  expect(lines(sorted).sort()).toEqual(lines(all).sort());
  await page.locator('select[name=order]').selectOption('');
  await expect.poll(() => rows(page)).toEqual(all);
  const plain = (html: string) => html.replaceAll(/ (data-category|aria-sort)="[^"]*"/g, '');
  expect(plain(await page.locator('#table_open').innerHTML())).toBe(plain(before));
});

it('opens a cited view as it was, and one that asks for what is not there whole', async ({ site, page }) => {
  await page.goto(`${site.url('/coding/open/')}?category=platform-strategy&order=1`);
  await expect.poll(async () => new Set((await rows(page)).map(([category]) => category))).toEqual(new Set(['平台战略']));
  expect(await page.locator('select[name=order]').inputValue()).toBe('1');
  await page.goto(`${site.url('/coding/open/')}?category=no-such&order=9`);
  expect(await rows(page)).toHaveLength(24);
});

it('says that no row is there, and leads back, and counts beside each choice what it would leave', async ({ site, page }) => {
  await page.goto(site.url('/coding/open/'));
  const counts = () => page.locator('select[name=category] option').allTextContents();
  const all = await counts();
  expect(all[0]).toBe('全部 · 24');
  expect(all.slice(1).every((one) => / · [1-9]\d*$/.test(one))).toBe(true);
  await page.locator('input[name=text]').fill('没有这样的话');
  await expect.poll(() => page.locator('[data-no-hits]').isVisible()).toBe(true);
  expect(await page.locator('#table_open').isVisible()).toBe(false);
  expect((await counts()).every((one) => one.endsWith(' · 0'))).toBe(true);
  await page.locator('input[name=text]').fill('');
  await expect.poll(() => page.locator('#table_open').isVisible()).toBe(true);
  expect(await counts()).toEqual(all);
  await page.locator('input[name=text]').fill('没有这样的话');
  await page.locator('[data-no-hits] a').click();
  await page.waitForURL(site.url('/coding/open/'));
  expect(await rows(page)).toHaveLength(24);
});

it('opens a view of all excerpts with what was asked marked, whose rows have the kind of note that was chosen', async ({ site, page }) => {
  await page.goto(`${site.url('/en/evidence/')}?note=as-printed&text=${encodeURIComponent('生态链')}`);
  await expect.poll(() => page.locator('.filters output').textContent()).toMatch(/ of 24 rows$/);
  const kinds = await page.locator('#table_evidence .kinds').allTextContents();
  expect(kinds.length).toBeGreaterThan(0);
  expect(kinds.every((one) => one.includes('As printed'))).toBe(true);
  const marked = () =>
    page.evaluate(() => [
      ...new Set(
        Array.from(CSS.highlights.get('asked') ?? [], (one) => one.startContainer.textContent?.slice(one.startOffset, one.endOffset)),
      ),
    ]);
  await expect.poll(marked).toEqual(['生态链']);
  await page.locator('input[name=text]').fill('');
  await expect.poll(marked).toEqual([]);
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
  expect(await plain.locator('.filters').isVisible()).toBe(false);
});
