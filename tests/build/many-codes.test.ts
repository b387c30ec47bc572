import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { EVIDENCE_PAGE, EXCERPT_PAGE } from '#domain/coding/excerpt-pages.ts';
import type { Excerpt } from '#domain/study/case-study.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { writeManyCodes } from '../studies/many-codes.ts';
import { useSite } from './built-site.ts';
import { duplicateIdFaults, headingFaults, linkFaults, markupFaults } from './site-faults.ts';
import { edit, SMALL_STUDY, writeFiles } from './study-folder.ts';

const folder = mkdtempSync(join(tmpdir(), 'zhagen-many-'));
const study = join(folder, 'study');
writeManyCodes(study);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a codebook of the size that one finds', () => {
  it('has the shape that it says, and no findings', () => {
    const { caseStudy, findings } = reloadStudy(study);
    expect(findings).toEqual([]);
    const concepts = [...(caseStudy?.concepts.values() ?? [])];
    const excerpts = [...(caseStudy?.excerpts.values() ?? [])];
    expect([concepts.length, excerpts.length, caseStudy?.sources.size, caseStudy?.roots.length]).toEqual([74, 473, 35, 4]);
    expect(concepts.reduce((sum, one) => sum + one.excerpts.length, 0)).toBe(748);
    expect(Math.max(...concepts.map((one) => one.excerpts.length))).toBe(38);
    expect(Math.max(...excerpts.map((one) => one.concepts.length))).toBe(6);
  });
});

describe('its site', () => {
  const site = useSite(study);
  const page = (path: string) => site().page(`${path}index.html`).document;
  const text = (path: string, selector: string) =>
    Array.from(page(path).querySelectorAll(selector), (one) => one.textContent.trim().replace(/\s+/g, ' '));

  it('is valid HTML', async () => expect(await markupFaults(site())).toEqual([]));
  it('has no link to a file or fragment that is not there', () => expect(linkFaults(site())).toEqual([]));
  it('has no id twice on a page', () => expect(duplicateIdFaults(site())).toEqual([]));
  it('skips no level of headings', () => expect(headingFaults(site())).toEqual([]));

  it('speaks of codes and categories, and not of grounded theory', () => {
    expect(text('', '.top nav a')).toEqual(['Coding', 'Codes', 'Categories', 'Cite']);
    expect(text('', '.hero .kind')).toEqual(['Thematic analysis']);
    expect(text('concepts/code-000/', 'main .kind')).toEqual(['Code 01']);
    const pages = site().pages.filter(({ html }) =>
      /grounded|(open|axial|selective) coding|saturation/i.test(html.replaceAll('/analysis/saturation', '')),
    );
    expect(pages.map(({ file }) => file)).toEqual([]);
  });

  it('has no page of a stage that it does not have', () => {
    expect(site().files.filter((file) => /^coding\/.*html$/.test(file))).toEqual([
      'coding/axial/index.html',
      'coding/index.html',
      'coding/open/index.html',
    ]);
  });

  it('shows the first excerpts, folds the rest by their sources, and has each in its source’s place', () => {
    const groups = [...page('concepts/code-073/').querySelectorAll('.many')];
    expect(groups).toHaveLength(0);
    expect(text('concepts/code-073/', '.empty')).toEqual(['No excerpt of the data is coded as this code.']);
    const sources = [...page('concepts/code-000/').querySelectorAll('details.from')];
    const open = sources.filter((one) => one.hasAttribute('open'));
    expect(open.length).toBeLessThan(sources.length);
    for (const source of sources) {
      const shown = source.querySelectorAll('.excerpt');
      expect(source.querySelector('summary')?.textContent).toContain(`${String(shown.length)} excerpt`);
      const own = new Set(Array.from(source.querySelectorAll('figcaption a[href^="/sources/"]'), (link) => link.getAttribute('href')));
      expect(own.size).toBe(1);
    }
  });

  it('shows of each code the first excerpts in open coding, leads to the rest, and has all rows for its filter and in its CSV', () => {
    const rows = [...page('coding/open/').querySelectorAll('#table_open tbody tr')];
    const shown = rows.flatMap((row) => row.querySelector<HTMLAnchorElement>('td a.quiet')?.getAttribute('href') ?? []);
    const rest = rows.flatMap((row) => {
      const link = row.querySelector('td.rest a');
      return link === null ? [] : [[link.getAttribute('href') ?? '', Number(/\d+/.exec(link.textContent)?.[0])] as const];
    });
    expect(new Set(rows.flatMap((row) => row.querySelector('th.con a')?.textContent ?? [])).size).toBe(74);
    expect(shown.length).toBeGreaterThan(74);
    expect(shown.length + rest.reduce((sum, [, count]) => sum + count, 0)).toBe(748);
    for (const [href] of rest) expect(site().files).toContain(`${href.slice(1)}index.html`);
    const source = page('coding/open/').getElementById('table_open')?.dataset.rows;
    expect(source).toBe('/codebook.json');
    const { concepts } = JSON.parse(site().read('codebook.json')) as { concepts: { excerpts: string[] }[] };
    expect(concepts.flatMap(({ excerpts }) => excerpts)).toHaveLength(748);
    // A code without excerpts has a row of its own, and the header one.
    expect(site().read('coding/open.csv').trim().split('\r\n')).toHaveLength(750);
  });

  it('lists every excerpt once, so many a page, each with all its codes, its source and its coders', () => {
    const { caseStudy } = reloadStudy(study);
    const pages = site().files.filter((file) => /^evidence\/.*html$/.test(file));
    expect(pages).toEqual(['evidence/2/index.html', 'evidence/index.html']);
    const rows = ['evidence/', 'evidence/2/'].flatMap((path) => [...page(path).querySelectorAll('#table_evidence tbody')]);
    const first = page('evidence/');
    expect(first.querySelectorAll('tbody').length).toBe(EVIDENCE_PAGE.excerpts);
    expect(first.getElementById('table_evidence')?.dataset.pages).toBe('/evidence/2/');
    const listed = rows.map((row) => ({
      id: row.querySelector('td a.quiet')?.getAttribute('href')?.split('#')[1],
      codes: Array.from(row.querySelectorAll('th a'), (link) => link.getAttribute('href')),
      source: row.querySelector('.place a')?.getAttribute('href'),
      coders: row.getAttribute('data-coder')?.split('\n') ?? [],
    }));
    const coders = (codings: Excerpt['codings']) => [...new Set(codings.flatMap((one) => one.coders))];
    const all = Array.from(caseStudy?.excerpts.values() ?? [], ({ id, concepts, source, codings }) => ({
      id,
      codes: concepts.map((one) => `/concepts/${one.id}/`),
      source: `/sources/${source.id}/`,
      coders: coders(codings),
    }));
    const byId = (list: readonly { readonly id: string | undefined }[]) => new Map(list.map((one) => [one.id, one]));
    expect(listed).toHaveLength(473);
    expect(byId(listed)).toEqual(byId(all));
  });

  it('says beside each filter of the excerpts how many it leaves, and leads to it from categories', () => {
    const rows = ['evidence/', 'evidence/2/'].flatMap((path) => [...page(path).querySelectorAll('#table_evidence tbody')]);
    const filters = page('evidence/').querySelectorAll('.filters select:not([name=order])');
    expect(Array.from(filters, (one) => one.getAttribute('name'))).toEqual(['category', 'source', 'coder']);
    for (const select of filters) {
      const has = (value: string) =>
        rows.filter((row) =>
          row
            .getAttribute(`data-${select.getAttribute('name') ?? ''}`)
            ?.split('\n')
            .includes(value),
        );
      const options = [...select.querySelectorAll('option')];
      expect(options.length).toBeGreaterThan(2);
      for (const { value, text: label } of options)
        expect(label).toMatch(new RegExp(` · ${String(value === '' ? 473 : has(value).length)}$`));
    }
    const link = page('categories/subcategory-000/').querySelector('main .see a');
    expect(link?.getAttribute('href')).toBe('/evidence/?category=subcategory-000');
    const option = page('evidence/').querySelector('option[value=subcategory-000]');
    expect(link?.textContent).toContain(` ${/\d+$/.exec(option?.textContent ?? '')?.[0] ?? '?'} `);
  });

  it('keeps each code’s page within 14 kB of HTML and styles, but for the words of its excerpts', () => {
    const sizes = site()
      .pages.filter(({ file }) => /^concepts\/code-\d+\/index\.html$/.test(file))
      .map(({ file, html, document }) => {
        const styles = Array.from(document.querySelectorAll('link[rel=stylesheet]'), (link) =>
          site().read(link.getAttribute('href')?.slice(1) ?? ''),
        );
        const bare = html.replaceAll(/(<blockquote[^>]*>).*?(?=<\/blockquote>)/gs, '$1');
        return [file, [bare, ...styles].reduce((sum, one) => sum + gzipSync(one, { level: 9 }).length, 0)] as const;
      });
    expect(sizes.filter(([, size]) => size > 14_000)).toEqual([]);
  });
});

describe('a code with more excerpts than a page holds', () => {
  const own = join(folder, 'long');
  const lines = Array.from(
    { length: 130 },
    (_, n) => `  - { id: e${String(n + 1)}, source: ${n % 2 === 0 ? 'interview' : 'diary'}, text: Words ${String(n)}. }\n`,
  );
  mkdirSync(own);
  writeFiles(own, {
    ...SMALL_STUDY,
    ...edit({ 'concepts/first-impression.md': ['  - id: e1\n    source: interview\n    text: I liked her at once.\n', lines.join('')] }),
    'sources/diary.yaml': 'label: Diary\n',
  });
  const site = useSite(own);
  const page = (path: string) => site().page(`${path}index.html`).document;

  it('is valid HTML', async () => expect(await markupFaults(site())).toEqual([]));
  it('has no link to a file or fragment that is not there', () => expect(linkFaults(site())).toEqual([]));

  it('goes on on further pages, to which each excerpt’s own address leads', () => {
    const first = page('concepts/first-impression/');
    const stubs = [...first.querySelectorAll('.further li')];
    expect(first.querySelectorAll('.many .excerpt')).toHaveLength(EXCERPT_PAGE.excerpts);
    expect(stubs).toHaveLength(130 - EXCERPT_PAGE.excerpts);
    for (const stub of stubs) {
      const [path = '', id = ''] = stub.querySelector('a')?.getAttribute('href')?.slice(1).split('#') ?? [];
      expect(stub.id).toBe(id);
      const excerpt = page(path).getElementById(id);
      expect(excerpt?.className).toBe('excerpt');
      expect(excerpt?.querySelector('.permalink')?.getAttribute('href')).toBe(`/concepts/first-impression/#${id}`);
    }
    expect(site().files.filter((file) => /^concepts\/first-impression\/\d/.test(file))).toEqual(
      ['2', '3'].map((n) => `concepts/first-impression/${n}/index.html`),
    );
  });
});
