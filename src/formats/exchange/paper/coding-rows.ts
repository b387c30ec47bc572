import { isLevel, LEVELS, rankOf, type Level, type Role } from './columns.ts';
import { HEADING, type LogicalTable } from './logical-table.ts';
import { cellText, NOTE, type PaperCell } from '../paper-tables/paper-table.ts';

/** What one row says, with what stands above it filled in. */
export interface CodingRow {
  /** From 1, below the headings, over all parts. */
  readonly number: number;
  /** By level, from the top; the words of the cell. */
  readonly names: ReadonlyMap<Level, string>;
  /** The number that a column of its own gives the code of a level. */
  readonly numbers: ReadonlyMap<Level, string>;
  readonly meaning: PaperCell | undefined;
  /** Which level the meaning stands beside. */
  readonly meaningOf: Level | undefined;
  readonly excerpts: readonly string[];
  readonly source: string | undefined;
}

/** A row whose place in the tree the table does not tell. */
export interface AskedRow {
  readonly table: string;
  readonly row: number;
  readonly why: string;
  readonly words: string;
}

export interface ReadRows {
  readonly rows: readonly CodingRow[];
  readonly filledDown: Readonly<Partial<Record<Level, number>>>;
  readonly asked: readonly AskedRow[];
  /** Rows in which the category of the part before goes on. */
  readonly wentOn: number;
  readonly notes: readonly string[];
  /** Cells of several paragraphs, each of which is an excerpt. */
  readonly paragraphs: number;
}

export interface RowOptions {
  /** What stands in a row, by `1:24` (table and row): a category, or all its cells parted by `|`. */
  readonly rows?: Readonly<Record<string, string>> | undefined;
  /** Whether a cell of several paragraphs is one excerpt. */
  readonly paragraphs?: 'each' | 'one' | undefined;
}

/** A row that adds up the others. */
const SUM = /^(?:合\s*计|总\s*计|共\s*计|小\s*计|合\s*計|總\s*計|(?:sub|grand )?totals?|sum)\s*[:：]?$/iu;

/** Reads the rows of a table from the top; where the merges of its cells were lost, it asks and fills nothing. */
export function readRows(table: LogicalTable, ordinal: number, options: RowOptions): ReadRows {
  return new RowReader(table, ordinal, options).read();
}

class RowReader {
  readonly #table: LogicalTable;
  readonly #ordinal: number;
  readonly #options: RowOptions;
  readonly #levels: readonly { readonly column: number; readonly level: Level }[];
  /** In a table with merged cells a blank one is no "as above". */
  readonly #merges: boolean;
  /** The level that a column of numbers counts, by the column. */
  readonly #numbered: ReadonlyMap<number, Level | undefined>;
  readonly #filled: Partial<Record<Level, number>> = {};
  readonly #filledRows: AskedRow[] = [];
  readonly #asked: AskedRow[] = [];
  readonly #notes: string[] = [];
  #above = new Map<Level, { text: string; cell: PaperCell | undefined }>();
  #heading: string | undefined;
  #number = 0;
  #wentOn = 0;
  #paragraphs = 0;

  constructor(table: LogicalTable, ordinal: number, options: RowOptions) {
    this.#table = table;
    this.#ordinal = ordinal;
    this.#options = options;
    const levels = table.columns.roles.flatMap((role, column) => (isLevel(role) ? [{ column, level: role }] : []));
    this.#levels = levels.toSorted((a, b) => rankOf(a.level) - rankOf(b.level));
    this.#numbered = new Map(
      table.columns.roles.flatMap((role, column) => (role === 'number' ? [[column, this.#numberedLevel(column)]] : [])),
    );
    this.#merges = table.rows.some(({ cells }) => this.#levels.some(({ column }) => cells[column]?.tall === true));
  }

  read(): ReadRows {
    const rows = this.#table.rows.flatMap(({ cells, beginsPart }, i) => this.#readRow(cells, beginsPart, i > 0) ?? []);
    this.#askForReturns(rows);
    const asked = this.#asked.length === 0 ? [] : [...this.#asked, ...this.#filledRows].toSorted((a, b) => a.row - b.row);
    return { rows, filledDown: this.#filled, asked, wentOn: this.#wentOn, notes: this.#notes, paragraphs: this.#paragraphs };
  }

  #readRow(cells: LogicalTable['rows'][number]['cells'], beginsPart: boolean, continues: boolean): CodingRow | undefined {
    const { headings } = this.#table.columns;
    const [first] = cells;
    if (headings.every((heading, i) => cellText(cells[i]) === heading)) return undefined;
    if (first !== undefined && cells.length > 1 && new Set(cells).size === 1) {
      this.#addHeading(first);
      return undefined;
    }
    if (SUM.test(cellText(cells.find((cell) => cellText(cell) !== '')))) {
      this.#notes.push(
        [...new Set(cells)]
          .map(cellText)
          .filter((text) => text !== '')
          .join(' '),
      );
      return undefined;
    }
    this.#number++;
    const answer = this.#answer(cells, headings.length);
    const given = answer ?? cells;
    if (given.length < headings.length || given.includes(undefined)) {
      this.#ask('it has fewer cells than the headings', cells);
      return undefined;
    }
    const names = this.#names(given, beginsPart && continues);
    const role = (wanted: Role) => cellText(given[this.#table.columns.roles.indexOf(wanted)]);
    const { meaning, meaningOf } = this.#meaning(given);
    return {
      number: this.#number,
      names,
      numbers: this.#numbers(given),
      meaning,
      meaningOf,
      excerpts: this.#excerpts(given),
      source: role('source') === '' ? undefined : role('source'),
    };
  }

  /** What the user said of this row: all its cells, or what the uppermost blank level is. */
  #answer(cells: readonly (PaperCell | undefined)[], width: number): (PaperCell | undefined)[] | undefined {
    const said = this.#options.rows?.[`${String(this.#ordinal)}:${String(this.#number)}`];
    if (said === undefined) return undefined;
    const parts = said.split('|').map((part) => part.trim());
    const cell = (text: string): PaperCell => ({ paragraphs: text === '' ? [] : [text], tall: false });
    if (parts.length > 1) return Array.from({ length: width }, (_, i) => cell(parts[i] ?? ''));
    const column = this.#levels[0]?.column ?? 0;
    const full = cells.includes(undefined) ? [cell(''), ...cells.filter((one) => one !== undefined)].slice(0, width) : [...cells];
    full[column] = cell(said);
    return full;
  }

  /** A row of one cell over all columns is the heading of those that follow. */
  #addHeading(cell: PaperCell): void {
    const text = cellText(cell);
    if (NOTE.test(text)) {
      this.#notes.push(text);
      return;
    }
    this.#heading = text.replace(HEADING, '');
    this.#above = new Map();
  }

  #names(cells: readonly (PaperCell | undefined)[], goesOn: boolean): Map<Level, string> {
    const names = new Map<Level, string>();
    const over = this.#levels.some(({ level }) => level === 'category') ? 'main' : 'category';
    if (this.#heading !== undefined) names.set(over, this.#heading);
    let changed = false;
    const next = new Map<Level, { text: string; cell: PaperCell | undefined }>();
    for (const { column, level } of this.#levels) {
      const cell = cells[column];
      const above = this.#above.get(level);
      const own = cellText(cell);
      let text = own;
      if (own === '' && (level !== this.#levels.at(-1)?.level || this.#hasMore(cells)))
        text = this.#fromAbove(level, cell, above, { changed, goesOn, cells });
      if (own !== '' && cell !== above?.cell) changed = true;
      if (text !== '') {
        names.set(level, text);
        next.set(level, { text, cell });
      }
    }
    this.#above = next;
    return names;
  }

  /** Whether a row says anything but its levels. */
  readonly #hasMore = (cells: readonly (PaperCell | undefined)[]) =>
    this.#table.columns.roles.some((role, i) => (role === 'excerpt' || role === 'meaning') && cellText(cells[i]) !== '');

  /** A blank cell means "as above" where no cell is merged, and in the first row of a table that is continued. */
  #fromAbove(
    level: Level,
    cell: PaperCell | undefined,
    above: { text: string; cell: PaperCell | undefined } | undefined,
    { changed, goesOn, cells }: { changed: boolean; goesOn: boolean; cells: readonly (PaperCell | undefined)[] },
  ): string {
    if (above === undefined || changed) {
      this.#ask(above === undefined ? `no ${level} stands above it` : `its ${level} is blank beside another name above`, cells);
      return '';
    }
    if (cell === above.cell) return above.text;
    if (goesOn) {
      this.#wentOn++;
      return above.text;
    }
    if (this.#merges) {
      this.#ask(`its ${level} is blank in a table with merged cells`, cells);
      return above.text;
    }
    this.#filled[level] = (this.#filled[level] ?? 0) + 1;
    this.#filledRows.push(this.#askedRow(`its ${level} is blank`, cells));
    return above.text;
  }

  #excerpts(cells: readonly (PaperCell | undefined)[]): string[] {
    const columns = this.#table.columns.roles.flatMap((role, i) => (role === 'excerpt' ? [i] : []));
    return columns.flatMap((column) => {
      const paragraphs = cells[column]?.paragraphs ?? [];
      if (paragraphs.length > 1) this.#paragraphs++;
      return this.#options.paragraphs === 'one' && paragraphs.length > 0 ? [paragraphs.join('\n')] : paragraphs;
    });
  }

  /** A meaning is that of the level before it, or else behind it. */
  #meaning(cells: readonly (PaperCell | undefined)[]): { meaning: PaperCell | undefined; meaningOf: Level | undefined } {
    const column = this.#table.columns.roles.indexOf('meaning');
    if (column < 0) return { meaning: undefined, meaningOf: undefined };
    const beside = this.#levels.toSorted(
      (a, b) => Number(a.column > column) - Number(b.column > column) || Math.abs(a.column - column) - Math.abs(b.column - column),
    )[0];
    return { meaning: cellText(cells[column]) === '' ? undefined : cells[column], meaningOf: beside?.level };
  }

  #numbers(cells: readonly (PaperCell | undefined)[]): Map<Level, string> {
    const numbers = new Map<Level, string>();
    for (const [column, level] of this.#numbered) {
      const number = cellText(cells[column]);
      if (level !== undefined && number !== '') numbers.set(level, number);
    }
    return numbers;
  }

  /** A column of numbers counts the level behind it that has as many cells. */
  #numberedLevel(column: number): Level | undefined {
    const cellsOf = (at: number) => new Set(this.#table.rows.flatMap(({ cells }) => (cellText(cells[at]) === '' ? [] : [cells[at]]))).size;
    const behind = this.#levels.filter((one) => one.column > column).toSorted((a, b) => a.column - b.column);
    return (behind.find((one) => cellsOf(one.column) === cellsOf(column)) ?? behind[0])?.level;
  }

  /** Where blanks were filled, a name that comes back later shows that rows have slid. */
  #askForReturns(rows: readonly CodingRow[]): void {
    for (const level of LEVELS) {
      if (this.#filled[level] === undefined || level === this.#levels.at(-1)?.level) continue;
      const seen = new Set<string>();
      let last: string | undefined;
      for (const { names, number } of rows) {
        const name = names.get(level);
        if (name === undefined || name === last) continue;
        if (seen.has(name))
          this.#asked.push({ table: this.#table.name, row: number, why: `“${name}” comes back after other names`, words: name });
        seen.add(name);
        last = name;
      }
    }
  }

  #ask(why: string, cells: readonly (PaperCell | undefined)[]): void {
    this.#asked.push(this.#askedRow(why, cells));
  }

  #askedRow(why: string, cells: readonly (PaperCell | undefined)[]): AskedRow {
    const words = [...new Set(cells)]
      .map(cellText)
      .filter((text) => text !== '')
      .join(' | ');
    return { table: this.#table.name, row: this.#number, why, words: words.length > 60 ? `${words.slice(0, 59)}…` : words };
  }
}
