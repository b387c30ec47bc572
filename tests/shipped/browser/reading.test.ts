import { expect } from 'vitest';
import { siteTest } from '../../browser/site-test.ts';

const WIDE = { viewport: { width: 1440, height: 700 }, reducedMotion: 'reduce' } as const;
const it = siteTest('preview', WIDE);
const inAwkward = siteTest('awkward', WIDE);

it('says in the contents where the reader is', async ({ site, page }) => {
  await page.goto(site.url('/report/background/'));
  const current = () => page.locator('.contents.beside [aria-current=location]').allTextContents();
  await expect.poll(current).toEqual(['从产品到生态']);
  await page.locator('h2', { hasText: '关于文献表' }).evaluate((heading) => heading.scrollIntoView());
  await expect.poll(current).toEqual(['关于文献表']);
});

it('leads from a reference back to the citation that the reader came from, and from no other reference', async ({ site, page }) => {
  await page.goto(site.url('/report/background/'));
  await page.locator('.citation a[href$="/references/kahle-2020/"]').click();
  const back = page.locator('.back');
  await back.waitFor();
  await page.goto(site.url('/references/porter-2015/'));
  expect(await back.isVisible()).toBe(false);
  await page.goto(site.url('/references/kahle-2020/'));
  await back.click();
  await page.waitForURL(site.url('/report/background/#cite_kahle-2020_1'));
});

it('gives the report’s headings a permanent link that is not part of their words', async ({ site, page }) => {
  await page.goto(site.url('/report/background/'));
  const link = page.locator('h2:has-text("缺口与问题") .anchor');
  await link.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => decodeURIComponent(new URL(page.url()).hash)).toBe('#缺口与问题');
  expect(await page.locator('.report h2').allTextContents()).toEqual(await page.locator('.contents.beside a').allTextContents());
});

it('sets citations beside the text that cites them on a wide screen, one under the other, and not on a narrow one', async ({
  site,
  page,
}) => {
  await page.goto(site.url('/report/background/'));
  const notes = page.locator('.margin');
  const boxes = (await Promise.all((await notes.all()).map((note) => note.boundingBox()))).flatMap((box) => box ?? []);
  expect(boxes.length).toBeGreaterThan(1);
  const text = await page.locator('.report > p').first().boundingBox();
  boxes.forEach((box, i) => {
    expect(box.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    expect(box.y).toBeGreaterThanOrEqual((boxes[i - 1]?.y ?? 0) + (boxes[i - 1]?.height ?? 0));
  });
  await page.setViewportSize({ width: 820, height: 900 });
  expect(await notes.evaluateAll((all) => all.filter((note) => note.checkVisibility()).length)).toBe(0);
  expect(await page.locator('main .bibliography li').count()).toBe(11);
});

inAwkward(
  'sets footnotes beside their text on a wide screen, and at its end on a narrow one and for who is led there',
  async ({ site, page }) => {
    const beside = page.locator('.margin .footnote', { hasText: 'A footnote in the report.' });
    const atEnd = page.locator('.footnotes');
    const shown = async () => [await beside.isVisible(), ((await atEnd.boundingBox())?.height ?? 0) > 1];
    await page.goto(site.url('/report/content/'));
    expect(await shown()).toEqual([true, false]);
    const text = await page.locator('.report > p', { hasText: 'Twice the same heading' }).boundingBox();
    expect((await beside.boundingBox())?.x).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
    await page.locator('[data-footnote-ref]').click();
    await expect.poll(shown).toEqual([true, true]);
    await page.goto(site.url('/report/content/'));
    await page.locator('[data-footnote-backref]').focus();
    await expect.poll(shown).toEqual([true, true]);
    await page.setViewportSize({ width: 820, height: 900 });
    await page.goto(site.url('/report/content/'));
    expect(await shown()).toEqual([false, true]);
    await page.setViewportSize({ width: 1440, height: 700 });
    await page.emulateMedia({ media: 'print' });
    expect(await shown()).toEqual([false, true]);
  },
);

it('shows editorial notes in the margin of a wide screen, and folds them under their name on a narrow one', async ({ site, page }) => {
  await page.goto(site.url('/report/limits/'));
  const note = page.locator('details.margin .note').first();
  expect(await note.isVisible()).toBe(true);
  await page.setViewportSize({ width: 390, height: 800 });
  expect(await note.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }))).toBe(false);
  await page.locator('details.margin summary').click();
  await expect.poll(() => note.isVisible()).toBe(true);
});

it('ends what stands in the main column at three right edges at most, whatever its size', async ({ site, page }) => {
  for (const path of [
    '/concepts/os-unification/',
    '/categories/technology-platform-synergy/',
    '/references/cozzolino-2021/',
    '/coding/open/',
  ]) {
    await page.goto(site.url(path));
    const edges = await page.locator('main').evaluate((main) => {
      /** Lines of text end where they may; what has lines of its own is whole. */
      const blocks = [...main.querySelectorAll('p, ul, ol, dl, table, figure, blockquote, h1')].filter(
        (one) =>
          one.checkVisibility() && one.parentElement?.closest('li, figure, table, dl, .cards, .names, .sift, .bar, .excerpt') === null,
      );
      return [...new Set(blocks.map((one) => Math.round(one.getBoundingClientRect().right)))];
    });
    expect(edges.length, `${path} ${edges.join(' ')}`).toBeLessThanOrEqual(3);
  }
});
