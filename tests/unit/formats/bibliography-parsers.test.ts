import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import orcid from '@orcid/bibtex-parse-js';
import { Ajv } from 'ajv';
import { parse as parseBibtex } from 'astrocite-bibtex';
import { AST } from 'astrocite-ris';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CSL_TYPES, DATE_FIELDS, NAME_FIELDS, NUMBER_FIELDS, TEXT_FIELDS, type CslItem, type CslName } from '#domain/csl/csl-item.ts';
import { formatBibtex } from '#formats/citations/bibtex.ts';
import { formatCslJson } from '#formats/citations/csl-json.ts';
import { formatRis } from '#formats/citations/ris.ts';

/** Words without marks of TeX's or RIS's own: how those are escaped is told by the format's own tests. */
const word = fc.constantFrom('Trust', 'in', 'the', '数据', '治理', 'été', 'IoT', 'Straße', '2nd', 'on');
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const person = fc.record({ family: fc.constantFrom('Doe', 'Ōe', '王', 'O’Brien'), given: fc.constantFrom('Jane', 'Jean-Luc', '夫之') });
const names = fc.array(
  fc.oneof(
    person,
    text.map((literal): CslName => ({ literal })),
  ),
  { minLength: 1, maxLength: 4 },
);
const number = fc.integer({ min: 1, max: 999 }).map(String);
const item = fc.record(
  {
    id: fc.constant('one'),
    type: fc.constantFrom(...CSL_TYPES),
    title: text,
    author: names,
    editor: names,
    'container-title': text,
    publisher: text,
    'publisher-place': text,
    volume: number,
    issue: number,
    number,
    page: number,
    edition: number,
    version: number,
    DOI: fc.constant('10.1234/a_b'),
    URL: fc.constant('https://example.org/?a=1&b=%20'),
    ISBN: fc.constant('978-0-00'),
    language: fc.constant('en'),
    issued: fc.constant({ 'date-parts': [[2024, 3, 28]] }),
    accessed: fc.constant({ 'date-parts': [[2025, 1, 2]] }),
    abstract: text,
    note: text,
  },
  { requiredKeys: ['id', 'type', 'title'] },
);

const plain = (value: unknown) => ((value ?? '') as string).replace(/<\/?span[^>]*>/g, '').replace(/[{}]/g, '');
const people = (list: readonly CslName[] | undefined) =>
  list?.map((one) => one.literal ?? [one.family, one.given].filter(Boolean).join(', '));
const isArticle = ({ type, 'container-title': container }: CslItem) =>
  type.startsWith('article-') || (type.startsWith('review') && container !== undefined);
const check = (assert: (one: CslItem) => void) => {
  fc.assert(fc.property(item, assert), { numRuns: 150, seed: 7 });
};

/** What each entry must say, by BibTeX's fields. */
function bibtexFields(one: CslItem): Record<string, unknown> {
  const articleNumber = isArticle(one) && one.page === undefined ? one.number : undefined;
  return {
    title: one.title,
    author: people(one.author)?.join(' and '),
    editor: people(one.editor)?.join(' and '),
    volume: one.volume,
    edition: one.edition,
    version: one.version,
    number: isArticle(one) ? one.issue : (one.number ?? one.issue),
    pages: one.page ?? articleNumber,
    eid: articleNumber,
    address: one['publisher-place'],
    doi: one.DOI,
    url: one.URL,
    isbn: one.ISBN,
    language: one.language,
    abstract: one.abstract,
    note: one.note,
    year: one.issued && '2024',
    urldate: one.accessed && '2025-01-02',
  };
}

test('BibTeX of any item loses nothing in the parser of ORCID', () => {
  check((one) => {
    const [entry] = orcid.toJSON(formatBibtex([one]));
    for (const [field, value] of Object.entries(bibtexFields(one))) expect(plain(entry?.entryTags[field]), field).toBe(plain(value));
    const container = ['journal', 'booktitle', 'howpublished'].map((field) => entry?.entryTags[field]).find(Boolean);
    expect(plain(container)).toBe(plain(one['container-title']));
  });
});

test('BibTeX of any item loses nothing that the parser of citation-js looks for', () => {
  check((one) => {
    const [read] = plugins.input.chain(formatBibtex([one]), { forceType: '@bibtex/text', generateGraph: false });
    for (const field of ['title', 'volume', 'DOI', 'URL', 'edition', 'page'] as const) {
      if (field === 'page' && one.page === undefined) continue;
      expect(plain(read?.[field]), field).toBe(plain(one[field]));
    }
    expect(people(read?.author as CslName[] | undefined)).toEqual(people(one.author));
    expect(read?.issued).toEqual(one.issued);
  });
});

test('BibTeX of any item loses nothing that the parser of astrocite looks for', () => {
  check((one) => {
    const [read] = parseBibtex(formatBibtex([one])) as unknown as [Record<string, unknown>];
    expect(plain(read.title)).toBe(one.title);
    expect(plain(read.volume)).toBe(plain(one.volume));
    expect(plain(read.publisher)).toBe(plain(['thesis', 'report'].includes(one.type) ? read.publisher : one.publisher));
    expect((read.author as unknown[] | undefined)?.length).toBe(one.author?.length);
  });
});

/** What each record must say, by RIS's tags. */
function risFields(one: CslItem): Record<string, unknown> {
  const articleNumber = isArticle(one) && one.page === undefined ? one.number : undefined;
  const own = isArticle(one) ? undefined : one.number;
  const tag =
    { patent: 'SN', report: 'SN', standard: 'SN', legal_case: 'SV', dataset: 'NV', manuscript: 'NV', personal_communication: 'NV' }[
      one.type
    ] ?? 'M1';
  return {
    TI: one.title,
    AU: people(one.author)?.join(';'),
    T2: one['container-title'],
    VL: one.volume,
    IS: one.issue,
    SP: one.page ?? articleNumber,
    C7: articleNumber,
    PB: one.publisher,
    CY: one['publisher-place'],
    DO: one.DOI,
    UR: one.URL,
    LA: one.language,
    AB: one.abstract,
    N1: one.note,
    PY: one.issued && '2024',
    DA: one.issued && '2024/03/28/',
    Y2: one.accessed && '2025/01/02/',
    [tag]: own,
  };
}

test('RIS of any item loses nothing in the parser of astrocite', () => {
  check((one) => {
    const [entry] = AST.parse(formatRis([one])).children;
    const values = (tag: string) => (entry?.properties ?? []).filter(({ key }) => key === tag).map(({ value }) => value);
    for (const [tag, value] of Object.entries(risFields(one))) {
      const wanted = plain(value);
      if (wanted !== '')
        expect(tag === 'AU' ? values(tag).join(';') : values(tag), tag).toEqual(tag === 'AU' ? wanted : expect.arrayContaining([wanted]));
    }
  });
});

test('RIS of any item loses nothing that the parser of citation-js looks for', () => {
  check((one) => {
    const [read] = plugins.input.chain(formatRis([one]), { forceType: '@ris/file', generateGraph: false });
    expect([read?.title, read?.DOI, read?.URL]).toEqual([one.title, one.DOI, one.URL]);
  });
});

/** The schema of CSL-JSON 1.0.2, restated. */
const string = { type: 'string' };
const mixed = { type: ['string', 'number'] };
const flag = { type: ['string', 'number', 'boolean'] };
const strict = (properties: Record<string, object>, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const keyed = (keys: readonly string[], value: object) => Object.fromEntries(keys.map((key) => [key, value]));
const name = strict({
  ...keyed(['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'], string),
  ...keyed(['comma-suffix', 'static-ordering', 'parse-names'], flag),
});
const date = strict({
  'date-parts': { type: 'array', minItems: 1, maxItems: 2, items: { type: 'array', minItems: 1, maxItems: 3, items: mixed } },
  season: mixed,
  circa: flag,
  literal: string,
  raw: string,
});
const schema = {
  type: 'array',
  items: strict(
    {
      type: { enum: [...CSL_TYPES] },
      id: mixed,
      categories: { type: 'array', items: string },
      custom: { type: 'object' },
      ...keyed(TEXT_FIELDS, string),
      ...keyed(NUMBER_FIELDS, mixed),
      version: string,
      ...keyed(DATE_FIELDS, date),
      ...keyed(NAME_FIELDS, { type: 'array', items: name }),
    },
    ['id', 'type'],
  ),
};

test('CSL-JSON of any item is what its schema allows, flags of our own left out', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
  check((one) => {
    const own = {
      ...one,
      author: one.author?.map((author) => ({ ...author, pinyin: true })),
      custom: { unfinished: ['author'] },
    } as CslItem;
    const list = JSON.parse(formatCslJson([own])) as CslItem[];
    expect(validate(list), JSON.stringify(validate.errors)).toBe(true);
    expect(list).toEqual([JSON.parse(JSON.stringify({ ...one, custom: { unfinished: ['author'] } }))]);
  });
});
