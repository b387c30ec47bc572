import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { shownInOpenCoding } from '#domain/study/coding-table.ts';
import { openStudy } from '#files/held-study.ts';
import { zhagen } from '../build/zhagen.ts';
import { writeManyCodes } from '../studies/many-codes.ts';
import { browserTest } from './site-test.ts';
import { serveSite } from './site-server.ts';

browserTest(
  'filters and orders all rows of open coding, also those that its page does not have, and shows it again as it came',
  async ({ openPage, onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'zhagen-sift-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const [study, out] = [join(folder, 'study'), join(folder, 'site')];
    writeManyCodes(study);
    expect((await zhagen(['build', '--study', study, '--out', out])).status).toBe(0);
    const { caseStudy } = openStudy(study);
    if (caseStudy === undefined) throw new Error('The study is whole.');
    const shownOf = shownInOpenCoding(caseStudy);
    const hidden = [...caseStudy.concepts.values()].flatMap((concept) => concept.excerpts.slice(shownOf(concept).length).map((excerpt) => ({ concept, excerpt }))); // prettier-ignore
    const one = hidden.find(({ excerpt }) => excerpt.concepts.length === 1);
    if (one === undefined) throw new Error('Rows are folded.');
    const site = await serveSite(out);
    onTestFinished(() => site.close());

    const page = await openPage();
    await page.goto(site.url('/coding/open/'));
    const came = await page.locator('#table_open').innerHTML();
    const told = page.locator('.sift output');
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
    await page.locator('.more-rows button').click();
    expect(await rows.count()).toBe(2 * before);
    const texts = await page.locator('#table_open td a').allTextContents();
    expect(texts).toEqual([...texts].sort(new Intl.Collator('en', { numeric: true }).compare));

    await page.goto(`${site.url('/coding/open/')}?text=${encodeURIComponent(one.excerpt.text)}`);
    await expect.poll(() => told.textContent()).toBe('1 of 749 rows');
    const plain = await openPage({ javaScriptEnabled: false });
    await plain.goto(site.url('/coding/open/'));
    await plain.locator(`td.rest a[href="/concepts/${one.concept.id}/"]`).click();
    expect(await plain.locator(`[id="${one.excerpt.id}"]`).count()).toBe(1);
  },
  300_000,
);
