import { stringify } from 'csv-stringify/sync';
import type { CaseStudy, Category, Concept } from '#domain/study/case-study.ts';
import { isoDate } from '#formats/citations/csl-text.ts';
import { formatXlsx, type Sheet } from '#formats/containers/xlsx.ts';
import { lossesOf, exportedMeaning, own, type Exported, type ExportLoss } from './export-loss.ts';

/** The names from the top down to a node. */
function pathOf(node: Category | Concept): string[] {
  const above = node.kind === 'concept' ? node.category : node.parent;
  return [...(above === undefined ? [] : pathOf(above)), own(node.label).replace(/\s+/gu, ' ')];
}

const nodesOf = ({ roots }: CaseStudy): (Category | Concept)[] => {
  const visit = (category: Category): (Category | Concept)[] => [category, ...category.concepts, ...category.children.flatMap(visit)];
  return roots.flatMap(visit);
};

const codeRows = (caseStudy: CaseStudy, separator: string) =>
  nodesOf(caseStudy).map((node) => [pathOf(node).join(separator), exportedMeaning(node) ?? ''] as const);

const MAXQDA_SIGNS = / > |\\|>>/;
/** The longest name of a code that MAXQDA takes. */
const MAXQDA_NAME = 63;

/** Names that a program takes apart where it reads the table, and cells that a spreadsheet runs. */
function tableLosses(caseStudy: CaseStudy, separators: RegExp, rows: readonly (readonly string[])[], isCsv: boolean): ExportLoss[] {
  const split = nodesOf(caseStudy).filter((node) => separators.test(own(node.label))).length;
  const long =
    separators === MAXQDA_SIGNS ? nodesOf(caseStudy).filter((node) => Array.from(own(node.label)).length > MAXQDA_NAME).length : 0;
  const runs = isCsv ? rows.flat().filter((cell) => /^[=+\-@]/.test(cell)).length : 0;
  return [
    ...(split === 0 ? [] : [{ what: 'labels with a sign in them that is read as a level', count: split }]),
    ...(long === 0 ? [] : [{ what: `labels of more than ${String(MAXQDA_NAME)} characters, which MAXQDA cuts`, count: long }]),
    ...(runs === 0 ? [] : [{ what: 'cells that begin with =, +, - or @, which a spreadsheet runs when it opens the CSV', count: runs }]),
  ];
}

const codeSheet = (rows: readonly (readonly string[])[]): Sheet => ({
  name: 'Codes',
  widths: [50, 80],
  header: ['Code', 'Memo'],
  rows: rows.map((row) => row.map((text) => ({ text }))),
});

/** A codebook that MAXQDA reads, as CSV. */
export function formatCodesCsv(caseStudy: CaseStudy): Exported {
  const rows = codeRows(caseStudy, ' > ');
  return {
    extension: 'csv',
    content: csv([['Code', 'Memo'], ...rows]),
    losses: [...lossesOf(caseStudy, 'csv'), ...tableLosses(caseStudy, MAXQDA_SIGNS, rows, true)],
  };
}

/** The same as a workbook. */
export async function formatCodesXlsx(caseStudy: CaseStudy): Promise<Exported> {
  const rows = codeRows(caseStudy, ' > ');
  return {
    extension: 'xlsx',
    content: await formatXlsx([codeSheet(rows)]),
    losses: [...lossesOf(caseStudy, 'xlsx'), ...tableLosses(caseStudy, MAXQDA_SIGNS, rows, false)],
  };
}

const SEGMENT_HEADER = ['Document name', 'Code', 'Beginning', 'End', 'Weight score', 'Segment', 'Created by', 'Created'];

/** A workbook as MAXQDA exports it: its coded segments, and its codes with their memos. */
export async function formatMaxqda(caseStudy: CaseStudy): Promise<Exported> {
  const rows = codeRows(caseStudy, ' > ');
  const segments = [...caseStudy.concepts.values()].flatMap((concept) =>
    concept.excerpts.flatMap(({ source, locator, text, codings, date }) => {
      const place = locator === undefined ? '' : own(locator);
      const [first, ...others] = codings.find((one) => one.concept === concept)?.coders ?? [];
      return [first, ...others].map((coder) => [
        own(source.label),
        pathOf(concept).join(' > '),
        place,
        place,
        '0',
        text,
        coder ?? '',
        date === undefined ? '' : isoDate(date),
      ]);
    }),
  );
  const sheet: Sheet = {
    name: 'Coded segments',
    widths: [30, 50, 12, 12, 8, 80, 15, 15],
    header: SEGMENT_HEADER,
    rows: segments.map((row) => row.map((text) => ({ text }))),
  };
  return {
    extension: 'xlsx',
    content: await formatXlsx([sheet, codeSheet(rows)]),
    losses: [...lossesOf(caseStudy, 'maxqda'), ...tableLosses(caseStudy, MAXQDA_SIGNS, rows, false)],
  };
}

/** A codebook that Taguette reads. */
export function formatTaguette(caseStudy: CaseStudy): Exported {
  const rows = codeRows(caseStudy, '.');
  return {
    extension: 'csv',
    content: csv([['name', 'description'], ...rows]),
    losses: [...lossesOf(caseStudy, 'taguette'), ...tableLosses(caseStudy, /\./, rows, true)],
  };
}

const csv = (rows: readonly (readonly string[])[]) =>
  stringify(
    rows.map((row) => [...row]),
    { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  );
