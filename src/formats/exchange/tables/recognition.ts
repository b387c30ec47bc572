import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import type { Reading } from '#domain/exchange/project.ts';
import { columnName, type Grid } from './grid.ts';
import { TABLE_DIALECTS, headingOf, REFUSED, ROLES, type Dialect, type Role } from './headings.ts';

/** What a table is, and which column of it is what. */
export interface Recognition {
  readonly dialect: Dialect;
  /** Places of columns from 0; of a role that the table lacks none. */
  readonly columns: ReadonlyMap<Role, number>;
  /** The row of the headings, from 0. */
  readonly header: number;
  readonly told: Reading;
}

/** What the user says a column is: `code` → `Kod`. */
export type GivenColumns = ReadonlyMap<Role, string>;

/** Some programs write a title or a date above the headings. */
const HEADER_ROWS = 20;

const OWN: Pick<Dialect, 'program' | 'needed' | 'columns' | 'always' | 'known'> = {
  program: 'a table',
  needed: [],
  columns: {},
  always: ['>>', ' > ', '\\'],
  known: ['.', '::', ': '],
};

/** `code=Kod,text=Fragment`: also with a heading that has a comma in it, in quotes. @throws {ExchangeError} */
export function parseColumns(given: string): GivenColumns {
  const columns = new Map<Role, string>();
  for (const [, role = '', quoted, bare = ''] of given.matchAll(/\s*([^=,]+?)\s*=\s*(?:"([^"]*)"|([^,]*))\s*(?:,|$)/g)) {
    if (!(ROLES as readonly string[]).includes(role))
      throw new ExchangeError('columns', `--columns: "${role}" is nothing that a column can be.`, `Write one of ${ROLES.join(', ')}.`);
    columns.set(role as Role, quoted ?? bare.trim());
  }
  if (columns.size === 0)
    throw new ExchangeError('columns', `--columns "${given}" names no column.`, 'Write --columns code=Kod,text=Fragment,source=Dokument.');
  return columns;
}

/** Which table of a program this is; undefined if it is none that is known. @throws {ExchangeError} for one that is known as something else */
export function recognise(grid: Grid, given: GivenColumns | undefined): Recognition | undefined {
  const candidates = grid.rows.slice(0, HEADER_ROWS);
  if (given !== undefined) return byGiven(grid, given);
  for (const [header, row] of candidates.entries()) {
    const headings = row.map(headingOf);
    for (const { all, what, mend } of REFUSED)
      if (all.every((one) => headings.includes(one)) && !headings.some((one) => /^code: .* applied$/.test(one)))
        throw new ExchangeError('other-program', `The table is ${what}.`, mend, { place: `${grid.name}, row ${String(header + 1)}` });
    if (row.filter((cell) => /\nGr=\d+/.test(cell)).length > 1)
      throw new ExchangeError(
        'other-program',
        'The table is a co-occurrence table of ATLAS.ti, not a codebook.',
        'Export the codes (Code Manager → Export) or the quotations.',
        { place: `${grid.name}, row ${String(header + 1)}` },
      );
    for (const dialect of TABLE_DIALECTS) {
      const columns = columnsOf(headings, dialect);
      if (dialect.needed.every((role) => columns.has(role))) return { dialect, columns, header, told: tell(dialect, columns, row, true) };
    }
  }
  return undefined;
}

function columnsOf(headings: readonly string[], { columns }: Dialect): Map<Role, number> {
  const found = new Map<Role, number>();
  for (const role of ROLES) {
    const at = columns[role]?.map((name) => headings.indexOf(name)).find((place) => place >= 0);
    if (at !== undefined) found.set(role, at);
  }
  return found;
}

function byGiven(grid: Grid, given: GivenColumns): Recognition | undefined {
  const wanted = [...given].map(([role, name]) => [role, headingOf(name)] as const);
  const header = grid.rows.slice(0, HEADER_ROWS).findIndex((row) => wanted.some(([, name]) => row.map(headingOf).includes(name)));
  const row = grid.rows[header];
  if (row === undefined) return undefined;
  const headings = row.map(headingOf);
  const lacking = wanted.find(([, name]) => !headings.includes(name));
  if (lacking !== undefined)
    throw new ExchangeError(
      'columns',
      `--columns: the table has no column "${given.get(lacking[0]) ?? ''}".`,
      `Its columns are ${row
        .filter((one) => one.trim() !== '')
        .map((one) => `"${one.trim()}"`)
        .join(', ')}.`,
      { place: `${grid.name}, row ${String(header + 1)}` },
    );
  const columns = new Map(wanted.map(([role, name]) => [role, headings.indexOf(name)]));
  if (!columns.has('code')) throw new ExchangeError('columns', '--columns does not say which column has the codes.', 'Add code=<heading>.');
  const kind = columns.has('text') ? 'segments' : 'codes';
  if (kind === 'segments' && !columns.has('source'))
    throw new ExchangeError('columns', '--columns does not say which column has the sources.', 'Add source=<heading>.');
  const dialect: Dialect = { ...OWN, kind };
  return { dialect, columns, header, told: tell(dialect, columns, row, false) };
}

/** What was understood, so that a person sees it. */
function tell(dialect: Dialect, columns: ReadonlyMap<Role, number>, row: readonly string[], known: boolean): Reading {
  const list = [...columns].sort(([, a], [, b]) => a - b).map(([role, at]) => `${role} = ${columnName(at)} "${(row[at] ?? '').trim()}"`);
  const used = new Set(columns.values());
  const left = row.flatMap((cell, i) => (used.has(i) || cell.trim() === '' ? [] : [`"${cell.trim()}"`])).slice(0, 30);
  const what = `${dialect.program === 'a table' ? 'a table' : `${dialect.program}’s table`} of ${dialect.kind === 'codes' ? 'codes' : 'coded segments'}`;
  return {
    what: 'columns',
    as: `${what}: ${list.join(', ')}`,
    why: `${known ? 'by its headings' : 'as you said'}${left.length === 0 ? '' : `; not read: ${left.join(', ')}`}`,
    proved: !known,
  };
}
