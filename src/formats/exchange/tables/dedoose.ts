import type { Losses } from '#domain/exchange/losses.ts';
import { cellsOf } from './code-table.ts';
import type { Grid } from './grid.ts';
import { headingOf, type Dialect, type Role } from './headings.ts';
import { toSegments, type SegmentTable, type SegmentTableOptions } from './segment-table.ts';

const DIALECT: Dialect = { program: 'Dedoose', kind: 'segments', needed: [], columns: {}, always: ['\\'], dates: 'mdy' };

const COLUMNS: readonly (readonly [string, Role])[] = [
  ['media title', 'source'],
  ['excerpt copy', 'text'],
  ['excerpt range', 'locator'],
  ['excerpt creator', 'coder'],
  ['excerpt date', 'date'],
];

/**
 * Dedoose’s excerpts, which have a column for each code. The column that names all codes of a row has commas between them and in them, and
 * leaves their parents out: it is never read. Undefined for another table.
 */
export function readDedoose(grid: Grid, options: SegmentTableOptions, losses: Losses): SegmentTable | undefined {
  const [header = [], ...rows] = grid.rows;
  const headings = header.map(headingOf);
  const columns = new Map(COLUMNS.flatMap(([name, role]) => (headings.includes(name) ? [[role, headings.indexOf(name)] as const] : [])));
  const codes = header.flatMap((cell, column) => {
    const name = /^\s*Code:\s*(.*\S)\s+Applied\s*$/i.exec(cell)?.[1];
    return name === undefined ? [] : [{ name, column, weight: headings.indexOf(headingOf(`Code: ${name} Weight`)) }];
  });
  if (codes.length === 0 || !columns.has('source') || !columns.has('text')) return undefined;
  const read = rows.flatMap((row, i) => {
    if (row.length === 0) return [];
    const applied = codes.filter(({ column }) => /^(?:true|yes|1|x)$/i.test((row[column] ?? '').trim()));
    const weights = applied.map(({ weight }) => ((row[weight] ?? '').trim() === '' ? undefined : Number(row[weight])));
    return [{ at: cellsOf(row, columns), place: `${grid.name}, row ${String(i + 2)}`, names: applied.map(({ name }) => name), weights }];
  });
  const used = new Set(read.flatMap(({ names }) => names));
  for (const { name } of codes) if (!used.has(name)) losses.add('unused-code', { name });
  return toSegments(read, { ...options, dialect: DIALECT }, losses);
}
