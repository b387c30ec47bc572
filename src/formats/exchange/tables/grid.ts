import { parse } from 'csv-parse/sync';
import { read, readOds, type CellValue, type Sheet } from 'hucre';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { MAX_CODINGS, type Reading } from '#domain/exchange/project.ts';
import { readZip, ZipError } from '#formats/containers/zip.ts';
import { faultOf } from '../refi/archive.ts';
import { decodeText } from '../text-decoder.ts';

/** A table as texts: what a cell shows, empty where there is nothing. Rows that are empty at the end are left out. */
export interface Grid {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

export interface Grids {
  readonly grids: readonly Grid[];
  readonly hidden: readonly string[];
  readonly readings: readonly Reading[];
}

/** What is read of a table: more than any project has. */
const LIMITS = { files: 5000, bytes: 120_000_000, path: 500, ratio: 500 };
const MAX_CELLS = 5_000_000;
/** As many rows show how a table is delimited. */
const SAMPLE = 2000;

/** Tables of a workbook (`.xlsx`, `.xls`, `.ods`). @throws {ExchangeError} for a damaged or too large one */
export async function readWorkbook(bytes: Uint8Array): Promise<Grids> {
  const sheets = await openWorkbook(bytes);
  const visible = sheets.filter((sheet) => sheet.hidden !== true && sheet.veryHidden !== true);
  return {
    grids: visible.map((sheet) => ({ name: sheet.name, rows: textRows(sheet) })),
    hidden: sheets.filter((sheet) => !visible.includes(sheet)).map(({ name }) => name),
    readings: [],
  };
}

/** The sheets of a workbook. @throws {ExchangeError} for a damaged or too large one */
export async function openWorkbook(bytes: Uint8Array): Promise<readonly Sheet[]> {
  try {
    // The library believes what an archive declares; this looks first.
    if (bytes[0] === 0x50) await readZip(bytes, LIMITS);
    const { sheets } = await (isOds(bytes) ? readOds(bytes) : read(bytes));
    // An old workbook lacks rows that are empty.
    return sheets.map((sheet) => ({
      ...sheet,
      rows: Array.from(sheet.rows, (row: CellValue[] | undefined) => Array.from(row ?? [], (cell: CellValue | undefined) => cell ?? null)),
    }));
  } catch (error) {
    if (error instanceof ExchangeError) throw error;
    if (error instanceof ZipError) throw faultOf(error);
    const why = error instanceof Error ? error.message : String(error);
    if (/encrypt|password/i.test(why))
      throw new ExchangeError('encrypted', 'The spreadsheet is protected by a password.', 'Save it without one.', { cause: error });
    throw new ExchangeError(
      'damaged-table',
      `The spreadsheet cannot be read: ${why.replace(/\.$/, '')}.`,
      'Open it in a spreadsheet program, save it as .xlsx, and try again.',
      { cause: error },
    );
  }
}

/** The library looks at the first entry of the archive, which not every program makes the one that says what it is. */
function isOds(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50) return false;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return text.includes('mimetype') && text.includes('content.xml') && !text.includes('[Content_Types].xml');
}

/** What a merged cell says holds for every row that it covers. */
function filled({ rows, merges = [] }: Sheet): readonly (readonly CellValue[])[] {
  const tall = merges.filter(({ startRow, endRow }) => endRow > startRow);
  if (tall.length === 0) return rows;
  const copy = rows.map((row) => [...row]);
  for (const { startRow, endRow, startCol } of tall)
    for (const row of copy.slice(startRow + 1, endRow + 1)) row[startCol] ??= rows[startRow]?.[startCol] ?? null;
  return copy.map((row) => Array.from(row, (cell: CellValue | undefined) => cell ?? null));
}

function textRows(sheet: Sheet): string[][] {
  const rows = filled(sheet);
  const texts: string[][] = [];
  let cells = 0;
  for (const row of rows) {
    const text = trimmed(row.map(textOf));
    if ((cells += text.length) > MAX_CELLS)
      throw new ExchangeError(
        'too-large',
        `The table has more than ${String(MAX_CELLS)} cells.`,
        'Give the table of codes or of segments alone.',
      );
    texts.push(text);
  }
  const kept = withoutEnd(texts);
  refuseMany(kept.length);
  return kept;
}

/** @throws {ExchangeError} for more rows than codings are read of one file */
function refuseMany(rows: number): void {
  if (rows > MAX_CODINGS)
    throw new ExchangeError(
      'too-large',
      `The table has more than ${String(MAX_CODINGS)} rows.`,
      'No project of interviews is so large: look into the file, or give it in parts.',
    );
}

function textOf(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10);
  return String(value);
}

const trimmed = (row: string[]): string[] => row.slice(0, row.findLastIndex((cell) => cell.trim() !== '') + 1);
const withoutEnd = (rows: string[][]): string[][] => rows.slice(0, rows.findLastIndex((row) => row.length > 0) + 1);

const DELIMITERS = [',', ';', '\t', '|'];

/** A table of text: the delimiter is the one that gives the most rows the same number of cells. @throws {ExchangeError} */
export function readDelimited(
  bytes: Uint8Array,
  name: string,
  options: { readonly encoding?: string | undefined; readonly language?: string | undefined; readonly delimiter?: string | undefined },
): Grids & { readonly encoding: string; readonly delimiter: string } {
  const { text, encoding, told } = decodeText(bytes, options);
  if (text.trim() === '') throw new ExchangeError('empty-file', 'The file is empty.', 'Export it again.');
  if (text.length > LIMITS.bytes)
    throw new ExchangeError('too-large', 'The table is too large.', 'Give the table of codes or of segments alone.');
  const tried = (options.delimiter === undefined ? DELIMITERS : [options.delimiter]).map((delimiter) => ({
    delimiter,
    ...tryParse(text, delimiter, SAMPLE),
  }));
  const [best] = tried.toSorted((a, b) => b.score - a.score);
  if (best === undefined) throw new Error('There are delimiters to try.');
  const { rows, error } = best.rows === undefined || best.rows.length < SAMPLE ? best : tryParse(text, best.delimiter, MAX_CODINGS + 1);
  if (rows === undefined) {
    const { message, line } = error ?? { message: 'it has no rows', line: 1 };
    throw new ExchangeError('damaged-table', `The table cannot be read: ${message}.`, 'Save it again as CSV, or as .xlsx.', {
      line,
      place: `${name}:${String(line)}`,
    });
  }
  refuseMany(rows.length);
  const readings: Reading[] = told === undefined ? [] : [told];
  if (best.delimiter !== ',')
    readings.push({
      what: 'delimiter',
      as: best.delimiter === '\t' ? 'a tab' : best.delimiter,
      why: 'the rows have the same number of cells so',
      proved: true,
    });
  return { grids: [{ name, rows: withoutEnd(rows.map(trimmed)) }], hidden: [], readings, encoding, delimiter: best.delimiter };
}

interface Tried {
  readonly score: number;
  readonly rows?: string[][];
  readonly error?: { readonly message: string; readonly line: number };
}

/** The first rows, and how many of them have the width of the header, which must have more than one cell. */
function tryParse(text: string, delimiter: string, to: number): Tried {
  try {
    const rows: string[][] = parse(text, {
      delimiter,
      to,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 10_000_000,
      bom: true,
    });
    const [header] = rows;
    if (header === undefined) return { score: -1 };
    const width = header.length;
    const same = rows.filter((row) => row.length === width).length / rows.length;
    return { score: width > 1 ? same * 10 + Math.min(width, 50) / 100 : 0, rows };
  } catch (error) {
    const line = error instanceof Error && 'lines' in error && typeof error.lines === 'number' ? error.lines : 1;
    const message = error instanceof Error ? error.message.replace(/:? ?at line \d+.*$/i, '').replace(/\.$/, '') : String(error);
    return { score: -1, error: { message, line } };
  }
}

/** `A`, `B`, … `AA`: a column as spreadsheets name it, from 0. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
