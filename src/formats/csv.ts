import { stringify } from 'csv-stringify/sync';

/**
 * CSV as RFC 4180 has it, with a byte-order mark so that spreadsheets read it as UTF-8.
 * A cell that a spreadsheet would run as a formula (it begins with =, +, -, @, tab or return) gets an apostrophe before it.
 */
export function formatCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  return stringify([[...header], ...rows.map((row) => [...row])], {
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    quoted_match: /[\r\n]/,
  });
}
