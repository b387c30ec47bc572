import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { citationCff } from '#site/machine-forms/citation-cff.ts';
import { cffSchema } from '../../../build/cff-schema.ts';
import { released, smallStudy, type Texts } from '../../../build/released-study.ts';
import { BILINGUAL_STUDY } from '../../../build/study-folder.ts';
import { editionsOf, SITE } from '../small-edition.ts';

const validate = new Ajv2020({ allErrors: true, strict: false }).compile(cffSchema);

/** The file of the first edition, which the format allows. */
function cffOf(files: Texts, address?: 'unknown'): Record<string, unknown> {
  const file = parse(citationCff(editionsOf(files, address)[0]), { version: '1.1' }) as Record<string, unknown>;
  validate(file);
  expect(validate.errors).toBeNull();
  return file;
}
const study = (more: string, title = 'Small study') =>
  smallStudy({
    'study.yaml': `title: ${title}\nlanguages: [en]\nauthors: [{ family: Doe, given: Jane }]\nabstract: A.\nlevels: [Core category, Category, Concept]\n${more}`,
  });
const preferred = (files: Texts) => cffOf(files)['preferred-citation'];

it('is of a data set, with the study as what is preferred', () => {
  const authors = [{ 'family-names': 'Doe', 'given-names': 'Jane' }];
  expect(cffOf(smallStudy())).toEqual({
    'cff-version': '1.2.0',
    message: 'Cite the study, and for a single concept or excerpt the address of its page.',
    type: 'dataset',
    title: 'Small study',
    abstract: 'A study of little.',
    authors,
    url: SITE,
    'preferred-citation': { type: 'article', title: 'Small study', authors },
  });
  expect(cffOf(smallStudy(), 'unknown').url).toBeUndefined();
});

it('has the version and the day of the latest release', () => {
  expect(cffOf(released(released(smallStudy(), '1.0.0', '2026-01-02'), '1.1.0', '2026-03-04'))).toMatchObject({
    version: '1.1.0',
    'date-released': '2026-03-04',
  });
});

it('has of the article what the format has a place for', () => {
  const published = (more: string) => preferred(study(`published: { issued: 2024-03-28, journal: 'J & <K>', ${more} }\n`));
  const article = { journal: 'J & <K>', year: 2024, month: 3, 'date-published': '2024-03-28' };
  expect(published('volume: 12, issue: 3-4, pages: 1-9, doi: 10.1234/abc')).toMatchObject({
    ...article,
    volume: 12,
    issue: '3-4',
    start: 1,
    end: 9,
    doi: '10.1234/abc',
  });
  const odd = published(`volume: XII, pages: S1-S9, doi: '10.1234/(a)<b>%'`);
  expect(odd).toMatchObject(article);
  for (const name of ['volume', 'start', 'end', 'doi']) expect(odd).not.toHaveProperty(name);
});

it('has authors as people or as groups, and in the data set those who edited it too', () => {
  const more = 'editors: [{ family: Roe, given: Max, orcid: 0000-0002-1825-0097, affiliation: A University }, { name: A group }]\n';
  const file = cffOf(study(more));
  expect(file.authors).toEqual([
    { 'family-names': 'Doe', 'given-names': 'Jane' },
    { 'family-names': 'Roe', 'given-names': 'Max', orcid: 'https://orcid.org/0000-0002-1825-0097', affiliation: 'A University' },
    { name: 'A group' },
  ]);
  expect(file['preferred-citation']).toMatchObject({ authors: [{ 'family-names': 'Doe' }] });
  expect(file.message).toContain('Max Roe');
});

it('says a keyword once, and a licence as an address', () => {
  expect(cffOf(study('keywords: [twice, twice]\nlicence: https://creativecommons.org/licenses/by/4.0/\n'))).toMatchObject({
    keywords: ['twice'],
    'license-url': 'https://creativecommons.org/licenses/by/4.0/',
  });
  expect(cffOf(study('licence: All rights reserved.\n'))['license-url']).toBe(`${SITE}cite/#cite_licence`);
});

it.each([`On "trust": {a} & <b> # no comment`, '- yes', '1.0', '2024-01-01', '=1+1', '&anchor *alias !tag %x @y `z'])(
  'keeps the title %s as text',
  (title) => {
    expect(cffOf(study('', JSON.stringify(title)))).toMatchObject({ title, 'preferred-citation': { title } });
  },
);

it('is in the study’s first language', () => {
  const cff = citationCff(editionsOf(new Map(Object.entries(BILINGUAL_STUDY)))[0]);
  expect(cff).toContain('family-names: "Doe"');
  expect(cff).not.toMatch(/\p{Script=Han}/u);
});
