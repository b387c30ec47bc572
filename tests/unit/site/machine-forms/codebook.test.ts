import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { codebookSchema } from '#formats/codebook/codebook-schema.ts';
import { codebookJson, codebookJsonLd, codebookSchemaJson, codebookTurtle, nodeJsonLd } from '#site/machine-forms/codebook.ts';
import { codebookCsv } from '#site/machine-forms/csv-tables.ts';
import { codebookXlsx } from '#site/machine-forms/workbook.ts';
import { canonicalJsonLd, canonicalTurtle, storeOf } from '../../../build/rdf-graph.ts';
import { smallStudy } from '../../../build/released-study.ts';
import { BILINGUAL_STUDY, edit } from '../../../build/study-folder.ts';
import { editionsOf, SITE } from '../small-edition.ts';

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
/** Where the files are fetched, for a study that does not know its address. */
const FETCHED = 'https://fetched.example/sub/';

it('keeps every character that a form could trip on, and gives relative addresses where the study does not know its own', async () => {
  const label = '="a" \'b\' \\ \\u0041 {c} <i>d</i> & %41 ${e}\nline\ttab \u2028 עברית \u202Eabc 👩‍🔬 _x0041_ ]]> """ @en . #';
  const text = `\u00A0 ${label}`;
  const labels = `label: ${JSON.stringify(label)}\naltLabels: [${JSON.stringify(text)}]`;
  const [edition] = editionsOf(
    smallStudy(edit({ 'concepts/first-impression.md': ['label: First impression', labels] })),
    'unknown',
    '/sub/',
  );

  const turtle = await canonicalTurtle(codebookTurtle(edition), `${FETCHED}codebook.ttl`);
  expect(await canonicalJsonLd(codebookJsonLd(edition), `${FETCHED}codebook.jsonld`)).toBe(turtle);
  const found = ['prefLabel', 'altLabel'].map((name) =>
    storeOf(turtle)
      .getObjects(`${FETCHED}concepts/first-impression/`, SKOS + name, null)
      .map(({ value }) => value),
  );
  expect(found).toEqual([[label], [text]]);

  const codebook = codebookSchema.parse(JSON.parse(codebookJson(edition)));
  expect([codebook.$schema, codebook.study.url, codebook.concepts[0]?.url]).toEqual([
    '/sub/codebook.schema.json',
    '/sub/',
    '/sub/concepts/first-impression/',
  ]);
  expect(codebook.concepts[0]).toMatchObject({ label: { en: label }, altLabels: [{ en: text }] });
  expect(parse(codebookCsv(edition), { bom: true })[1]).toContain(`'${label}`);
  const { sheets } = await readXlsx(await codebookXlsx(edition));
  expect(sheets[1]?.rows[1]).toContain(label);
});

it('has the study’s own address in the graph, and the schema where it is published', async () => {
  const [edition] = editionsOf(smallStudy());
  const turtle = await canonicalTurtle(codebookTurtle(edition), `${FETCHED}codebook.ttl`);
  expect(turtle).toContain(`<${SITE}concepts/first-impression/>`);
  expect(turtle).not.toContain(FETCHED);
  expect(JSON.parse(codebookSchemaJson(edition))).toMatchObject({ $id: `${SITE}codebook.schema.json` });
});

it('has a code alone as a part of the whole', async () => {
  const [edition] = editionsOf(smallStudy());
  const [node] = edition.caseStudy.concepts.values();
  const whole = new Set((await canonicalTurtle(codebookTurtle(edition), SITE)).split('\n'));
  const lines = node === undefined ? [] : (await canonicalJsonLd(nodeJsonLd(edition, node), SITE)).split('\n');
  expect(lines.length).toBeGreaterThan(4);
  expect(lines.filter((line) => !whole.has(line))).toEqual([]);
});

it('has every language of a label, whatever the edition’s', () => {
  const [first, second] = editionsOf(new Map(Object.entries(BILINGUAL_STUDY))).map((edition) => [
    codebookTurtle(edition),
    codebookJsonLd(edition),
  ]);
  expect(first?.[0]).toContain('"第一印象"@zh');
  expect(first?.[0]).toContain('"First impression"@en');
  expect(second).toEqual(first);
});
