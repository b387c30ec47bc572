import { readdirSync, readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { pairsOf } from '#domain/permanence/pairs.ts';
import { pairPath } from '#domain/study/urls.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { useSite } from '../../build/built-site.ts';
import {
  activeFaults,
  citationFaults,
  duplicateIdFaults,
  headingFaults,
  languageFaults,
  linkFaults,
  markupFaults,
} from '../../build/site-faults.ts';
import { PROJECT } from '../../build/zhagen.ts';

const CONTENT = join(PROJECT, 'content');
const site = useSite(CONTENT);
let study: CaseStudy;

beforeAll(() => {
  const { caseStudy } = loadStudy(CONTENT);
  if (caseStudy === undefined) throw new Error('The shipped study has errors.');
  study = caseStudy;
});

const conceptPages = () =>
  [...study.concepts.values()].map((concept) => ({ concept, page: site().page(`concepts/${concept.id}/index.html`) }));

describe('the site of the shipped study', () => {
  it('has a page for each thing of the study, in each of its languages', () => {
    const { concepts, categories, references, sources, sections, releases } = study;
    const pages = [
      ...[
        '',
        'report/',
        'coding/',
        'coding/open/',
        'coding/axial/',
        'coding/selective/',
        'coding/saturation/',
        'evidence/',
        'analysis/',
        'analysis/frequency/',
        'analysis/saturation/',
        'analysis/shape/',
        'concepts/',
        'categories/',
        'references/',
        'sources/',
        'reporting/',
        'editorial-notes/',
        'compare/',
        'cite/',
        'slides/',
        'search/',
        'versions/',
      ],
      ...Array.from(concepts.keys(), (id) => `concepts/${id}/`),
      ...Array.from(categories.keys(), (id) => `categories/${id}/`),
      ...Array.from(references.keys(), (id) => `references/${id}/`),
      ...Array.from(sources.keys(), (id) => `sources/${id}/`),
      ...pairsOf(study).shown.map(({ concepts: [a, b] }) => pairPath(a.id, b.id).slice(1)),
      ...sections.map(({ id }) => `report/${id}/`),
      ...releases.flatMap(({ version, caseStudy: was }) => [
        `v/${version}/`,
        ...Array.from(was.concepts.keys(), (id) => `v/${version}/concepts/${id}/`),
        ...Array.from(was.categories.keys(), (id) => `v/${version}/categories/${id}/`),
      ]),
    ].flatMap((path) => [`${path}index.html`, `en/${path}index.html`]);
    expect(site().pages.map(({ file }) => file)).toEqual([...pages, '404.html'].sort());
  });

  it('is valid HTML throughout', async () => expect(await markupFaults(site())).toEqual([]));
  it('has no link to a file or fragment that is not there', () => expect(linkFaults(site())).toEqual([]));
  it('leads from each citation to the bibliography, and back to it', () => expect(citationFaults(site())).toEqual([]));
  it('has no id twice on a page', () => expect(duplicateIdFaults(site())).toEqual([]));
  it('has one h1 on each page and skips no level of headings', () => expect(headingFaults(site())).toEqual([]));
  it('says of every run of text which language it is in', () => expect(languageFaults(site())).toEqual([]));
  it('runs nothing but its own scripts', () => expect(activeFaults(site())).toEqual([]));

  it('gives every page its permanent address, and 404 none', () => {
    const canonical = site().pages.map(({ file, document }) => [
      file,
      document.querySelector('link[rel=canonical]')?.getAttribute('href') ?? null,
    ]);
    // A released concept or category that still stands is found at today's page.
    const today = (file: string) => file.replace(/^(en\/)?v\/[^/]+\/(?=c)/, '$1');
    expect(canonical).toEqual(
      site().pages.map(({ file }) => [file, file === '404.html' ? null : `https://example.org/${today(file).replace(/index\.html$/, '')}`]),
    );
  });

  it('gives no two pages of a language one title', () => {
    const titles = site()
      .pages.filter(({ file }) => !file.startsWith('v/') && !file.startsWith('en/v/'))
      .map(({ document }) => document.title);
    expect(titles.filter((title, i) => titles.indexOf(title) !== i)).toEqual([]);
  });

  it('says nothing of the machine that built it', () => {
    const words = [PROJECT.replace(/\/$/, ''), `${homedir()}/`, `${tmpdir()}/`, 'file://', 'localhost', '/node_modules/'];
    const told = site().files.flatMap((file) => words.filter((word) => site().read(file).includes(word)).map((word) => `${file}: ${word}`));
    expect(told).toEqual([]);
  });
});

describe('a concept’s page', () => {
  it('is at most 14 kB of HTML and CSS when compressed', () => {
    const heavy = conceptPages().flatMap(({ concept, page: { html, document } }) => {
      const styles = [...document.querySelectorAll('link[rel=stylesheet]')].map((link) =>
        site().read((link.getAttribute('href') ?? '').slice(1)),
      );
      const bytes = [html, ...styles].reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0);
      return bytes > 14_000 ? [`${concept.id}: ${String(bytes)} bytes`] : [];
    });
    expect(study.concepts.size).toBe(24);
    expect(heavy).toEqual([]);
  });

  it('loads at most 8 kB of scripts when compressed, the search apart, which is loaded when it is used', () => {
    const { document } = site().page('concepts/os-unification/index.html');
    const inline = [...document.querySelectorAll('script:not([src], [type="application/ld+json"])')].map(({ textContent }) => textContent);
    const files = new Set([...document.querySelectorAll('script[src]')].map((script) => (script.getAttribute('src') ?? '').slice(1)));
    // A set grows while it is gone through: what a file imports, now or later, is read in its turn.
    for (const file of files)
      for (const [, imported = ''] of site()
        .read(file)
        .matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g))
        if (!imported.startsWith('search')) files.add(`assets/${imported}`);
    const bytes = [...inline, ...[...files].map((file) => site().read(file))].reduce(
      (sum, text) => sum + gzipSync(text, { level: 9 }).length,
      0,
    );
    expect(files.size).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(8000);
  });

  it('has each of its excerpts as a fragment, word for word', () => {
    for (const { concept, page } of conceptPages()) {
      for (const { id, text } of concept.excerpts)
        expect(page.document.getElementById(id)?.querySelector('blockquote')?.textContent).toBe(text);
    }
  });

  it('shows the way from the core to it', () => {
    for (const { concept, page } of conceptPages()) {
      const chain = [...page.document.querySelectorAll('.chain a')].map((link) => link.getAttribute('href'));
      expect(chain[0]).toBe(`/categories/${study.core?.id ?? ''}/`);
      expect(chain.at(-1)).toBe(`/categories/${concept.category.id}/`);
    }
  });
});

describe('the CSV files', () => {
  const rowsOf = (file: string) => {
    const text = site().read(file);
    expect(text.startsWith('\uFEFF'), `${file} begins with a byte-order mark`).toBe(true);
    return parse<Record<string, string>>(text, { bom: true, columns: true });
  };

  it('have a row for each excerpt of a concept, each lowest category, each relation and each reference', () => {
    const [concepts, categories] = [[...study.concepts.values()], [...study.categories.values()]];
    expect(rowsOf('coding/open.csv')).toHaveLength(concepts.reduce((sum, { excerpts }) => sum + Math.max(1, excerpts.length), 0));
    expect(rowsOf('coding/axial.csv')).toHaveLength(categories.filter(({ children }) => children.length === 0).length);
    expect(rowsOf('coding/relations.csv')).toHaveLength(study.relations.length);
    expect(rowsOf('references.csv')).toHaveLength(study.references.size);
  });

  it('have the identifier of each thing, and each excerpt as printed', () => {
    const rows = rowsOf('coding/open.csv').map((row) => Object.values(row));
    const expected = [...study.concepts.values()].flatMap((concept) =>
      concept.excerpts.map(({ id, text }) => [concept.category.id, concept.id, text, id]),
    );
    expect(rows.map((row) => [row[1], row[3], row[6], row[7]])).toEqual(expected);
  });
});

describe('the engine', () => {
  it('knows nothing of the study that is shipped with it', () => {
    const root = join(PROJECT, 'src');
    const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
    const told = files
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((file) => /xiaomi|小米|miui/i.test(readFileSync(file, 'utf8')));
    expect(files.length).toBeGreaterThan(50);
    expect(told).toEqual([]);
  });
});
