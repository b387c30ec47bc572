import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Edition } from '#site/edition/edition.ts';
import { axialCsv, codebookCsv, openCsv, referencesCsv, relationsCsv, reportingCsv } from '#site/machine-forms/csv-tables.ts';
import { smallStudy } from '../../../build/released-study.ts';
import { BILINGUAL_STUDY, edit, type StudyFiles } from '../../../build/study-folder.ts';
import { editionsOf, SITE } from '../small-edition.ts';

const rowsOf = (csv: string): string[][] => parse(csv, { bom: true });
const small = (changes: StudyFiles = {}) => editionsOf(smallStudy(changes))[0];

/** The rows of a file as what each column has. */
function recordsOf(csv: string): Record<string, string>[] {
  const [header = [], ...rows] = rowsOf(csv);
  expect(new Set(header).size).toBe(header.length);
  for (const row of rows) expect(row).toHaveLength(header.length);
  return rows.map((row) => Object.fromEntries(row.map((cell, i) => [header[i] ?? '', cell])));
}

describe('the codebook as CSV', () => {
  it('has a row for each excerpt of a concept, with all above it and where it is from', () => {
    expect(recordsOf(codebookCsv(small()))).toEqual([
      {
        'Core category': 'The core',
        'Core category Identifier': 'core',
        Category: 'Trust',
        'Category Identifier': 'trust',
        Concept: 'First impression',
        'Concept Identifier': 'first-impression',
        Definition: 'What is felt at first.',
        Excerpt: 'I liked her at once.',
        'Excerpt Identifier': 'e1',
        URL: `${SITE}concepts/first-impression/#e1`,
        Source: 'Interview with A',
        'Source Identifier': 'interview',
        Locator: '',
      },
    ]);
  });

  it('has columns for what only some studies say, and blanks where a concept has nothing', () => {
    const edition = small({
      ...edit({
        'study.yaml': ['title:', 'rules: { concept-without-excerpt: off }\ntitle:'],
        'concepts/first-impression.md': ['excerpts:', 'use: When met.\ninVivo: true\nexcerpts:'],
        'sources/interview.yaml': ['label: Interview with A', 'label: Interview with A\nattributes: { role: Lender }'],
      }),
      'concepts/doubt.md': '---\nlabel: Doubt\ncategory: trust\ndefinition: None.\n---\n',
    });
    expect(Object.fromEntries(recordsOf(codebookCsv(edition)).map((row) => [row.Concept, row]))).toMatchObject({
      Doubt: { 'When to use it': '', 'in vivo': '', Excerpt: '', URL: '', 'Source role': '' },
      'First impression': { 'When to use it': 'When met.', 'in vivo': '1', 'Source role': 'Lender' },
    });
  });

  it('says who coded an excerpt, and what they noted', () => {
    const coded = 'text: I liked her at once.\n    coder: [AB, CD]\n    note: Hesitant.';
    const [row] = recordsOf(codebookCsv(small(edit({ 'concepts/first-impression.md': ['text: I liked her at once.', coded] }))));
    expect(row).toMatchObject({ 'Coded by': 'AB; CD', 'Note on the coding': 'Hesitant.' });
  });
});

describe('the tables of the coding as CSV', () => {
  it('have a column for what each thing is called, and one for its identifier', () => {
    expect(recordsOf(openCsv(small()))).toEqual([
      {
        Category: 'Trust',
        'Category Identifier': 'trust',
        Concept: 'First impression',
        'Concept Identifier': 'first-impression',
        Excerpt: 'I liked her at once.',
        'Excerpt Identifier': 'e1',
        Source: 'Interview with A',
        Locator: '',
      },
    ]);
    expect(recordsOf(axialCsv(small()))).toEqual([{ Category: 'Trust', 'Category Identifier': 'trust', Meaning: 'Relying on others.' }]);
  });

  it('have relations with what they rest on', () => {
    const relation = 'relations:\n  - { id: carries, from: trust, to: core, label: carries, statement: It carries., excerpts: [e1] }\n';
    expect(recordsOf(relationsCsv(small({ 'relations.yaml': relation })))).toEqual([
      {
        Identifier: 'carries',
        From: 'Trust',
        'From Identifier': 'trust',
        Relation: 'carries',
        To: 'The core',
        'To Identifier': 'core',
        'What it says': 'It carries.',
        Evidence: '',
        'Illustrated by': 'e1',
      },
    ]);
  });

  it('have references as they are cited, and as print has them', () => {
    const yaml = 'type: book\ntitle: On trust\nauthor: [{ family: Doe, given: Jane }]\nissued: 2020\nDOI: 10.1234/abc\n';
    expect(recordsOf(referencesCsv(small({ 'references/doe-2020.yaml': yaml })))).toEqual([
      {
        'No.': '1',
        Identifier: 'doe-2020',
        Type: 'book',
        Entry: 'Doe, J. (2020). On trust. https://doi.org/10.1234/abc',
        'As printed': '',
        DOI: '10.1234/abc',
      },
    ]);
  });

  it('have what the study reports, with a column for each guideline', () => {
    const reporting = `- { id: who, item: Who asked, guidelines: { COREQ: 1–5 }, status: reported, where: [interview], note: Both. }
- { id: how, item: How, guidelines: { SRQR: S6 }, status: not-reported, note: Nobody says. }
`;
    expect(recordsOf(reportingCsv(small({ 'reporting.yaml': reporting })))).toEqual([
      {
        Identifier: 'who',
        Item: 'Who asked',
        COREQ: '1–5',
        SRQR: '',
        Reported: 'Reported',
        Where: `${SITE}sources/interview/`,
        'What is said, or missing': 'Both.',
      },
      {
        Identifier: 'how',
        Item: 'How',
        COREQ: '',
        SRQR: 'S6',
        Reported: 'Not reported',
        Where: '',
        'What is said, or missing': 'Nobody says.',
      },
    ]);
  });
});

describe('every table as CSV', () => {
  const TABLES: Readonly<Record<string, (edition: Edition) => string>> = { codebookCsv, openCsv, axialCsv };
  const bilingual = editionsOf(new Map(Object.entries(BILINGUAL_STUDY)));

  it.each(Object.keys(TABLES))('is in the language of its edition: %s', (name) => {
    const [first, second] = bilingual.map((edition) => TABLES[name]?.(edition) ?? '');
    // An excerpt stands as it was said; its translation has a column of its own.
    expect(first?.replaceAll('我一见就喜欢她。', '')).not.toMatch(/\p{Script=Han}/u);
    expect(second).not.toMatch(/Trust|First impression|felt|Relying/);
  });

  it('keeps a text to the letter, and guards only what a spreadsheet would run', () => {
    const label = 'a "b", <c> & ; \ttab — 👩‍🔬';
    const texts = (name: string) => {
      const [row] = recordsOf(
        openCsv(small(edit({ 'concepts/first-impression.md': ['label: First impression', `label: ${JSON.stringify(name)}`] }))),
      );
      return row?.Concept;
    };
    expect(texts(label)).toBe(label);
    expect(texts('-2+3')).toBe('-2+3');
    expect(texts('=HYPERLINK("https://evil.example")')).toBe(`'=HYPERLINK("https://evil.example")`);
  });
});
