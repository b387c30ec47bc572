import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { evidencePages } from '#domain/coding/excerpt-pages.ts';
import { shownInOpenCoding } from '#domain/study/coding-table.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { sharedSite } from '../build/shared-site.ts';
import { writeManyCodes } from '../studies/many-codes.ts';
import { browserTest } from './site-test.ts';
import { serveSite } from './site-server.ts';

/** A study of 74 codes. */
const folder = mkdtempSync(join(tmpdir(), 'zhagen-large-tables-'));
const study = join(folder, 'study');
let site: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  writeManyCodes(study);
  site = await serveSite(await sharedSite(study));
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

browserTest(
  'filters and orders all rows of open coding, also those that its page does not have, and shows it again as it came',
  async ({ openPage }) => {
    const { caseStudy } = loadStudy(study);
    if (caseStudy === undefined) throw new Error('The study is whole.');
    const shownOf = shownInOpenCoding(caseStudy);
    const hidden = [...caseStudy.concepts.values()].flatMap((concept) =>
      concept.excerpts.slice(shownOf(concept).length).map((excerpt) => ({ concept, excerpt })),
    );
    const one = hidden.find(({ excerpt }) => excerpt.concepts.length === 1);
    if (one === undefined) throw new Error('Rows are folded.');
    const page = await openPage();
    await page.goto(site.url('/coding/open/'));
    const came = await page.locator('#table_open').innerHTML();
    const told = page.locator('.filters output');
    await page.locator('input[name=text]').fill(one.excerpt.text);
    await expect.poll(() => told.textContent()).toBe('1 of 749 rows');
    const link = page.locator('#table_open td a');
    expect(await link.textContent()).toBe(one.excerpt.text);
    expect(await link.getAttribute('href')).toBe(`/concepts/${one.concept.id}/#${one.excerpt.id}`);
    expect(await page.locator('#table_open th.con').textContent()).toContain(one.concept.label.en);

    await page.locator('input[name=text]').fill('');
    await expect.poll(() => told.textContent()).toBe('');
    expect(await page.locator('#table_open').innerHTML()).toBe(came);

    await page.locator('select[name=order]').selectOption('2');
    await expect.poll(() => told.textContent()).toBe('749 of 749 rows');
    const rows = page.locator('#table_open tbody tr');
    const before = await rows.count();
    await page.locator('[data-more-rows] button').click();
    await expect.poll(() => rows.count()).toBe(2 * before);
    const texts = await page.locator('#table_open td a').allTextContents();
    expect(texts).toEqual([...texts].sort(new Intl.Collator('en', { numeric: true }).compare));

    await page.goto(`${site.url('/coding/open/')}?text=${encodeURIComponent(one.excerpt.text)}`);
    await expect.poll(() => told.textContent()).toBe('1 of 749 rows');
    const plain = await openPage({ javaScriptEnabled: false });
    await plain.goto(site.url('/coding/open/'));
    await plain.locator(`td.rest a[href="/concepts/${one.concept.id}/"]`).click();
    await plain.waitForURL(site.url(`/concepts/${one.concept.id}/`));
    expect(await plain.locator(`[id="${one.excerpt.id}"]`).count()).toBe(1);
  },
);

browserTest(
  'filters all excerpts, also those of further pages, with counts that follow the view, marks, and a way back',
  async ({ openPage }) => {
    const { caseStudy } = loadStudy(study);
    if (caseStudy === undefined) throw new Error('The study is whole.');
    const last = evidencePages(caseStudy).at(-1)?.at(-1);
    if (last === undefined) throw new Error('There are excerpts.');
    const page = await openPage();
    await page.goto(site.url('/evidence/'));
    const came = await page.locator('#table_evidence').innerHTML();
    const told = page.locator('.filters output');
    await page.locator('input[name=text]').fill(last.text);
    await expect.poll(() => told.textContent()).toBe('1 of 473 rows');
    const link = page.locator('#table_evidence td a.quiet');
    expect(await link.getAttribute('href')).toBe(`/concepts/${last.concepts[0].id}/#${last.id}`);
    const marked = () =>
      page.evaluate(() =>
        Array.from(CSS.highlights.get('asked') ?? [], ({ startContainer: text, startOffset: from, endOffset: to }) =>
          text.textContent?.slice(from, to),
        ),
      );
    const words = new Set(last.text.toLowerCase().split(/\s+/));
    await expect.poll(async () => new Set((await marked()).map((one) => one?.toLowerCase()))).toEqual(words);
    const chosen = page.locator(`select[name=source] option[value="${last.source.id}"]`);
    expect(await chosen.textContent()).toMatch(/ · 1$/);
    expect(await page.locator('select[name=source] option').first().textContent()).toBe('All · 1');

    const other = [...caseStudy.sources.values()].find(({ id, excerpts }) => id !== last.source.id && excerpts.length > 0);
    await page.locator('select[name=source]').selectOption(other?.id ?? '');
    await expect.poll(() => told.textContent()).toBe('0 of 473 rows');
    expect(await page.locator('#table_evidence').isVisible()).toBe(false);
    await expect.poll(() => new URL(page.url()).searchParams.get('source')).toBe(other?.id);
    await page.reload();
    await expect.poll(() => told.textContent()).toBe('0 of 473 rows');
    await page.locator('[data-no-hits] a').click();
    await page.waitForURL(site.url('/evidence/'));
    expect(await page.locator('#table_evidence').innerHTML()).toBe(came);
    expect(await page.locator('[data-no-hits]').isVisible()).toBe(false);

    const coder = last.codings.flatMap(({ coders }) => coders)[0] ?? '';
    const own = [...caseStudy.excerpts.values()].filter(
      ({ source, codings }) => source === last.source && codings.some(({ coders }) => coders.includes(coder)),
    );
    await page.goto(`${site.url('/evidence/')}?source=${last.source.id}&coder=${encodeURIComponent(coder)}`);
    await expect.poll(() => told.textContent()).toBe(`${String(own.length)} of 473 rows`);
    const plain = await openPage({ javaScriptEnabled: false });
    await plain.goto(site.url('/evidence/'));
    expect(await plain.locator('#table_evidence tbody').count()).toBe(250);
    await plain.locator('.turn a[rel=next]').click();
    await plain.waitForURL(site.url('/evidence/2/'));
    expect(await plain.locator(`td a[href$="#${last.id}"]`).count()).toBe(1);
  },
);

browserTest(
  'orders a matrix of codes and sources by a column, and narrows its columns by what sources have in common',
  async ({ openPage }) => {
    const page = await openPage();
    await page.goto(site.url('/analysis/sources/'));
    const rows = page.locator('#table_matrix tbody tr');
    const listed = await rows.allTextContents();
    const shownHeads = () => page.locator('#table_matrix thead th:visible').count();
    expect(await shownHeads()).toBe(36);

    const tools = page.locator('[data-sort=table_matrix]');
    await tools.getByLabel('Order').selectOption('3');
    await expect.poll(() => page.locator('#table_matrix thead th').nth(3).getAttribute('aria-sort')).toBe('descending');
    const counts = (await rows.locator('> :nth-child(4)').allTextContents()).map((text) => Number(text));
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    expect(counts[0]).toBeGreaterThan(0);

    await tools.getByLabel('site').selectOption('south');
    await expect.poll(shownHeads).toBe(18);
    await expect.poll(() => page.url()).toMatch(/\?table_matrix\.order=3&table_matrix\.of2=south$/);
    await page.reload();
    await expect.poll(shownHeads).toBe(18);
    await tools.getByLabel('site').selectOption('');
    await tools.getByLabel('Order').selectOption('');
    await expect.poll(() => rows.allTextContents()).toEqual(listed);

    const cell = page.locator('#table_matrix td a').first();
    const href = (await cell.getAttribute('href')) ?? '';
    await cell.click();
    await page.waitForURL(site.origin + href);
    expect(await page.locator(`[id="${href.split('#')[1] ?? ''}"]`).count()).toBe(1);
  },
);

browserTest('finds the pages of the analysis by their questions', async ({ openPage }) => {
  const page = await openPage();
  await page.goto(`${site.url('/search/')}?q=enough`);
  await expect
    .poll(() => page.locator('.search-results a[href="/analysis/saturation/"], a[href="/analysis/saturation/"]').count())
    .toBeGreaterThan(0);
});
