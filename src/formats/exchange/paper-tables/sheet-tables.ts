import type { CellValue, Sheet } from 'hucre';
import { CAPTION, makeCell, type PaperCell, type PaperDocument, type PaperLoss, type PaperTable } from './paper-table.ts';

/** The tables of a workbook, one a sheet. What is hidden is not read, and told. */
export function readSheetTables(sheets: readonly Sheet[]): PaperDocument {
  const lost: { kind: PaperLoss; name?: string }[] = [];
  const tables = sheets.flatMap((sheet): PaperTable[] => {
    if (sheet.hidden === true || sheet.veryHidden === true) {
      lost.push({ kind: 'hidden-sheet', name: sheet.name });
      return [];
    }
    const rows = readRows(sheet, lost);
    return rows.length === 0 ? [] : [{ caption: CAPTION.test(sheet.name) ? sheet.name : undefined, name: sheet.name, rows }];
  });
  return { tables: tables.map((table) => withTitle(table)), trackedChanges: 0, lost };
}

/** A title over all columns says more than the name of its sheet. */
function withTitle(table: PaperTable): PaperTable {
  const [first] = table.rows;
  const title = first !== undefined && first.length > 1 && new Set(first).size === 1 ? first[0]?.paragraphs.join(' ') : undefined;
  return title === undefined || title === '' ? table : { ...table, caption: title };
}

function readRows(sheet: Sheet, lost: { kind: PaperLoss; name?: string }[]): PaperCell[][] {
  const width = Math.max(0, ...sheet.rows.map((row) => row.findLastIndex((value) => value !== null && String(value).trim() !== '') + 1));
  const cells = sheet.rows.map((row) => Array.from({ length: width }, (_, i) => makeCell(paragraphs(row[i]))));
  for (const { startRow, endRow, startCol, endCol } of sheet.merges ?? []) {
    const text = paragraphs(sheet.rows[startRow]?.[startCol]);
    const cell = makeCell(text, endRow > startRow);
    for (let row = startRow; row <= Math.min(endRow, cells.length - 1); row++)
      for (let column = startCol; column <= Math.min(endCol, width - 1); column++) (cells[row] ?? [])[column] = cell;
  }
  const hidden = (index: number) => sheet.columns?.[index]?.hidden === true;
  const kept = Array.from({ length: width }, (_, i) => i).filter((i) => !hidden(i));
  for (let i = kept.length; i < width; i++) lost.push({ kind: 'hidden-column', name: sheet.name });
  const visible = cells.filter((_, row) => {
    const gone = sheet.rowDefs?.get(row)?.hidden === true;
    if (gone) lost.push({ kind: 'hidden-row', name: sheet.name });
    return !gone;
  });
  return visible.map((row) => kept.map((i) => row[i] ?? makeCell([])));
}

/** A line break inside a cell of a spreadsheet is a line break, not a paragraph. */
function paragraphs(value: CellValue | undefined): string[] {
  if (value === null || value === undefined) return [];
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? [] : [value.toISOString().slice(0, 10)];
  return [String(value)];
}
