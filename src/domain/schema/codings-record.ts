import type { z } from 'zod';
import type { Rule } from '../entry/finding.ts';
import { date, identifier, text } from './fields.ts';

/** The columns of `codings.csv`. */
export const CODING_COLUMNS = ['source', 'length', 'start', 'end', 'concept', 'coder', 'date', 'excerpt'] as const;
export type CodingColumn = (typeof CODING_COLUMNS)[number];
export const NEEDED_COLUMNS = ['source', 'concept'] as const satisfies CodingColumn[];

/** A row of `codings.csv`. */
export interface CodingData {
  readonly source: string;
  /** Of the source, in Unicode code points. */
  readonly length: number | undefined;
  readonly range: { readonly start: number; readonly end: number } | undefined;
  readonly concept: string;
  readonly coder: string | undefined;
  readonly date: readonly number[] | undefined;
  readonly excerpt: string | undefined;
}

/** `codings.csv`: every coding, also of passages whose words are not published. */
export class CodingsData {
  readonly codings: readonly CodingData[];
  /** Whether nothing was wrong: then these are all rows of the file. */
  readonly whole: boolean;

  constructor(codings: readonly CodingData[], whole: boolean) {
    this.codings = codings;
    this.whole = whole;
  }
}

/** What is wrong with a row: the rule, the message and the mend. */
export type RowProblem = readonly [rule: Rule, message: string, mend: string];

/** Reads rows by their columns. Columns have few values and many rows: of each the same is read, and kept, once. */
export class CodingReader {
  private readonly known = new Map(CODING_COLUMNS.map((column) => [column, new Map<string, unknown>()]));

  private readonly names: readonly (CodingColumn | undefined)[];

  /** @param names the column of each cell, undefined for one that is of no account */
  constructor(names: readonly (CodingColumn | undefined)[]) {
    this.names = names;
  }

  /** @param line that the row stands on, for what is told of it */
  read(cells: readonly string[], line: number): CodingData | readonly RowProblem[] {
    const row: Partial<Record<CodingColumn, unknown>> = {};
    const problems: RowProblem[] = [];
    for (const [i, column] of this.names.entries()) {
      const cell = cells[i] ?? '';
      if (column === undefined || cell === '') continue;
      const value = this.valueOf(column, cell);
      if (value instanceof Unfit) problems.push([value.rule, `"${column}" in line ${String(line)} ${value.what}.`, value.mend]);
      else row[column] = value;
    }
    for (const column of NEEDED_COLUMNS)
      if (cells[this.names.indexOf(column)] === '')
        problems.push([
          'schema',
          `"${column}" in line ${String(line)} is empty.`,
          `Write the identifier of a ${column} there, or take the row out.`,
        ]);
    const { source, length, start, end, concept, coder, date: day, excerpt } = row as Row;
    if (length === 0)
      problems.push([
        'schema',
        `"length" in line ${String(line)} must be 1 or more.`,
        'Write the length of the source in Unicode code points, or leave the cell empty.',
      ]);
    if (problems.length === 0) problems.push(...rangeProblems(start, end, line));
    return problems.length > 0
      ? problems
      : {
          source,
          length,
          range: start === undefined || end === undefined ? undefined : { start, end },
          concept,
          coder,
          date: day,
          excerpt,
        };
  }

  private valueOf(column: CodingColumn, cell: string): unknown {
    if (column === 'length' || column === 'start' || column === 'end') return PLAIN.test(cell) ? Number(cell) : noNumber(cell);
    const known = this.known.get(column);
    if (known?.has(cell) === true) return known.get(cell);
    const result = FIELDS[column].safeParse(cell);
    const value = result.success ? result.data : unfit(result.error, cell);
    known?.set(cell, value);
    return value;
  }
}

const FIELDS = { source: identifier, concept: identifier, coder: text, date, excerpt: identifier };

/** What is wrong with a cell. */
class Unfit {
  readonly rule: Rule;
  readonly what: string;
  readonly mend: string;

  constructor(rule: Rule, what: string, mend: string) {
    this.rule = rule;
    this.what = what;
    this.mend = mend;
  }
}

const butIs = (cell: string) => `, but it is "${cell.length > 40 ? `${cell.slice(0, 40)}…` : cell}"`;

function unfit({ issues: [issue] }: z.ZodError, cell: string): Unfit {
  const {
    rule = 'schema',
    mend = 'Write it in this form, or leave the cell empty.',
    got,
  } = (issue?.code === 'custom' ? issue.params : undefined) ?? {};
  return new Unfit(rule as Rule, `${String(issue?.message)}${got === true ? butIs(cell) : ''}`, String(mend));
}

type Row = Omit<CodingData, 'range'> & { readonly start?: number; readonly end?: number };

/** So many digits stand for one number, exactly. */
const PLAIN = /^\d{1,15}$/;

/** Groups of three digits, as spreadsheets show them. */
const GROUPED = /^\d{1,3}(?:[\s,_'’]\d{3})+$/;

function noNumber(cell: string): Unfit {
  const plain = cell.normalize('NFKC');
  const meant = Number(GROUPED.test(plain) ? plain.replaceAll(/\D/g, '') : plain);
  const mend =
    Number.isInteger(meant) && meant >= 0 && meant < 1e15
      ? `Write ${String(meant)}.`
      : 'Count Unicode code points of the source from 0, and write the number in digits alone; leave the cell empty if it is not known.';
  return new Unfit('schema', `must be a whole number of at most 15 digits${butIs(cell)}`, mend);
}

const COUNT = 'Count from 0, in Unicode code points; `end` is the first one that no longer belongs to the passage.';

function rangeProblems(start: number | undefined, end: number | undefined, line: number): RowProblem[] {
  const tell = (what: string): RowProblem[] => [['schema', `${what.replace('#', String(line))}.`, COUNT]];
  if (start === undefined && end === undefined) return [];
  if (start === undefined || end === undefined)
    return tell(`"${start === undefined ? 'end' : 'start'}" in line # stands without "${start === undefined ? 'start' : 'end'}"`);
  return end <= start ? tell('"end" in line # must be behind "start"') : [];
}
