import { codeTree, codePathKey, splitName, type CodeRow } from '#domain/exchange/code-tree.ts';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import type { Losses } from '#domain/exchange/losses.ts';
import type { Code, Coding, Reading, Segment, Source } from '#domain/exchange/project.ts';
import { SegmentGatherer } from '#domain/exchange/segment-gatherer.ts';
import { fitName, fitText, fitWords } from '../fit-text.ts';
import { cellsOf, type Cells } from './code-table.ts';
import { settleDates, type Dates, type DayOrder } from './dates.ts';
import type { Grid } from './grid.ts';
import { cutCodes } from './joined-codes.ts';
import type { Recognition } from './recognition.ts';

export interface SegmentTable {
  readonly codes: readonly Code[];
  readonly sources: readonly Source[];
  readonly segments: readonly Segment[];
  readonly readings: readonly Reading[];
}

/** A row’s codes, each with the weight that it has there. */
export interface RowCodes {
  readonly names: readonly string[];
  readonly weights?: readonly (number | undefined)[];
}

export interface SegmentTableOptions {
  readonly dates?: DayOrder | undefined;
  readonly levels?: boolean;
  /** Names of codes from a codebook beside the table. */
  readonly known?: readonly string[];
}

/** Coded segments as a table has them: words, without their place in a text. @throws {ExchangeError} where several codes in a cell cannot be told apart */
export function readSegmentTable(
  grid: Grid,
  { dialect, columns, header }: Recognition,
  options: SegmentTableOptions,
  losses: Losses,
): SegmentTable {
  const rows = grid.rows
    .slice(header + 1)
    .map((row, i) => ({ at: cellsOf(row, columns), empty: row.length === 0, place: `${grid.name}, row ${String(header + 2 + i)}` }))
    .filter(({ empty }) => !empty);
  const codesOf =
    dialect.joined === true
      ? cutAll(rows, options)
      : rows.map(({ at }): RowCodes => ({
          names: at('code') === '' ? [] : [nested(at)],
          weights: [weightOf(at('weight'), dialect.noWeight)],
        }));
  return toSegments(
    rows.map((row, i) => ({ ...row, ...(codesOf[i] ?? { names: [] }) })),
    { ...options, dialect },
    losses,
  );
}

/** QualCoder names one category beside the code. */
const nested = (at: Cells) => (at('category') === '' ? at('code') : codePathKey([at('category'), at('code')]));

const weightOf = (cell: string, none: string | undefined) =>
  cell === '' || cell === none || Number.isNaN(Number(cell)) ? undefined : Number(cell);

function cutAll(rows: readonly { at: Cells; place: string }[], { known = [] }: SegmentTableOptions): RowCodes[] {
  const cells = rows.map(({ at }) => ({ cell: at('code'), count: /^\d+$/.test(at('count')) ? Number(at('count')) : undefined }));
  const cut = cutCodes(cells, known);
  const open = rows.flatMap(({ at, place }, i) => (cut[i] === undefined ? [{ place, cell: at('code') }] : []));
  const [first] = open;
  if (first !== undefined)
    throw new ExchangeError(
      'undecided-codes',
      `In ${String(open.length)} ${open.length === 1 ? 'row' : 'rows'} it cannot be told which codes are meant, because codes have commas themselves: "${first.cell}".`,
      'Give the codebook beside the table: zhagen import quotations.csv codebook.csv --to …',
      { place: first.place },
    );
  return cut.map((names) => ({ names: names ?? [] }));
}

export interface SegmentRow extends RowCodes {
  readonly at: Cells;
  readonly place: string;
}

/** Rows with their codes as segments, and the codes and sources that they name. */
export function toSegments(
  rows: readonly SegmentRow[],
  { dialect, levels = true, dates: asked }: SegmentTableOptions & Pick<Recognition, 'dialect'>,
  losses: Losses,
): SegmentTable {
  const known = dialect.known ?? [];
  const names = [...new Set(rows.flatMap((row) => row.names))];
  const codeRows = names
    .map((name): CodeRow => ({
      key: name,
      name: fitName(name.split('\u001f').at(-1) ?? '', losses),
      above: name.split('\u001f').slice(0, -1),
    }))
    .filter(({ name }) => name !== '');
  const codes = codeTree(codeRows, levels ? { always: dialect.always ?? [], known } : {}, losses);
  const keys = keysOf(codeRows, codes, levels ? (dialect.always ?? []) : []);
  const dates = settleDates(
    rows.map(({ at }) => at('date')),
    dialect.dates,
    asked,
  );
  const sources = new Map<string, Source>();
  const segments = new SegmentGatherer();
  const context = { keys, dates, sources, groups: new Set<string>(), segments, losses, byNumber: dialect.program === 'Taguette' };
  for (const row of rows) addRow(row, context);
  const list = segments.list();
  losses.addCount('range', list.length);
  return { codes, sources: [...sources.values()], segments: list, readings: dates.told === undefined ? [] : [dates.told] };
}

/** Two spellings of one path are one code. */
function keysOf(rows: readonly CodeRow[], codes: readonly Code[], always: readonly string[]): Map<string, string> {
  const byKey = new Set(codes.map(({ key }) => key));
  const byPath = new Map(codes.toReversed().map(({ path, key }) => [codePathKey(path), key]));
  return new Map(
    rows.map(({ key = '', name, above = [] }) => [
      key,
      byKey.has(key) ? (byPath.get(codePathKey([...above, ...splitName(name, always, [], new Set())])) ?? key) : key,
    ]),
  );
}

interface RowContext {
  readonly keys: ReadonlyMap<string, string>;
  readonly dates: Dates;
  readonly sources: Map<string, Source>;
  /** Groups that were told. */
  readonly groups: Set<string>;
  readonly segments: SegmentGatherer;
  readonly losses: Losses;
  /** A number that returns is the same passage. */
  readonly byNumber: boolean;
}

function addRow(
  { at, place, names, weights = [] }: SegmentRow,
  { keys, dates, sources, groups, segments, losses, byNumber }: RowContext,
): void {
  const name = fitName(at('source'), losses);
  const text = fitText(at('text'), losses);
  if (name === '' || text.trim() === '') {
    losses.add('incomplete-row', { place });
    return;
  }
  const group = fitName(at('group'), losses);
  if (group !== '' && !groups.has(group)) losses.add('document-group', { name: group });
  groups.add(group);
  if (!sources.has(name))
    sources.set(name, {
      key: name,
      guid: undefined,
      name,
      kind: 'text',
      text: undefined,
      missing: false,
      group: group === '' ? undefined : group,
      values: {},
      memos: [],
    });
  if (names.length === 0) {
    losses.add('selection-without-code', { place });
    return;
  }
  const coder = fitName(at('coder'), losses);
  const codings = names.map((code, i): Coding => {
    const weight = weights[i];
    if (weight !== undefined) losses.add('weight');
    return {
      code: keys.get(code) ?? code,
      coder: coder === '' ? undefined : coder,
      date: dates.dayOf(at('date')),
      ...(weight !== undefined && { weight }),
    };
  });
  const memo = fitWords(at('comment'), losses);
  const locator = placeOf(at);
  const original = at('number') === '' ? undefined : at('number');
  const same = byNumber ? (original ?? text) : JSON.stringify([text, locator]);
  const isNew = segments.add(
    { source: name, text, locator, codings, memos: memo === undefined ? [] : [{ title: undefined, text: memo }], original },
    same,
  );
  if (!isNew) losses.add('repeated-row', { place });
}

/** Where it stands: `3`, `12–14`, `¶ 6–7`. */
function placeOf(at: Cells): string | undefined {
  const [start, end] = [at('start'), at('end')];
  const given = at('locator') !== '' ? at('locator') : end === '' || start === end ? start : `${start}–${end}`;
  const place = given
    .replace(/\s+/gu, ' ')
    .replace(/(\d)\s*[-–]\s*(\d)/g, '$1–$2')
    .trim();
  return place === '' ? undefined : place;
}
