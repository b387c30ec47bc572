import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CaseStudy } from '#domain/study/case-study.ts';
import type { CslName } from '#domain/csl/csl-item.ts';
import { MAPPINGS } from '#domain/schema/mapping.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { codebookSchema } from '#formats/codebook/codebook-schema.ts';
import { iri } from '#domain/text/web-address.ts';
import { plainProse } from '#formats/codebook/skos.ts';
import { useSite } from './built-site.ts';
import { canonicalJsonLd, canonicalTurtle, skosFaults, storeOf } from './rdf-graph.ts';
import { isShipped } from '../shipped/is-shipped.ts';
import { PROJECT } from './zhagen.ts';

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
/** Where the files are fetched, for a study that does not know its address. */
const FETCHED = 'https://fetched.example/';
/** As `formatCsv` keeps a spreadsheet from running a text. */
const inCsv = (text: string) => (/^(?:=|[-+@].*\w\()/.test(text) ? `'${text}` : text);

describe.each<[name: string, folder: string, address: string]>([
  ...(isShipped ? ([['the shipped study', 'content', 'https://example.org/']] as [string, string, string][]) : []),
  ['a study in Gioia’s form', 'tests/studies/gioia', 'https://gioia.example/'],
  ['a study of everything awkward', 'tests/studies/awkward', 'https://awkward.example/'],
])('what machines read of %s', (_name, folder, address) => {
  const site = useSite(join(PROJECT, folder));
  let study: CaseStudy;
  let turtle: string;
  beforeAll(async () => {
    const { caseStudy } = loadStudy(join(PROJECT, folder));
    if (caseStudy === undefined) throw new Error(`${folder} has errors.`);
    study = caseStudy;
    turtle = await canonicalTurtle(site().read('codebook.ttl'), `${FETCHED}codebook.ttl`);
  });
  const nodes = () => [...study.concepts.values(), ...study.categories.values()];
  const pathOf = (node: ReturnType<typeof nodes>[number]) => `${node.kind === 'concept' ? 'concepts' : 'categories'}/${node.id}`;
  const workbook = () => readXlsx(readFileSync(join(site().folder, 'codebook.xlsx')));

  it('is the same graph in Turtle and in JSON-LD', async () => {
    expect(turtle.split('\n').length).toBeGreaterThan(100);
    expect(await canonicalJsonLd(site().read('codebook.jsonld'), `${FETCHED}codebook.jsonld`)).toBe(turtle);
  });

  it('holds SKOS’s integrity conditions S9, S13, S14, S27, S37 and S46', () => expect(skosFaults(storeOf(turtle))).toEqual([]));

  it('has every concept and category in one scheme, with its labels, its place in the tree and its memo', () => {
    const store = storeOf(turtle);
    const values = (node: string, name: string) =>
      store
        .getObjects(address + node, SKOS + name, null)
        .map((o) => ('language' in o && o.language ? `${o.value}@${o.language}` : o.value))
        .sort();
    for (const node of nodes()) {
      const above = node.kind === 'concept' ? node.category : node.parent;
      const below = node.kind === 'category' ? [...node.children, ...node.concepts] : [];
      const url = `${pathOf(node)}/`;
      expect(values(url, 'inScheme')).toEqual([`${address}concepts/`]);
      expect(values(url, 'prefLabel')).toEqual(
        Object.entries(node.label)
          .map(([lang, text]) => `${text}@${lang}`)
          .sort(),
      );
      expect(values(url, 'broader')).toEqual(above === undefined ? [] : [`${address}categories/${above.id}/`]);
      expect(values(url, 'narrower')).toEqual(below.map((one) => `${address}${pathOf(one)}/`).sort());
      expect(values(url, 'topConceptOf')).toEqual(above === undefined ? [`${address}concepts/`] : []);
      const memos = [[study.languages[0], node.prose] as const, ...node.prose.translations];
      expect(values(url, 'scopeNote')).toEqual(
        memos.flatMap(([lang, prose]) => (prose.text.trim() === '' ? [] : [`${plainProse(study, prose, lang)}@${lang}`])).sort(),
      );
    }
    expect(values('concepts/', 'hasTopConcept')).toEqual(study.roots.map(({ id }) => `${address}categories/${id}/`).sort());
  });

  it('has every excerpt word for word, at its fragment of its concept’s page', () => {
    const store = storeOf(turtle);
    for (const { id, text, lang, source, concepts } of study.excerpts.values()) {
      const url = `${address}concepts/${concepts[0].id}/#${id}`;
      const said = store.getObjects(url, 'https://schema.org/text', null).map((o) => ('language' in o ? [o.value, o.language] : []));
      expect(said).toContainEqual([text, lang]);
      expect(store.getObjects(url, 'http://purl.org/dc/terms/source', null).map(({ value }) => value)).toEqual([
        `${address}sources/${source.id}/`,
      ]);
      expect(store.getSubjects(`${SKOS}example`, url, null)).toHaveLength(concepts.length);
    }
  });

  it('has what the study says of concepts in other vocabularies, in the graph, in the JSON and on the page', () => {
    const store = storeOf(turtle);
    const codebook = codebookSchema.parse(JSON.parse(site().read('codebook.json')));
    for (const node of nodes()) {
      const links = site()
        .page(`${pathOf(node)}/index.html`)
        .document.querySelectorAll('.outside a');
      const given = MAPPINGS.flatMap((mapping) => node.mappings?.[mapping] ?? []);
      expect([...links].map((link) => link.getAttribute('href'))).toEqual(given);
      expect([...codebook.concepts, ...codebook.categories].find(({ id }) => id === node.id)?.mappings).toEqual(node.mappings);
      for (const mapping of MAPPINGS)
        expect(
          store
            .getObjects(`${address}${pathOf(node)}/`, SKOS + mapping, null)
            .map(({ value }) => value)
            .sort(),
        ).toEqual((node.mappings?.[mapping] ?? []).map(iri).sort());
    }
    const count = nodes().filter(({ mappings }) => mappings !== undefined).length;
    expect(count).toBe(folder.endsWith('awkward') ? 2 : 0);
  });

  it('has each concept and category alone as a part of the whole, linked from its page', async () => {
    const whole = new Set(turtle.split('\n'));
    for (const node of nodes()) {
      const file = `${pathOf(node)}.jsonld`;
      const lines = (await canonicalJsonLd(site().read(file), FETCHED + file)).split('\n');
      expect(lines.filter((line) => !whole.has(line))).toEqual([]);
      expect(lines.length).toBeGreaterThan(4);
      const { document } = site().page(`${pathOf(node)}/index.html`);
      const link = document.querySelector('link[rel=describedby]');
      expect([link?.getAttribute('type'), link?.getAttribute('href')]).toEqual(['application/ld+json', `/${file}`]);
      expect(document.querySelector(`aside a[href="/${file}"]`)?.textContent.trim()).toBe('JSON-LD');
    }
  });

  it('has JSON that its published schema accepts, with every label and excerpt', () => {
    const schema = JSON.parse(site().read('codebook.schema.json')) as { $schema: string; $id: string };
    const codebook: unknown = JSON.parse(site().read('codebook.json'));
    const ajv = new Ajv2020({ strict: true, allErrors: true });
    expect(ajv.validateSchema(schema), ajv.errorsText()).toBe(true);
    const validate = ajv.compile(schema);
    validate(codebook);
    expect(validate.errors).toBeNull();
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    const parsed = codebookSchema.parse(codebook);
    expect(parsed.$schema).toBe(schema.$id);
    expect(new URL(schema.$id, FETCHED).href).toBe(`${address}codebook.schema.json`);
    expect(parsed.concepts.map(({ label }) => label)).toEqual(Array.from(study.concepts.values(), ({ label }) => label));
    expect(parsed.categories.map(({ label }) => label)).toEqual(Array.from(study.categories.values(), ({ label }) => label));
    expect(parsed.excerpts.map(({ text }) => text)).toEqual(Array.from(study.excerpts.values(), ({ text }) => text));
    expect(parsed.reporting.map(({ item, status, where }) => [item, status, where.length])).toEqual(
      study.reporting.map(({ item, status, where }) => [item, status, where.length]),
    );
    expect(validate({ ...parsed, concepts: [{ id: 'Not An Id' }] })).toBe(false);
  });

  it.each([
    ['references.bib', 'application/x-bibtex', '@bibtex/text'],
    ['references.ris', 'application/x-research-info-systems', '@ris/file'],
    ['references.json', 'application/vnd.citationstyles.csl+json', '@else/json'],
  ])('has the whole bibliography as %s, which citation-js reads, linked from its page', (file, type, form) => {
    const { document } = site().page('references/index.html');
    const links = [...document.querySelectorAll(`link[rel=describedby][type="${type}"]`)].map((link) => link.getAttribute('href'));
    expect(links).toEqual([`/${file}`]);
    for (const page of ['references', 'cite'])
      expect(site().page(`${page}/index.html`).document.querySelector(`main a[href="/${file}"][download]`)).not.toBeNull();
    const read = plugins.input.chain(site().read(file), { forceType: form, generateGraph: false });
    const words = (value: unknown) =>
      typeof value === 'string' || typeof value === 'number' ? String(value).replace(/<\/?(?:span|i|b)[^>]*>/g, '') : '';
    const people = (names: unknown) =>
      ((names ?? []) as CslName[])
        .filter(({ literal, family }) => (literal ?? family) !== 'others')
        .map((one) => words([one.literal, one.family, one.given].filter(Boolean).join(' ')).replaceAll(',', ''));
    const told = ({ id, title, author, issued, ...item }: Record<string, unknown>) => [
      id,
      words(title),
      people(author),
      words(item['container-title']),
      words(item.volume),
      (issued as { 'date-parts': unknown } | undefined)?.['date-parts'],
      item.URL,
    ];
    const expected = Array.from(study.references.values(), ({ id, data }) => told({ ...data, id }));
    expect(expected.length).toBeGreaterThan(1);
    expect(read.map(told)).toEqual(expected);
  });

  it('has CSV with a row for each excerpt of a concept, and no text that a spreadsheet would run', () => {
    const [header, ...rows] = parse(site().read('codebook.csv'), { bom: true });
    const concepts = [...study.concepts.values()];
    const placing = concepts.some(({ placed }) => placed !== undefined) ? 2 : 0;
    const url = (header ?? []).indexOf('URL');
    const at = url - 5 - placing;
    const [lang] = study.languages;
    const expected = concepts.flatMap(({ label, id, excerpts }) =>
      (excerpts.length === 0 ? [undefined] : excerpts).map((excerpt) => [
        inCsv(label[lang] ?? ''),
        id,
        inCsv(excerpt?.text ?? ''),
        excerpt?.id ?? '',
      ]),
    );
    expect(rows.map((row) => [row[at], row[at + 1], row[url - 2], row[url - 1]])).toEqual(expected);
    for (const row of rows) {
      const found = row[url] ?? '';
      expect(row).toHaveLength(header?.length ?? 0);
      if (found !== '') expect(new URL(found, FETCHED).href).toMatch(new RegExp(`^${address}concepts/[a-z0-9-]+/#${row[url - 1] ?? ''}$`));
    }
  });

  it('has a workbook with a sheet for each stage of the coding, its header in place when it scrolls', async () => {
    const { sheets } = await workbook();
    expect(sheets).toHaveLength(6);
    expect(sheets[0]?.name).toBe('README');
    for (const { freezePane } of sheets) expect(freezePane?.rows).toBe(1);
    const [, open, axial, selective, , references] = sheets;
    expect(open?.rows).toHaveLength(1 + [...study.concepts.values()].reduce((sum, { excerpts }) => sum + Math.max(1, excerpts.length), 0));
    expect(axial?.rows).toHaveLength(1 + [...study.categories.values()].filter((one) => one.children.length === 0 && one.group).length);
    expect(selective?.rows).toHaveLength(1 + study.relations.length + study.roles.length);
    expect(references?.rows).toHaveLength(1 + study.references.size);
  });

  it('merges the cells of the workbook that say the same', async () => {
    const open = (await workbook()).sheets[1];
    const rows = [...study.concepts.values()].flatMap((concept) =>
      concept.excerpts.length === 0 ? [concept] : concept.excerpts.map(() => concept),
    );
    const runs = (key: (row: (typeof rows)[number]) => string, columns: readonly number[]) =>
      rows.flatMap((row, start) => {
        if (start > 0 && key(rows[start - 1] ?? row) === key(row)) return [];
        let end = start;
        while (rows[end + 1] !== undefined && key(rows[end + 1] ?? row) === key(row)) end++;
        return end === start ? [] : columns.map((column) => `${String(column)}:${String(start + 1)}-${String(end + 1)}`);
      });
    const merged = (open?.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => {
      expect(endCol).toBe(startCol);
      return `${String(startCol)}:${String(startRow)}-${String(endRow)}`;
    });
    expect(merged.sort()).toEqual([...runs(({ category }) => category.id, [0, 1]), ...runs(({ id }) => id, [2, 3])].sort());
  });

  it('has every label and excerpt in the workbook as text, never as a formula', async () => {
    const { sheets } = await workbook();
    const open = new Set(sheets[1]?.rows.flat());
    const [lang] = study.languages;
    for (const { label } of study.concepts.values()) expect(open).toContain(label[lang]);
    for (const { text } of study.excerpts.values()) expect(open).toContain(text);
    const types = sheets.flatMap(({ rows }) => rows.flat().map((value) => (value === null ? 'empty' : typeof value)));
    expect(new Set(types)).toEqual(new Set(['string', 'empty']));
    const parts = Object.entries(unzipSync(readFileSync(join(site().folder, 'codebook.xlsx'))));
    expect(parts.filter(([, part]) => /<f[ >]/.test(strFromU8(part))).map(([name]) => name)).toEqual([]);
  });

  it('is all linked from the page on citing, the graph also from the head of the front page', () => {
    const links = Array.from(site().page('cite/index.html').document.querySelectorAll('a[download]'), (link) => link.getAttribute('href'));
    for (const file of [
      'codebook.jsonld',
      'codebook.ttl',
      'codebook.json',
      'codebook.schema.json',
      'codebook.csv',
      'codebook.xlsx',
      'codebook.qdc',
    ])
      expect(links).toContain(`/${file}`);
    expect(site().page('index.html').document.querySelector('link[rel=describedby]')?.getAttribute('href')).toBe('/codebook.jsonld');
  });
});

describe('the check of SKOS’s conditions', () => {
  it.each([
    ['S9', '<a> a skos:Concept, skos:ConceptScheme .'],
    ['S13', '<a> skos:prefLabel "x"@en ; skos:altLabel "x"@en .'],
    ['S14', '<a> skos:prefLabel "x"@en, "y"@en .'],
    ['S27', '<a> skos:broader <b> . <b> skos:broader <c> . <c> skos:related <a> .'],
    ['S37', '<a> a skos:Collection, skos:Concept .'],
    ['S46', '<a> skos:exactMatch <b> ; skos:broadMatch <b> .'],
  ])('finds a breach of %s', async (rule, triples) => {
    const turtle = await canonicalTurtle(`@prefix skos: <${SKOS}> . ${triples}`, FETCHED);
    const found = new Set(skosFaults(storeOf(turtle)).map((fault) => fault.split(' ')[0]));
    expect([...found]).toEqual([rule]);
  });
});
