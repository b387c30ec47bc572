import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import type { LocalizedText } from '#domain/text/localized-text.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { readDocx } from '#formats/exchange/paper-tables/docx.ts';
import { readPaperStudy } from '#formats/exchange/paper/paper-study.ts';

/** A cell of a Word table: its words, and whether it begins or goes on with a merged one. */
type Cell = string | { readonly begins: string } | typeof ABOVE;
const ABOVE = Symbol('goes on');

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const paragraph = (text: string) => `<w:p><w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;
const cellXml = (cell: Cell) => {
  if (cell === ABOVE) return '<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>';
  return typeof cell === 'string' ? `<w:tc>${paragraph(cell)}</w:tc>` : `<w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>${paragraph(cell.begins)}</w:tc>`;
};
const tableXml = (rows: readonly (readonly Cell[])[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row.map(cellXml).join('')}</w:tr>`).join('')}</w:tbl>`;

function wordFile(body: string): Uint8Array {
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  return zipSync({
    '_rels/.rels': strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': strToU8(`<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`),
  });
}

const { caseStudy } = loadStudy('content');
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
