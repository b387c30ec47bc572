import { halvesOf, isLevel, readColumns, type Columns, type Role } from './columns.ts';
import { cellText, type PaperCell, type PaperTable } from '../paper-tables/paper-table.ts';

type Row = readonly (PaperCell | undefined)[];

/** A coding table with all its parts: what stands below its headings. */
export interface LogicalTable {
  readonly caption: string | undefined;
  /** `表1`, as the source of its rows is called. */
  readonly name: string;
  readonly columns: Columns;
  /** Rows with words, each part beginning anew. */
  readonly rows: readonly { readonly cells: Row; readonly beginsPart: boolean }[];
  readonly parts: number;
  readonly halves: number;
  readonly mergedCells: number;
}

interface Head {
  readonly row: number;
  readonly height: number;
  readonly title: string | undefined;
  /** A row before them that is the heading of the first rows. */
  readonly first: number | undefined;
}

/** Tables of a paper whose headings are known, a continued one with what it continues. */
export function logicalTables(
  tables: readonly PaperTable[],
  asked: Readonly<Partial<Record<Role, string>>> = {},
): { readonly read: LogicalTable[]; readonly unknown: PaperTable[] } {
  const read: LogicalTable[] = [];
  const unknown: PaperTable[] = [];
  for (const table of tables) {
    const head = headOf(table.rows, asked);
    const last = read.at(-1);
    const continued = last !== undefined && continues(last, table, head);
    if (continued) read[read.length - 1] = withPart(last, table, head);
    else if (head === undefined) unknown.push(table);
    else read.push(begin(table, head, read.length + 1, asked));
  }
  return { read, unknown };
}

/** The headings within the first rows; a title over all columns may stand before them. */
function headOf(rows: readonly Row[], asked: Readonly<Partial<Record<Role, string>>>): Head | undefined {
  let title: string | undefined;
  let first: number | undefined;
  for (const [row, cells] of rows.slice(0, 3).entries()) {
    if (cells.length > 1 && new Set(cells).size === 1) {
      if (isHeading(cellText(cells[0]))) first = row;
      else title ??= cellText(cells[0]);
      continue;
    }
    const known = readColumns(cells, asked).roles.filter((role) => role !== undefined);
    if (known.length < 2 || !known.some(isLevel)) continue;
    const next = rows[row + 1];
    // A heading over several columns has a second row below it.
    const two =
      next !== undefined &&
      cells.some((cell, i) => i > 0 && cell !== undefined && cell === cells[i - 1]) &&
      readColumns(next, asked).roles.filter((role) => role !== undefined).length >= 2;
    return { row, height: two ? 2 : 1, title, first };
  }
  return undefined;
}

/** `范畴一：共同维护` */
export const HEADING = /^(?:主?范畴|类属|主题|维度|Categor(?:y|ies)|Themes?)\s*[一二三四五六七八九十\dA-Z]*\s*[:：.、]\s*/iu;
const isHeading = (text: string) => HEADING.test(text);

const CONTINUED = /^续|[（(]\s*续[^)）]*[)）]|\bcont(?:inued|'d|\.)/iu;
const numberOf = (caption: string | undefined) => /(?:表|Table)\s*([\dA-Z一二三四五六七八九十]+(?:[-.]\d+)?)/iu.exec(caption ?? '')?.[1];

function continues(last: LogicalTable, { caption, rows }: PaperTable, head: Head | undefined): boolean {
  const width = rows[0]?.length ?? 0;
  if (caption !== undefined && CONTINUED.test(caption)) return head !== undefined || width === last.columns.headings.length;
  if (caption !== undefined && numberOf(caption) !== numberOf(last.caption)) return false;
  return head !== undefined && caption !== undefined && last.caption !== undefined;
}

function begin(table: PaperTable, head: Head, ordinal: number, asked: Readonly<Partial<Record<Role, string>>>): LogicalTable {
  const heading = table.rows[head.row + head.height - 1] ?? [];
  const upper = table.rows[head.row] ?? [];
  const halves = halvesOf(heading);
  const width = heading.length / halves;
  const joined = heading.slice(0, width).map((cell, i) => (cellText(cell) === '' ? upper[i] : cell));
  const caption = table.caption ?? head.title;
  const over = head.first === undefined ? undefined : table.rows[head.first];
  const data = [...(over === undefined ? [] : [over]), ...table.rows.slice(head.row + head.height)];
  const number = numberOf(caption);
  const han = /\p{Script=Han}/u.test(joined.map(cellText).join(''));
  return {
    caption,
    name:
      number === undefined
        ? (caption ?? `${han ? '表' : 'Table '}${String(ordinal)}`)
        : (caption ?? '').includes('表')
          ? `表${number}`
          : `Table ${number}`,
    columns: readColumns(joined, asked),
    rows: rowsOf(data, halves, width),
    parts: 1,
    halves,
    mergedCells: merged(data),
  };
}

function withPart(last: LogicalTable, { rows }: PaperTable, head: Head | undefined): LogicalTable {
  const data = head === undefined ? rows : rows.slice(head.row + head.height);
  const added = rowsOf(data, last.halves, last.columns.headings.length);
  return { ...last, rows: [...last.rows, ...added], parts: last.parts + 1, mergedCells: last.mergedCells + merged(data) };
}

/** Rows with words; of a table in halves the left ones first, or row by row where the numbers rise so. */
function rowsOf(data: readonly Row[], halves: number, width: number): { cells: Row; beginsPart: boolean }[] {
  const half = (index: number) => data.map((cells) => cells.slice(index * width, index * width + width));
  const columns = Array.from({ length: halves }, (_, i) => half(i)).flat();
  const across = data.flatMap((cells) => Array.from({ length: halves }, (_, i) => cells.slice(i * width, i * width + width)));
  const rows = halves > 1 && !rises(columns) && rises(across) ? across : columns;
  return rows.filter((cells) => cells.some((cell) => cellText(cell) !== '')).map((cells, i) => ({ cells, beginsPart: i === 0 }));
}

function rises(rows: readonly Row[]): boolean {
  const numbers = rows.flatMap((cells) => /^[A-Za-z]+(\d+)/.exec(cellText(cells[0]))?.[1] ?? []).map(Number);
  return numbers.every((number, i) => i === 0 || number >= (numbers[i - 1] ?? 0));
}

/** Cells that cover more than one row. */
const merged = (rows: readonly Row[]) => new Set(rows.flat().filter((cell) => cell?.tall === true)).size;
