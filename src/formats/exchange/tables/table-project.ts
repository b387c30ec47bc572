import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { Losses } from '#domain/exchange/losses.ts';
import { joinProjects } from '#domain/exchange/joined-project.ts';
import type { Project, Reading } from '#domain/exchange/project.ts';
import { readCodeTable, readIndentedCodes } from './code-table.ts';
import { readDedoose } from './dedoose.ts';
import type { Grid, Grids } from './grid.ts';
import { recognise, type GivenColumns } from './recognition.ts';
import { readSegmentTable, type SegmentTableOptions } from './segment-table.ts';

export interface TableOptions extends SegmentTableOptions {
  readonly columns?: GivenColumns | undefined;
  /** The sheet to read. */
  readonly sheet?: string | undefined;
}

/** A project from the first table that is one of codes or of segments, and the other of the two beside it. @throws {ExchangeError} with the headings that nobody knows */
export function readTables({ grids, hidden, readings }: Grids, options: TableOptions): Project {
  const losses = new Losses();
  for (const name of hidden) losses.add('hidden-sheet', { name });
  const wanted = options.sheet === undefined ? grids : grids.filter(({ name }) => name === options.sheet);
  if (wanted.length === 0)
    throw new ExchangeError(
      'columns',
      `There is no sheet "${options.sheet ?? ''}".`,
      `The sheets are ${grids.map(({ name }) => `"${name}"`).join(', ')}.`,
    );
  for (const [i, grid] of wanted.entries()) {
    const project = readTable(grid, options, losses, readings);
    if (project === undefined) continue;
    const other = options.columns === undefined ? wanted.slice(i + 1).find((one) => completes(one, project)) : undefined;
    const beside = other && readTable(other, options, losses, []);
    for (const one of grids) if (one !== grid && one !== other && one.rows.length > 0) losses.add('sheet', { name: one.name });
    // Codes first: they stand in their order there.
    const both = beside === undefined ? [project] : [project, beside].toSorted((a, b) => a.segments.length - b.segments.length);
    return { ...joinProjects(both), losses: losses.list() };
  }
  throw unknownColumns(wanted);
}

/** Whether a sheet has the codes to a program's segments, or the segments to its codes. */
function completes(grid: Grid, { program, segments }: Project): boolean {
  try {
    const found = recognise(grid, undefined)?.dialect;
    return found?.program === program && found.kind === (segments.length > 0 ? 'codes' : 'segments');
  } catch (error) {
    if (error instanceof ExchangeError) return false;
    throw error;
  }
}

const EMPTY = {
  name: undefined,
  description: undefined,
  sources: [],
  segments: [],
  sets: [],
  relations: [],
  memos: [],
  variables: [],
  cases: [],
  losses: [],
};

function readTable(grid: Grid, options: TableOptions, losses: Losses, readings: readonly Reading[]): Project | undefined {
  const { levels = true } = options;
  const dedoose = options.columns === undefined ? readDedoose(grid, options, losses) : undefined;
  if (dedoose !== undefined)
    return {
      ...EMPTY,
      ...dedoose,
      program: 'Dedoose',
      readings: [
        ...readings,
        { what: 'columns', as: 'Dedoose’s table of excerpts, a column for each code', why: 'by its headings', proved: true },
        ...dedoose.readings,
      ],
    };
  const found = recognise(grid, options.columns);
  if (found !== undefined) {
    const { dialect, told } = found;
    const program = dialect.program === 'a table' ? '' : dialect.program;
    if (dialect.kind === 'codes')
      return { ...EMPTY, ...readCodeTable(grid, found, levels, losses), program, readings: [...readings, told] };
    const table = readSegmentTable(grid, found, options, losses);
    return { ...EMPTY, ...table, program, readings: [...readings, told, ...table.readings] };
  }
  const codes = options.columns === undefined ? readIndentedCodes(grid, losses) : undefined;
  return (
    codes && {
      ...EMPTY,
      codes,
      program: 'ATLAS.ti',
      readings: [
        ...readings,
        {
          what: 'columns',
          as: 'a list of codes, their levels by the column they stand in',
          why: 'each has a bullet before it',
          proved: true,
        },
      ],
    }
  );
}

function unknownColumns(grids: readonly Grid[]): ExchangeError {
  const heading = grids.flatMap(({ rows }) => rows.slice(0, 1))[0] ?? [];
  if (heading.length === 0) return new ExchangeError('empty-file', 'The table is empty.', 'Export it again.');
  const shown = heading
    .filter((cell) => cell.trim() !== '')
    .slice(0, 30)
    .map((cell) => `"${cell.trim().slice(0, 60)}"`)
    .join(', ');
  return new ExchangeError(
    'columns',
    `No program is known to write a table with these columns: ${shown}.`,
    'Say what they are: --columns code=<heading>,description=<heading> for a codebook; --columns code=…,text=…,source=… for coded segments (also parent, id, group, start, end, locator, coder, date, comment).',
    {
      place: `${grids[0]?.name ?? ''}, row 1`,
      asks: [
        {
          flag: '--columns',
          text: `Its columns are ${shown}. Which is what? Write code=…,description=… for a codebook, code=…,text=…,source=… for coded segments:`,
        },
      ],
    },
  );
}
