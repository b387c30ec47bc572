import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Position } from '#domain/entry/finding.ts';
import type { CodingRecord } from '#domain/importing/study-plan.ts';
import { didYouMean } from '#domain/text/suggestion.ts';

/** A record of the coding without its words, in the study’s folder: what an analysis is computed from. */
export const CODINGS_FILE = 'codings.csv';

const HEADER = ['source', 'length', 'start', 'end', 'concept', 'coder', 'date', 'excerpt'] as const;
const NUMBERS: ReadonlySet<string> = new Set(['length', 'start', 'end']);
const NEEDED = ['source', 'concept'] as const;

/** One row a coding; `excerpt` only where its words are published. Places and lengths are code points. */
export const formatCodings = (records: readonly CodingRecord[]): string =>
  stringify([
    [...HEADER],
    ...records.map(({ source, length, range, concept, coder, date, excerpt }) => [source, length ?? '', range?.start ?? '', range?.end ?? '', concept, coder ?? '', date ?? '', excerpt ?? '']),
  ]); // prettier-ignore

interface Problem {
  readonly position: Position;
  readonly message: string;
  readonly mend: string;
}

interface ReadCodings {
  /** Each row's cells by their columns, absent where empty; numbers are numbers where they look like one. */
  readonly data?: { readonly codings: readonly Readonly<Record<string, unknown>>[] };
  /** The line that each row begins on. */
  readonly lines: readonly number[];
  readonly problems: readonly Problem[];
}

/** Rows under a header that names the columns, in any order; all but `source` and `concept` may be left out. */
export function parseCodings(text: string): ReadCodings {
  const lines: number[] = [];
  let cells: string[][];
  try {
    cells = parse(text, {
      skip_empty_lines: true,
      relax_column_count: true,
      trim: true,
      on_record: (record: string[], { lines: line }) => {
        lines.push(line);
        return record;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error.lines ?? 1);
    return unread({ line, column: 1 }, 'A quotation mark here is not closed, or stands inside a cell.', 'Write a cell that has quotation marks between two others, and each of its own twice.'); // prettier-ignore
  }
  const [header = [], ...rows] = cells;
  const strange = header.filter((name) => !(HEADER as readonly string[]).includes(name));
  const missing = NEEDED.filter((name) => !header.includes(name));
  const known = `The columns are ${HEADER.join(', ')}; commas stand between them.`;
  if (missing.length > 0) return unread(START, `The first line names no column "${missing.join('", "')}".`, `${didYouMean(missing[0] ?? '', strange)}${known}`); // prettier-ignore
  const twice = header.find((name, i) => header.indexOf(name) !== i);
  if (twice !== undefined) return unread(START, `The first line names the column "${twice}" twice.`, 'Keep one of the two.');
  const problems = strange.map((name) => ({ position: START, message: `The first line names a column "${name}", which is not known.`, mend: `${didYouMean(name, HEADER)}${known}` })); // prettier-ignore
  const kept = header.map((name) => ((HEADER as readonly string[]).includes(name) ? name : undefined));
  return { data: { codings: rows.map((row) => recordOf(kept, row)) }, lines: lines.slice(1), problems };
}

const START: Position = { line: 1, column: 1 };
const unread = (position: Position, message: string, mend: string): ReadCodings => ({ lines: [], problems: [{ position, message, mend }] });

function recordOf(names: readonly (string | undefined)[], row: readonly string[]): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [i, name] of names.entries()) {
    const cell = row[i] ?? '';
    if (name !== undefined && cell !== '') record[name] = NUMBERS.has(name) && /^\d{1,15}$/.test(cell) ? Number(cell) : cell;
  }
  return record;
}
