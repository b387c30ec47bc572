import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Rule } from '#domain/entry/finding.ts';
import type { CodingRecord } from '#domain/planning/coding-records.ts';
import {
  CODING_COLUMNS,
  CodingReader,
  CodingsData,
  NEEDED_COLUMNS,
  type CodingColumn,
  type CodingData,
} from '#domain/schema/codings-record.ts';
import { counted } from '#domain/text/counted.ts';
import { nearestName } from '#domain/text/suggestion.ts';

/** A record of the coding without its words, in the study’s folder: what an analysis is computed from. */
export const CODINGS_FILE = 'codings.csv';

/** One row a coding; `excerpt` only where its words are published. Places and lengths are code points. */
export const formatCodings = (records: readonly CodingRecord[]): string =>
  stringify([
    [...CODING_COLUMNS],
    ...records.map(({ source, length, range, concept, coder, date, excerpt }) => [
      source,
      length ?? '',
      range?.start ?? '',
      range?.end ?? '',
      concept,
      coder ?? '',
      date ?? '',
      excerpt ?? '',
    ]),
  ]);

interface Problem {
  readonly rule: Rule;
  readonly line: number;
  readonly message: string;
  readonly mend: string;
}

interface ReadCodings {
  /** The rows that fit; absent where nobody can tell what the columns are. */
  readonly data?: CodingsData;
  /** The line that each of these rows begins on. */
  readonly lines: readonly number[];
  readonly problems: readonly Problem[];
}

/** Rows under a header that names the columns, in any order; all but `source` and `concept` may be left out. */
export function parseCodings(text: string): ReadCodings {
  const separator = separatorOf(text);
  const problems: Problem[] = separator === ',' ? [] : [otherSeparator(separator)];
  const codings: CodingData[] = [];
  const lines: number[] = [];
  const untold: number[] = [];
  let columns: readonly Column[] | 'unknown' | undefined;
  let reader = new CodingReader([]);
  // A cell within quotes may have several lines; the parser counts the last of them.
  const spans = text.includes('"');
  const take = (cells: string[], line: number): void => {
    if (columns === undefined) {
      columns = readHeader(cells, problems);
      if (columns !== 'unknown') reader = new CodingReader(columns);
    } else if (columns !== 'unknown') {
      const row = astray(cells, columns, line) ?? reader.read(cells, line);
      if ('concept' in row) {
        codings.push(row);
        lines.push(line);
      } else if (problems.length < MOST) for (const [rule, message, mend] of row) problems.push({ rule, line, message, mend });
      else untold.push(line);
    }
  };
  try {
    parse(text, {
      delimiter: separator,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      relax_column_count: true,
      trim: true,
      on_record: (cells: string[], { lines: last }) => {
        take(cells, spans ? last - breaksIn(cells) : last);
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 1);
    return {
      lines: [],
      problems: [
        {
          rule: UNREADABLE,
          line,
          message: 'A quotation mark here is not closed, or stands inside a cell.',
          mend: 'Write a cell that has quotation marks between two others, and each of its own twice.',
        },
      ],
    };
  }
  if (untold[0] !== undefined)
    problems.push({
      rule: 'schema',
      line: untold[0],
      message: `Here and below more rows do not fit: ${String(untold.length)}.`,
      mend: 'Mend those above first: they may all be wrong in the same way.',
    });
  return {
    ...(columns !== undefined && columns !== 'unknown' && { data: new CodingsData(codings, problems.length === 0) }),
    lines,
    problems,
  };
}

/** So many faults are told; of a million rows that are all wrong nobody reads more. */
const MOST = 1000;

const breaksIn = (cells: readonly string[]) => cells.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);

const UNREADABLE = 'unreadable-file' satisfies Rule;

/** What stands between the names of the first line: what tells most columns apart. */
function separatorOf(text: string): string {
  const [first = ''] = /\S.*/.exec(text) ?? [];
  const known = (separator: string) => first.split(separator).filter((name) => columnOf(name.replaceAll('"', '')) !== undefined).length;
  return [',', ';', '\t', '|', '，', '；'].reduce((best, one) => (known(one) > known(best) ? one : best));
}

function otherSeparator(separator: string): Problem {
  const name = separator === '\t' ? 'tabs' : `"${separator}"`;
  const mend =
    'Write commas between them, and quotes around a cell that has a comma in it; a spreadsheet does so where it saves as "CSV (comma separated)".';
  return { rule: UNREADABLE, line: 1, message: `The cells are separated by ${name}, not by commas.`, mend };
}

const columnOf = (name: string) => CODING_COLUMNS.find((column) => column === name.trim().toLowerCase());

/** What the cells below a name are; undefined for a name that says nothing. */
type Column = CodingColumn | undefined;

/** The columns that the first line names, misspelt ones as they are meant, which is told. */
function readHeader(cells: readonly string[], problems: Problem[]): Column[] | 'unknown' {
  const told: Problem[] = [];
  const tell = (message: string, mend: string) => told.push({ rule: UNREADABLE, line: 1, message, mend });
  const names = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
  const columns = names.map(columnOf);
  const free = CODING_COLUMNS.filter((column) => !columns.includes(column));
  for (const [i, name] of names.entries()) {
    if (columns[i] !== undefined) continue;
    const meant = free.find((column) => column === nearestName(name, free));
    if (meant !== undefined) free.splice(free.indexOf(meant), 1);
    columns[i] = meant;
    if (name === '') tell(`The first line names no column above the cells in place ${String(i + 1)}.`, KNOWN);
    else
      tell(
        `The first line names a column "${name}", which is not known.`,
        `${meant === undefined ? '' : `Did you mean "${meant}"? `}${KNOWN}`,
      );
  }
  const missing = NEEDED_COLUMNS.filter((column) => !columns.includes(column));
  const twice = columns.find((column, i) => column !== undefined && columns.indexOf(column) !== i);
  // Without these what else is written there may be meant for them.
  if (missing.length > 0) told.length = 0;
  if (missing.length > 0) tell(`The first line names no column "${missing.join('", "')}".`, KNOWN);
  if (twice !== undefined) tell(`The first line names the column "${twice}" twice.`, 'Keep one of the two.');
  problems.push(...told);
  return missing.length > 0 || twice !== undefined ? 'unknown' : columns;
}

const KNOWN = `The columns are ${CODING_COLUMNS.join(', ')}; commas stand between them.`;

/** What is told of a row whose cells do not stand under the names: which of them is meant for which, nobody can tell. */
function astray(cells: readonly string[], columns: readonly Column[], line: number) {
  const [has, wants] = [cells.length, columns.length];
  const surplus = cells.slice(wants).filter((cell) => cell !== '');
  if (has >= wants && surplus.length === 0) return undefined;
  const message = `Line ${String(line)} has ${counted(has, 'cell')}, and the first line names ${counted(wants, 'column')}`;
  return has < wants
    ? [['schema', `${message}.`, 'Write the commas of its empty cells too.'] as const]
    : [
        [
          'schema',
          `${message}: no column is left for "${surplus.join('", "')}".`,
          'Put quotes around a cell that has a comma in it ("Doe, Jane"), or take the surplus cell out.',
        ] as const,
      ];
}
