import { codebookTitle } from '#domain/study/credit.ts';
import { buildAxialCodingTable, buildOpenCodingTable, mergeCells, type CodingTable } from '#domain/study/coding-table.ts';
import { formatXlsx, withSheetNames, type Sheet, type SheetCell } from '#formats/containers/xlsx.ts';
import { codingFields, codingHeader, sayIn } from './csv-tables.ts';
import { creditLine } from '../citing/credit-line.ts';
import type { Edition } from '../edition/edition.ts';
import { isoDate } from '../texts/labels.ts';
import { proseLines } from '../passages/prose-lines.ts';
import { paths } from '#domain/study/urls.ts';

const [ID, NAME, TEXT] = [18, 24, 60];

/** The codebook as a workbook: a sheet that says what it is, then one for each stage of the coding, the sources and the literature. */
export function codebookXlsx(edition: Edition): Promise<Uint8Array<ArrayBuffer>> {
  const { texts: t, caseStudy, stages } = edition;
  const sheets = withSheetNames([
    codingSheet(edition, t.stages.open, buildOpenCodingTable(caseStudy)),
    ...(stages.includes('axial') ? [codingSheet(edition, t.stages.axial, buildAxialCodingTable(caseStudy))] : []),
    ...(stages.includes('selective') ? [selectiveSheet(edition)] : []),
    ...(caseStudy.memos.size > 0 ? [memosSheet(edition)] : []),
    sourcesSheet(edition),
    referencesSheet(edition),
  ]);
  return formatXlsx([readmeSheet(edition, sheets), ...sheets]);
}

function readmeSheet(edition: Edition, sheets: readonly Sheet[]): Sheet {
  const say = sayIn(edition);
  const { texts: t, caseStudy, citations } = edition;
  const { study } = caseStudy;
  const credit = creditLine(caseStudy, edition.lang);
  const lines: readonly (readonly [string, string])[] = [
    [t.codebook.address, edition.permanentUrl(paths.home)],
    [t.nav.cite, citations.codebook[0].text],
    ...(credit === undefined ? [] : ([[t.edition.title, credit]] as const)),
    ...(study.licence === undefined ? [] : ([[t.licence, say(study.licence)]] as const)),
    ['', t.codebook.note],
    [t.codebook.sheet, t.codebook.rows],
    ...sheets.map(({ name, rows }) => [name, String(rows.length)] as const),
  ];
  return sheet(
    'README',
    [
      [t.codebook.title, NAME],
      [say(codebookTitle(study)), TEXT * 1.5],
    ],
    lines,
  );
}

/** As on the stage's page: cells that say the same one under the other are one cell. */
function codingSheet(edition: Edition, name: string, table: CodingTable): Sheet {
  const headers = table.columns.map((column) => codingHeader(edition, column));
  const starts = headers.map((_, column) => headers.slice(0, column).flat().length);
  const width = headers.flat().length;
  const rows = mergeCells(table).map((cells) => {
    const row = new Array<SheetCell>(width).fill(null);
    for (const { cell, column, rowSpan } of cells)
      for (const [i, text] of codingFields(edition, cell, table.columns[column]).entries())
        row[(starts[column] ?? 0) + i] = { text, rowSpan };
    return row;
  });
  const widths = table.columns.flatMap((column) =>
    column.kind === 'meaning'
      ? [TEXT]
      : column.kind !== 'level'
        ? [TEXT, ID, NAME, NAME]
        : column.placings
          ? [NAME, ID, ID, NAME]
          : [NAME, ID],
  );
  return { name, header: headers.flat(), widths, rows };
}

function selectiveSheet(edition: Edition): Sheet {
  const say = sayIn(edition);
  const { texts: t, caseStudy } = edition;
  const { core, relations, roles } = caseStudy;
  const { column: c, place } = t;
  const rows = [
    ...relations.map((one) => ({ kind: place.relation, id: one.id, from: one.from, to: one.to, claim: one })),
    ...roles.map((one) => ({ kind: place.role, id: '', from: one.category, to: core, claim: one })),
  ];
  return sheet(
    t.stages.selective,
    [
      [c.type, ID],
      [c.id, ID],
      [c.from, NAME],
      [`${c.from} ${c.id}`, ID],
      [c.relation, NAME],
      [c.to, NAME],
      [`${c.to} ${c.id}`, ID],
      [c.statement, TEXT],
      [c.evidence, TEXT],
      [t.relation.illustration, ID],
    ],
    rows.map(({ kind, id, from, to, claim }) => [
      kind,
      id,
      say(from.label),
      from.id,
      say(claim.label),
      say(to?.label),
      to?.id ?? '',
      say(claim.statement),
      claim.evidence.map((passage) => `${say(passage.text)} (${say(passage.locator ?? passage.source.label)})`).join('\n'),
      claim.excerpts.map((excerpt) => excerpt.id).join(' '),
    ]),
  );
}

function memosSheet(edition: Edition): Sheet {
  const say = sayIn(edition);
  const { texts: t, caseStudy } = edition;
  return sheet(
    t.memo.title,
    [
      [t.place.memo, NAME],
      [t.column.id, ID],
      [t.column.date, ID],
      [t.memo.author, NAME],
      [t.memo.about, NAME],
      [t.column.text, TEXT * 1.5],
    ],
    Array.from(caseStudy.memos.values(), ({ title, id, date, authors, about, prose }) => [
      say(title),
      id,
      date === undefined ? '' : isoDate(date),
      authors.join('; '),
      about.map((one) => one.id).join(' '),
      proseLines(edition, prose)
        .map(({ text }) => text)
        .join('\n'),
    ]),
  );
}

function sourcesSheet(edition: Edition): Sheet {
  const say = sayIn(edition);
  const { texts: t, caseStudy } = edition;
  const { column: c } = t;
  return sheet(
    t.source.title,
    [
      [c.source, NAME],
      [c.id, ID],
      [c.type, NAME],
      [c.description, TEXT],
      [c.locator, NAME],
      ['DOI', NAME],
      ['URL', NAME],
    ],
    Array.from(caseStudy.sources.values(), ({ label, id, sort, description, locator, doi, url }) => [
      say(label),
      id,
      say(sort),
      say(description),
      say(locator),
      doi ?? '',
      url ?? '',
    ]),
  );
}

function referencesSheet({ texts: t, caseStudy, citations }: Edition): Sheet {
  const { column: c } = t;
  return sheet(
    t.nav.references,
    [
      [c.number, 6],
      [c.id, ID],
      [c.type, ID],
      [c.entry, TEXT],
      [c.printed, TEXT],
      ['DOI', NAME],
    ],
    Array.from(caseStudy.references.values(), ({ id, number, data }) => [
      String(number),
      id,
      data.type,
      citations.bibliography.get(id) ?? '',
      data.printed?.text ?? '',
      data.DOI ?? '',
    ]),
  );
}

function sheet(name: string, columns: readonly (readonly [header: string, width: number])[], rows: readonly (readonly string[])[]): Sheet {
  return {
    name,
    header: columns.map(([header]) => header),
    widths: columns.map(([, width]) => width),
    rows: rows.map((row) => row.map((text) => ({ text }))),
  };
}
