import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import type { LocalizedText } from '#domain/text/localized-text.ts';
import { openStudy } from '#files/held-study.ts';
import { readDocx } from '#formats/exchange/paper-tables/docx.ts';
import { readTabTables } from '#formats/exchange/paper-tables/tab-tables.ts';
import { readPaperStudy } from '#formats/exchange/paper/paper-study.ts';

/** A cell of a Word table: its words, and whether it begins or goes on with a merged one. */
type Cell = string | { readonly begins: string } | typeof ABOVE;
const ABOVE = Symbol('goes on');

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;
const cellXml = (cell: Cell) => {
  if (cell === ABOVE) return '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>';
  return typeof cell === 'string' ? `<w:tc>${paragraph(cell)}</w:tc>` : `<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph(cell.begins)}</w:tc>`; // prettier-ignore
};
const tableXml = (rows: readonly (readonly Cell[])[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`; // prettier-ignore

function wordFile(body: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return zipSync({
    '_rels/.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': strToU8(`<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`),
  });
} // prettier-ignore

const { caseStudy } = openStudy('content');
if (caseStudy === undefined) throw new Error('The shipped study holds together.');
const zh = (text: LocalizedText) => text.zh ?? '';
const main = caseStudy.groups;
const categories = main.flatMap(({ children }) => children);

/** A name over the rows of all that stands under it. */
const over = <T>(name: string, items: readonly T[], cells: (item: T) => Cell[]): Cell[][] =>
  items.map((item, i) => [items.length === 1 ? name : i === 0 ? { begins: name } : ABOVE, ...cells(item)]);

/** Table 1 and Table 2 of the shipped study as Word has them. */
const word = wordFile(
  [
    paragraph('表 1 开放式编码'),
    tableXml([
      ['范畴化', '概念化', '原始资料'],
      ...categories.flatMap(({ label, concepts }) =>
        over(zh(label), concepts, (concept) => [zh(concept.label), concept.excerpts[0]?.text ?? '']),
      ),
    ]),
    paragraph('表 2 主轴编码'),
    tableXml([
      ['主范畴', '对应范畴', '内涵阐释'],
      ...main.map(({ label, children }) => [zh(label), children.map((child) => zh(child.label)).join(' '), `${zh(label)}的内涵`]),
    ]),
  ].join(''),
);

test('the shipped study’s Table 1 and Table 2 in Word are its 3 main categories, 5 categories, 24 concepts and 24 excerpts', async () => {
  const { levels, codes, segments, questions } = readPaperStudy([await readDocx(word)]);
  expect(levels).toEqual(['主范畴', '范畴', '概念']);
  expect([1, 2, 3].map((depth) => codes.filter(({ path }) => path.length === depth).length)).toEqual([3, 5, 24]);
  expect(codes.map(({ path }) => path)).toEqual(
    main.flatMap((one) => [
      [zh(one.label)],
      ...one.children.flatMap((category) => [
        [zh(one.label), zh(category.label)],
        ...category.concepts.map((concept) => [zh(one.label), zh(category.label), zh(concept.label)]),
      ]),
    ]),
  );
  expect(segments.map(({ text, code }) => [code.at(-1), text])).toEqual(
    categories.flatMap(({ concepts }) => concepts.map(({ label, excerpts }) => [zh(label), excerpts[0]?.text])),
  );
  expect(questions.map(({ kind }) => kind)).toEqual(['core']);
});

test('a transcription in which the merges were lost is asked row by row, and nothing is guessed', () => {
  const text = [
    '表 1 开放式编码',
    '范畴化\t概念化\t原始资料',
    '\t先说再借\t群里说一声。',
    '共同维护\t用完归位\t擦干净。',
    '信任\t不留押金\t不收押金。',
    '\t熟人担保\t带着来。',
    '共同维护\t轮流值日\t每周两个人。',
    '名声\t好借好还。',
  ].join('\n');
  const fault = faultOf(() => readPaperStudy([readTabTables(text)]));
  expect(fault.kind).toBe('undecided-rows');
  expect(fault.message.split('\n')).toEqual([
    'The table has lost which cells were merged; 4 rows do not tell where they belong:',
    '  1:1  no category stands above it: 先说再借 | 群里说一声。',
    '  1:4  its category is blank: 熟人担保 | 带着来。',
    '  1:5  “共同维护” comes back after other names: 共同维护',
    '  1:6  it has fewer cells than the headings: 名声 | 好借好还。',
  ]);
  const rows = { '1:1': '共同维护', '1:4': '信任', '1:5': '共同维护', '1:6': '名声 | 好借好还 | 上回还得好。' };
  const { codes, segments } = readPaperStudy([readTabTables(text)], { rows });
  expect(codes.map(({ path }) => path.join('/'))).toEqual([
    '共同维护', '共同维护/先说再借', '共同维护/用完归位', '共同维护/轮流值日', '信任', '信任/不留押金', '信任/熟人担保', '名声', '名声/好借好还',
  ]); // prettier-ignore
  expect(segments.at(-1)).toMatchObject({ text: '上回还得好。', locator: '第6行' });
});

function faultOf(action: () => unknown): ExchangeError {
  try {
    action();
  } catch (error) {
    if (error instanceof ExchangeError) return error;
  }
  throw new Error('It should have been refused.');
}
