import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import { describe, expect, test } from 'vitest';
import type { CslItem, CslName } from '#domain/csl/csl-item.ts';
import { formatBibtex } from '#formats/citations/bibtex.ts';
import { formatCoins } from '#formats/citations/coins.ts';
import { formatCslJson } from '#formats/citations/csl-json.ts';
import { formatRis } from '#formats/citations/ris.ts';

const on = (...parts: number[]) => ({ 'date-parts': [parts] });

const items: CslItem[] = [
  {
    id: 'miao-2022',
    type: 'article-journal',
    language: 'zh-CN',
    title: '服务型数字平台的赋能机制演化研究——基于钉钉的案例分析',
    author: [
      { family: '缪', given: '沁男' },
      { family: '魏', given: '江' },
    ],
    'container-title': '科学学研究',
    issued: on(2022),
    volume: '40',
    issue: '1',
    page: '182-192',
    ISSN: '1003-2053',
  },
  {
    id: 'awkward-2024',
    type: 'article-journal',
    language: 'en-US',
    title: '50 % of “A & B” {braces}, "quotes", a_b #1 $x^2 ~ \\n and <IoT> by iPhone',
    author: [{ family: 'van der O’Brien', given: 'J. K.' }, { literal: 'Smith and Sons, Ltd. & Co' }],
    'container-title': 'R&D_Review',
    issued: on(2024, 3, 28),
    page: '125391',
    DOI: '10.1002/(SICI)1_2-3<4>',
    URL: 'https://example.org/a%20b?x=1&y=_2#f',
  },
  {
    id: 'strauss-1990',
    type: 'chapter',
    language: 'en',
    title: 'Open coding',
    author: [{ family: 'Strauss', given: 'Anselm' }],
    editor: [{ family: 'Corbin', given: 'Juliet' }],
    'container-title': 'Basics of research',
    publisher: 'Sage',
    'publisher-place': 'Newbury Park',
    issued: on(1990),
    page: '61--74',
    ISBN: '0-8039-3250-2',
  },
  {
    id: 'doe-2001',
    type: 'thesis',
    language: 'en',
    title: 'On trust',
    author: [{ family: 'Doe', given: 'Jane' }],
    publisher: 'Example University',
    issued: on(2001),
  },
  {
    id: 'liu-2018',
    type: 'paper-conference',
    language: 'en',
    title: 'A perspective on value',
    author: [{ family: 'Liu', given: 'Zhiwen' }],
    'container-title': 'Procedia CIRP',
    issued: on(2018),
    volume: '73',
    page: '155-160',
  },
  {
    id: 'iso-2020',
    type: 'webpage',
    language: 'en',
    title: 'A page without an author',
    issued: on(2020, 5),
    URL: 'https://example.org/',
  },
];

/** The fields of an item as an independent parser reads them, its marks of case taken off. */
function reread(text: string, forceType: string): Map<string, Record<string, unknown>> {
  const read = plugins.input.chain(text, { forceType, generateGraph: false });
  return new Map(read.map((item) => [String(item.id), item]));
}
const clean = (value: unknown) => (typeof value === 'string' ? value.replace(/<\/?span[^>]*>/g, '') : value);

/** Names as one string each: neither format tells a body from a person for certain, nor a particle from a name. */
function people(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const words = (one: CslName) => [one.literal, one['non-dropping-particle'], one.family, one.given].filter(Boolean).join(' ');
  return value.map((one: CslName) => words(one).replaceAll(',', ''));
}

const FIELDS = ['title', 'container-title', 'publisher', 'volume', 'issue', 'DOI', 'URL', 'author', 'editor', 'issued'] as const;

describe.each([
  ['BibTeX', formatBibtex, '@bibtex/text'],
  ['RIS', formatRis, '@ris/file'],
])('%s, read by citation-js', (name, format, type) => {
  const read = reread(format(items), type);

  test('has every item under its id', () => expect([...read.keys()].sort()).toEqual(items.map(({ id }) => id).sort()));

  test.each(items)('keeps the fields of $id', (item) => {
    const found = read.get(item.id) ?? {};
    expect(found.type).toBe(item.type === 'webpage' && name === 'BibTeX' ? 'document' : item.type);
    for (const field of FIELDS) expect(people(clean(found[field])), field).toEqual(people(item[field]));
  });
});

test('BibTeX escapes what TeX reads as its own, and keeps capitals inside a word', () => {
  const [entry] = [formatBibtex(items.slice(1, 2))];
  expect(entry).toContain(
    'title = {50 \\% of “A \\& B” \\textbraceleft{}braces\\textbraceright{}, "quotes", a\\_b \\#1 \\$x\\textasciicircum{}2 \\textasciitilde{} \\textbackslash{}n and <{IoT}> by {iPhone}}',
  );
  expect(entry).toContain('author = {van der O’Brien, J. K. and {Smith and Sons, Ltd. \\& Co}}');
  expect(entry).toContain('url = {https://example.org/a%20b?x=1&y=_2#f}');
});

test('markup of CSL becomes TeX’s in BibTeX, and nothing in RIS', () => {
  const item: CslItem = { id: 'x', type: 'book', title: 'On <i>Homo {sapiens}</i> and H<sub>2</sub>O <span class="nocase">McX</span>' };
  expect(formatBibtex([item])).toContain('{On \\textit{Homo \\textbraceleft{}sapiens\\textbraceright{}} and H\\textsubscript{2}O {McX}}');
  expect(formatRis([item])).toContain('TI  - On Homo {sapiens} and H2O McX\r\n');
});

test('RIS has a line for each field, and no value breaks out of its line', () => {
  const item: CslItem = {
    id: 'x',
    type: 'report',
    title: 'One\r\nER  - \r\nTY  - BOOK',
    issued: on(2024, 3),
    author: [{ literal: 'A\nB' }],
  };
  expect(formatRis([item])).toBe(
    'TY  - RPRT\r\nID  - x\r\nAU  - A B\r\nTI  - One ER - TY - BOOK\r\nPY  - 2024\r\nDA  - 2024/03//\r\nER  - \r\n',
  );
});

test('names that are not given are BibTeX’s others, and nothing elsewhere', () => {
  const item: CslItem = { id: 'x', type: 'book', title: 'T', author: [{ family: 'Kahle', given: 'J' }, { literal: 'others' }] };
  expect(formatBibtex([item])).toContain('author = {Kahle, J and others}');
  expect(formatRis([item])).not.toContain('others');
  expect(formatCoins(item)).not.toContain('others');
});

test('a body with a comma stays a body in RIS', () => {
  const item: CslItem = { id: 'x', type: 'report', title: 'T', author: [{ literal: 'Food and Agriculture Organization, Rome' }] };
  expect(formatRis([item])).toContain('AU  - Food and Agriculture Organization Rome\r\n');
});

test.each([
  ['legislation', 'STAT', 'M1'],
  ['legal_case', 'CASE', 'SV'],
  ['classic', 'CLSWK', 'M1'],
  ['patent', 'PAT', 'SN'],
  ['report', 'RPRT', 'SN'],
  ['article-journal', 'JOUR', 'C7'],
])('RIS has %s as %s, its number in %s', (type, ty, tag) => {
  const text = formatRis([{ id: 'x', type, title: 'T', number: 'e12' }]);
  expect(text).toContain(`TY  - ${ty}\r\n`);
  expect(text).toContain(`${tag}  - e12\r\n`);
  expect(text).not.toContain('IS  - ');
});

test('CSL-JSON has a book’s version where its edition does not say it: readers take a book with a version for software', () => {
  const book = { id: 'x', type: 'book', version: '1.0.0' };
  const version = (item: CslItem) => (JSON.parse(formatCslJson([item])) as CslItem[])[0]?.version;
  expect(['Version 1.0.0', 'Second'].map((edition) => version({ ...book, edition }))).toEqual([undefined, '1.0.0']);
  expect([version(book), version({ ...book, type: 'chapter', edition: '1.0.0' })]).toEqual(['1.0.0', '1.0.0']);
});

test('CSL-JSON reads back as it was', () => {
  expect(JSON.parse(formatCslJson(items))).toEqual(JSON.parse(JSON.stringify(items)));
  expect(formatCslJson(items)).toContain('"issued": {"date-parts":[[2022]]}');
});

describe('COinS', () => {
  test.each([
    [
      'miao-2022',
      'journal',
      { 'rft.genre': 'article', 'rft.jtitle': '科学学研究', 'rft.au': '缪, 沁男', 'rft.spage': '182', 'rft.epage': '192' },
    ],
    ['strauss-1990', 'book', { 'rft.genre': 'bookitem', 'rft.btitle': 'Basics of research', 'rft.date': '1990' }],
    ['doe-2001', 'dissertation', { 'rft.title': 'On trust' }],
    ['iso-2020', 'dc', { 'rft.type': 'webpage', 'rft.date': '2020-05', rft_id: 'https://example.org/' }],
    ['awkward-2024', 'journal', { 'rft.atitle': items[1]?.title, 'rft.spage': '125391' }],
  ])('of %s is an OpenURL of format %s', (id, format, fields) => {
    const item = items.find((one) => one.id === id);
    if (item === undefined) throw new Error(id);
    const read = new URLSearchParams(formatCoins(item));
    expect(read.get('rft_val_fmt')).toBe(`info:ofi/fmt:kev:mtx:${format}`);
    for (const [key, value] of Object.entries(fields)) expect(read.get(key)).toBe(value);
  });

  test.each<[string, CslName, string]>([
    ['a person', { family: 'van der Aa', given: 'J. K.' }, 'van der Aa, J. K.'],
    ['a person of one name', { family: 'Sukarno' }, 'Sukarno'],
    ['a surname of several words alone', { family: 'van der Aa' }, 'van der Aa,'],
    ['a body', { literal: 'World Bank' }, 'World Bank,'],
    ['a body with a comma', { literal: 'FAO, Rome' }, 'FAO Rome,'],
    ['a body without blanks', { literal: '世界银行' }, '世界银行'],
  ])('has %s as a name that readers keep whole', (_, name, text) => {
    const names = { author: [name], editor: [name], translator: [name] };
    const read = (type: string) => new URLSearchParams(formatCoins({ id: 'x', type, title: 'T', ...names }));
    expect(read('chapter').getAll('rft.au')).toEqual([text]);
    expect(read('chapter').getAll('rft.contributor')).toEqual([text, text]);
    expect([read('webpage').get('rft.creator'), read('patent').get('rft.inventor')]).toEqual([text, text]);
  });

  test.each([
    ['review-book', { 'container-title': 'J' }, 'journal', undefined],
    ['review', {}, 'dc', 'document'],
    ['patent', { number: 'CN1' }, 'patent', undefined],
    ['legal_case', {}, 'dc', 'case'],
    ['classic', {}, 'dc', 'book'],
    ['motion_picture', {}, 'dc', 'film'],
  ])('of a %s is what readers know it as', (type, fields, format, name) => {
    const read = new URLSearchParams(formatCoins({ id: 'x', type, title: 'T', ...fields }));
    expect(read.get('rft_val_fmt')).toBe(`info:ofi/fmt:kev:mtx:${format}`);
    expect([read.get('rft.type'), read.get('rft.number')]).toEqual([name ?? null, type === 'patent' ? 'CN1' : null]);
  });
});
