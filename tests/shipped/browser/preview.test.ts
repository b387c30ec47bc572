import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { axeViolations } from '../../browser/axe.ts';
import { siteTest } from '../../browser/site-test.ts';

const WIDE = { viewport: { width: 1440, height: 900 } };
const it = siteTest('preview', WIDE);
const hostile = siteTest('awkward', WIDE);
const CARD = '.preview:popover-open';

const card = (page: Page) => page.locator(CARD);

describe('a card of what a link leads to', () => {
  it('tells the place, the label, the definition and the first excerpt of a concept, under a base too', async ({ site, page }) => {
    await page.goto(site.url('/coding/open/'));
    await page.locator('.prose a[href$="/concepts/os-unification/"]').hover();
    await card(page).waitFor();
    expect(await card(page).locator('p').allTextContents()).toEqual([
      '小米智能生态协同机制 → 技术与平台的协同 → 技术整合',
      '概念 01',
      '操作系统的统一与优化',
      expect.stringMatching(/^以同一套操作系统/),
      '小米 MIUI 操作系统为手机和平板电脑等设备提供了统一的操作界面和用户体验',
    ]);
    expect(await card(page).getAttribute('data-hue')).toBe('1');
  });

  it('tells a citation’s entry in its own language, in place of the browser’s own tooltip', async ({ site, page }) => {
    await page.goto(site.url('/report/background/'));
    const link = page.locator('.citation a[href$="/references/cozzolino-2021/"]').first();
    const title = await link.getAttribute('title');
    await link.hover();
    await card(page).waitFor();
    expect(await card(page).locator('.text').textContent()).toContain('Cozzolino');
    expect(await card(page).locator('.text').getAttribute('lang')).toBe('en-US');
    expect(await link.getAttribute('title')).toBeNull();
    await page.keyboard.press('Escape');
    await expect.poll(() => link.getAttribute('title')).toBe(title);
  });

  it('stays while the pointer is on it, goes when the pointer leaves, and goes by Escape', async ({ site, page }) => {
    await page.goto(site.url('/coding/open/'));
    const link = page.locator('.prose a[href$="/concepts/os-unification/"]');
    await link.hover();
    await card(page).hover();
    await page.waitForTimeout(800);
    expect(await card(page).count()).toBe(1);
    await page.mouse.move(5, 5);
    await expect.poll(() => card(page).count()).toBe(0);
    await link.hover();
    await card(page).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => card(page).count()).toBe(0);
  });

  it('opens by keyboard, describes the focused link, and goes with the focus', async ({ site, page }) => {
    await page.goto(site.url('/report/background/'));
    await page.locator('.report').evaluate((element) => {
      element.tabIndex = -1;
      element.focus();
    });
    await page.keyboard.press('Tab');
    const focused = () => page.locator(':focus');
    for (let i = 0; i < 5 && !(await focused().evaluate((link) => link.matches('.citation a'))); i++) await page.keyboard.press('Tab');
    await card(page).waitFor();
    expect(await focused().getAttribute('aria-describedby')).toBe(await card(page).getAttribute('id'));
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await expect
      .poll(() =>
        focused()
          .getAttribute('aria-describedby')
          .then((id) => id ?? ''),
      )
      .toBe('');
  });

  it('passes axe', async ({ site, page }) => {
    await page.goto(site.url('/coding/selective/'));
    await page.locator('.on-wide a.group-title').first().hover();
    await card(page).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  hostile('shows the words of a hostile study as words', async ({ site, page }) => {
    const said: string[] = [];
    page.on('dialog', (dialog) => {
      said.push(dialog.message());
      void dialog.dismiss();
    });
    await page.goto(site.url('/coding/open/'));
    await page.locator('th a[href$="/concepts/script-label/"]').hover();
    await card(page).waitFor();
    expect(await card(page).textContent()).toContain('<script>');
    expect(await card(page).locator(':not(p)').count()).toBe(0);
    expect(said).toEqual([]);
  });

  it('does not come by touch', async ({ site, openPage }) => {
    const touched = await openPage({ hasTouch: true });
    await touched.goto(site.url('/coding/open/'));
    await touched.evaluate(() => document.addEventListener('click', (event) => event.preventDefault()));
    await touched.locator('.prose a[href$="/concepts/os-unification/"]').tap();
    await touched.waitForTimeout(800);
    expect(await touched.locator('.preview').count()).toBe(0);
  });
});

describe('the model', () => {
  it('singles out a category with its relations and their ends, and tells what they rest on', async ({ site, page }) => {
    await page.goto(site.url('/coding/selective/'));
    await page.locator('.on-wide a.group-title[href$="/categories/technology-platform-synergy/"]').hover();
    const lit = (selector: string) => page.locator(`.diagram.highlighting ${selector}.highlighted`).count();
    await expect.poll(() => lit('.edge')).toBe(5);
    expect(await lit('> .group')).toBe(3);
    await card(page).waitFor();
    expect(await card(page).locator('.claim').allTextContents()).toContain('→ 关系协同 提供架构');
    expect(await card(page).locator('.claim + .quote').first().textContent()).not.toBe('');
  });

  it('singles out a relation by keyboard with the two that it joins', async ({ site, page }) => {
    await page.goto(site.url('/coding/selective/'));
    await page.locator('.on-wide a.edge-label').first().focus();
    await expect.poll(() => page.locator('.diagram .edge.highlighted').count()).toBe(1);
    expect(await page.locator('.on-wide > .diagram > .group:not(.highlighted)').count()).toBe(1);
    await page.locator('h1').click();
    await expect.poll(() => page.locator('.diagram.highlighting').count()).toBe(0);
  });
});
