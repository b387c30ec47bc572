import { stringify } from 'csv-stringify/sync';

/**
 * CSV as RFC 4180 has it, with a byte-order mark so that spreadsheets read it as UTF-8. A cell is the text, character by character; only
 * what a spreadsheet would run (`=…`; and `+`, `-`, `@` before a call, a program or another file's cell) gets an apostrophe before it.
 */
export function formatCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const guarded = (cell: string) => (RUNS.test(cell) ? `'${cell}` : cell);
  return stringify(
    [[...header], ...rows.map((row) => [...row])].map((row) => row.map(guarded)),
    {
      bom: true,
      record_delimiter: 'windows',
      quoted_match: /[\r\n]/,
    },
  );
}

const RUNS = /^[\s\p{Cf}]*(?:[=＝]|[+\-@＋－＠].*(?:[\p{L}\p{N}_.]\(|\w\|.*!|!\$?[a-z]{1,3}\$?\d))/isu;
