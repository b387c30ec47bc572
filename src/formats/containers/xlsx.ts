import { unzipSync, zipSync } from 'fflate';
import writeXlsxFile, { type Cell } from 'write-excel-file/universal';

export interface Sheet {
  readonly name: string;
  /** In characters of the default font. */
  readonly widths: readonly number[];
  readonly header: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** A text that may stand over several rows, or null where a cell from above stands. */
export type SheetCell = { readonly text: string; readonly rowSpan?: number } | null;

/** What a cell can hold, in UTF-16 code units. */
const LONGEST = 32_767;

const BODY = { type: String, wrap: true, alignVertical: 'top' } as const;
const HEAD = { ...BODY, fontWeight: 'bold', backgroundColor: '#eeeeee', bottomBorderStyle: 'thin' } as const;

/** A workbook of texts: no formula, no date of its own, the same bytes for the same sheets. */
export async function formatXlsx(sheets: readonly Sheet[]): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await writeXlsxFile(
    sheets.map(({ name, widths, header, rows }) => ({
      sheet: name,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
      data: [header.map((text) => ({ ...HEAD, value: text })), ...rows.map((row) => row.map(toCell))],
    })),
  ).toBlob();
  return withoutClock(new Uint8Array(await blob.arrayBuffer()));
}

function toCell(cell: SheetCell): Cell {
  if (cell === null) return null;
  const value = cell.text.length > LONGEST ? `${cell.text.slice(0, LONGEST - 2).replace(/[\uD800-\uDBFF]$/, '')}…` : cell.text;
  return {
    ...BODY,
    value: value.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_'),
    // Text it is already; the format keeps it so when somebody edits the cell.
    ...(/^[=+\-@\t\r]/.test(value) && { format: '@' }),
    ...(cell.rowSpan !== undefined && cell.rowSpan > 1 && { rowSpan: cell.rowSpan }),
  };
}

/** The writer stamps each part with the hour; a workbook of the same study has the same bytes. */
function withoutClock(zip: Uint8Array): Uint8Array<ArrayBuffer> {
  const parts = Object.entries(unzipSync(zip)).sort(([a], [b]) => (a < b ? -1 : 1));
  // fflate writes local time: this is the same in every zone.
  return zipSync(Object.fromEntries(parts), { mtime: new Date(1980, 0, 1, 12) });
}

/** What Excel takes as a sheet's name: without some characters, at most 31 code units, each once, whatever the case of its letters. */
const LONGEST_NAME = 31;

/** The sheets under names that a workbook may have, as near to their own as can be. */
export function withSheetNames(sheets: readonly Sheet[]): Sheet[] {
  const taken = new Set<string>();
  return sheets.map((sheet, index) => {
    const plain = sheet.name.replaceAll(/[\\/?*[\]:]/g, ' ').replaceAll(/^[' ]+|[' ]+$/g, '');
    const cut = (end: string) => `${shortened(plain === '' ? 'Sheet' : plain, LONGEST_NAME - end.length)}${end}`;
    const name = taken.has(cut('').toLowerCase()) ? cut(` ${String(index + 1)}`) : cut('');
    taken.add(name.toLowerCase());
    return { ...sheet, name };
  });
}

/** At most so many code units of a text, and no half of a character. */
function shortened(text: string, most: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > most) break;
    short += character;
  }
  return short.trimEnd();
}
