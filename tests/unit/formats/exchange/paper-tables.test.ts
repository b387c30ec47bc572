import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { read } from 'hucre';
import { expect, test } from 'vitest';
import { readDocx } from '#formats/exchange/paper-tables/docx.ts';
import { readHtmlTables } from '#formats/exchange/paper-tables/html-tables.ts';
import { readMarkdownTables } from '#formats/exchange/paper-tables/markdown-tables.ts';
import { readPaperStudy, type PaperStudy } from '#formats/exchange/paper/paper-study.ts';
import { readSheetTables } from '#formats/exchange/paper-tables/sheet-tables.ts';
import type { PaperDocument } from '#formats/exchange/paper-tables/paper-table.ts';

const folder = new URL('../../../exchange/chinese/', import.meta.url);

interface ExpectedTable {
  readonly caption?: string;
  readonly kind: string;
  readonly columns?: Readonly<Record<string, string>>;
  readonly rows?: number;
  readonly parts?: number;
  readonly halves?: number;
  readonly mergedCells?: number;
  readonly filledDown?: Readonly<Record<string, number>>;
  readonly trackedChanges?: number;
}

interface Expected {
  readonly table: ExpectedTable | readonly ExpectedTable[];
  readonly levels?: readonly string[];
  readonly codes: readonly { path: readonly string[]; codable?: boolean; label?: string; description?: string; segments?: number }[];
  readonly segments: readonly { source: string; locator: string; text: string; codes: readonly (readonly string[])[] }[];
  readonly losses?: readonly { kind: string; count?: number; names?: readonly string[] }[];
  readonly questions: readonly { kind: string; count?: number; names?: readonly string[] }[];
}

async function documentOf(name: string): Promise<PaperDocument> {
  const bytes = readFileSync(new URL(name, folder));
  if (name.endsWith('.docx')) return readDocx(bytes);
  if (name.endsWith('.xlsx')) return readSheetTables((await read(bytes)).sheets);
  return name.endsWith('.md') ? readMarkdownTables(bytes.toString('utf8')) : readHtmlTables(bytes.toString('utf8'));
}

const byKind = <T extends { kind: string }>(list: readonly T[]) => list.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));

/** What a study has of all that is expected of it, in the words of the expectation. */
function seen(study: PaperStudy, expected: Expected) {
  const segmentsOf = (path: readonly string[]) => study.segments.filter(({ code }) => code.join() === path.join()).length;
  return {
    codes: study.codes.map(({ path, codable, number, description }, i) => ({
      path,
      ...(!codable && { codable }),
      ...(number !== undefined && { label: number }),
      ...(description !== undefined && { description }),
      ...(expected.codes[i]?.segments !== undefined && { segments: segmentsOf(path) }),
    })),
    segments: study.segments.map(({ code, ...segment }) => ({ ...segment, codes: [code] })),
    losses: byKind(study.losses.filter(({ kind }) => kind !== 'went-on')).map(({ kind }) => kind),
    questions: byKind(study.questions).map(({ kind }) => kind),
  };
}

test.each([
  '50-open-merged.xlsx',
  '51-open-blank.xlsx',
  '52-open-vmerge.docx',
  '53-tracked-changes.docx',
  '54-open.md',
  '55-word-paste.html',
  '56-axial.xlsx',
  '57-two-tables.docx',
  '58-side-by-side.md',
])('%s is read as expected', async (name) => {
  const expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as Expected;
  const document = await documentOf(name);
  const study = readPaperStudy([document]);
  const { codes, segments, losses, questions } = seen(study, expected);
  expect(codes).toEqual(expected.codes);
  expect(segments).toEqual(expected.segments);
  expect(losses).toEqual(byKind(expected.losses ?? []).map(({ kind }) => kind));
  expect(questions).toEqual(byKind(expected.questions).map(({ kind }) => kind));
  if (expected.levels !== undefined) expect(study.levels).toEqual(expected.levels);
  for (const { kind, count, names } of [...(expected.losses ?? []), ...expected.questions]) {
    const told = [...study.losses, ...study.questions].find((one) => one.kind === kind);
    if (count !== undefined) expect(told, kind).toMatchObject({ count });
    if (names !== undefined) expect(told, kind).toMatchObject({ names });
  }
  for (const [i, table] of [expected.table].flat().entries()) {
    const { trackedChanges, columns, ...rest } = Object.fromEntries(
      Object.entries(table).filter(([key]) => key !== 'header'),
    ) as unknown as ExpectedTable;
    expect(study.tables[i]).toMatchObject({ ...rest, ...(columns !== undefined && { columns }) });
    if (trackedChanges !== undefined) expect(document.trackedChanges).toBe(trackedChanges);
  }
  expect(JSON.stringify([study, document])).not.toContain('王某');
});

test('a row that adds up the others is no concept, and is told', () => {
  const study = readPaperStudy([
    readMarkdownTables('表 1 编码\n\n| 范畴 | 概念 | 原始语句 |\n|---|---|---|\n| 信任 | 不留押金 | 不收。 |\n| 合计 | 1 | 1 |\n'),
  ]);
  expect(study.codes.map(({ path }) => path.join('|'))).toEqual(['信任', '信任|不留押金']);
  expect(study.losses).toContainEqual(expect.objectContaining({ kind: 'table-note', names: ['合计 1 1'] }));
});

test('a row of a Word table with fewer cells than the headings is asked for, and not guessed', () => {
  const cell = (text: string) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const rows = [
    ['范畴', '概念', '原始语句'],
    ['信任', '不留押金', '不收。'],
    ['名声', '好借好还。'],
  ].map((cells) => `<w:tr>${cells.map(cell).join('')}</w:tr>`);
  const xml = `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>${rows.join('')}</w:tbl></w:body></w:document>`;
  const files = { '[Content_Types].xml': '<Types/>', 'word/document.xml': xml };
  const bytes = zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
  return expect(readDocx(bytes).then((document) => readPaperStudy([document]))).rejects.toThrow(
    /1:2 {2}it has fewer cells than the headings/,
  );
});
