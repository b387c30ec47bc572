import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { Ledger, type Loss, type Question } from '../literature/literature.ts';
import { CodeForest, foldName, type CodeNode } from './code-node.ts';
import { readRows, type AskedRow, type CodingRow, type RowOptions } from './coding-rows.ts';
import { isLevel, levelNameFrom, LEVELS, rankOf, type Level, type Role } from './columns.ts';
import { logicalTables, type LogicalTable } from './logical-table.ts';
import { NumberMarks } from './number-mark.ts';
import { cellText, type PaperCell, type PaperDocument } from '../paper-tables/paper-table.ts';

export interface PaperCode {
  readonly path: readonly string[];
  /** The number before its name. */
  readonly number: string | undefined;
  readonly description: string | undefined;
  readonly codable: boolean;
}

export interface PaperSegment {
  readonly source: string;
  readonly locator: string;
  readonly text: string;
  readonly code: readonly string[];
}

/** What is told of a table. */
export interface ReadTable {
  /** What its rows are called as a source. */
  readonly name: string;
  readonly caption: string | undefined;
  readonly kind: 'open' | 'axial' | 'codes' | 'categories';
  readonly columns: Readonly<Partial<Record<Role, string>>>;
  readonly rows: number;
  readonly parts: number;
  readonly halves: number;
  readonly mergedCells: number;
  readonly filledDown: Readonly<Partial<Record<Level, number>>>;
}

/** The coding that a paper prints in its tables: levels, codes, excerpts, and what was told and asked. */
export interface PaperStudy {
  readonly levels: readonly string[];
  readonly codes: readonly PaperCode[];
  readonly segments: readonly PaperSegment[];
  readonly tables: readonly ReadTable[];
  readonly losses: readonly Loss[];
  readonly questions: readonly Question[];
}

export interface PaperOptions extends RowOptions {
  /** How tracked changes were read, where somebody said it. */
  readonly changes?: 'accepted' | 'original' | undefined;
  /** Headings by what their columns hold. */
  readonly columns?: Readonly<Partial<Record<Role, string>>> | undefined;
}

/**
 * The study of a paper's coding tables, which may stand in several documents.
 * @throws {ExchangeError} where no heading is known, two columns say the same, or rows have lost their place
 */
export function readPaperStudy(documents: readonly PaperDocument[], options: PaperOptions = {}): PaperStudy {
  const ledger = new Ledger();
  for (const { lost, trackedChanges } of documents) {
    for (const { kind, name } of lost) ledger.lose(kind, 1, name);
    if (trackedChanges > 0 && options.changes === undefined)
      ledger.ask(
        'tracked-changes',
        undefined,
        `${String(trackedChanges)} tracked changes are read as if all were accepted; the other reading is “as before them”`,
      );
  }
  const tables = documents.flatMap(({ tables: all }) => all);
  const { read, unknown } = logicalTables(tables, options.columns);
  for (const { caption, name } of unknown) ledger.lose('unread-table', 1, caption ?? name);
  refuseUnknown(
    read,
    tables.length,
    unknown.flatMap(({ rows }) => rows[0]?.map(cellText) ?? []),
  );
  return new Joiner(read, options, ledger).join();
}

function refuseUnknown(read: readonly LogicalTable[], all: number, headings: readonly string[]): void {
  const mend = 'Say what the columns hold, by their headings: --columns category=…,concept=…,excerpt=… (also main, meaning, source).';
  const asks = [
    {
      flag: '--columns' as const,
      text: `The headings are ${(read.find(({ columns }) => columns.twice !== undefined)?.columns.headings ?? headings)
        .filter((text) => text !== '')
        .slice(0, 12)
        .map((text) => `“${text.slice(0, 30)}”`)
        .join(', ')}. Which is what? Write category=…,concept=…,excerpt=… (also main, meaning, source):`,
    },
  ];
  if (all === 0) throw new ExchangeError('empty-project', 'The file has no table.', 'Give the file with the coding tables.');
  if (read.length === 0)
    throw new ExchangeError(
      'columns',
      `No table has headings that are known: ${headings
        .filter((text) => text !== '')
        .slice(0, 12)
        .map((text) => `“${text.slice(0, 30)}”`)
        .join(', ')}.`,
      mend,
      { asks },
    );
  const twice = read.find(({ columns }) => columns.twice !== undefined);
  if (twice !== undefined)
    throw new ExchangeError(
      'columns',
      `In ${twice.name} two columns are of one kind (${twice.columns.twice ?? ''}): ${twice.columns.headings.map((text) => `“${text}”`).join(', ')}.`,
      mend,
      { asks },
    );
}

/** Each name is compared with each: of more, nobody would look at what nearly agrees. */
const MOST_COMPARED = 2000;

interface Told {
  readonly table: LogicalTable;
  readonly rows: readonly CodingRow[];
  readonly filledDown: ReadTable['filledDown'];
}

class Joiner {
  readonly #forest = new CodeForest();
  readonly #segments: { node: CodeNode; source: string; locator: string; text: string }[] = [];
  readonly #read: readonly LogicalTable[];
  readonly #options: PaperOptions;
  readonly #ledger: Ledger;
  readonly #numbers = new NumberMarks();

  constructor(read: readonly LogicalTable[], options: PaperOptions, ledger: Ledger) {
    this.#read = read;
    this.#options = options;
    this.#ledger = ledger;
  }

  join(): PaperStudy {
    const told = this.#readAll();
    this.#numbers.learn(
      told.flatMap(({ rows }) => rows.flatMap(({ names }) => [...names.values()].flatMap((text) => text.split(/[\n、；;]/u)))),
    );
    // What a table of excerpts calls a code, a list in another may name.
    for (const [index, { table, rows }] of told.entries()) this.#addTable(table, rows, index);
    this.#tellNames();
    const roots = this.#roots();
    if (roots.length > 1)
      this.#ledger.ask(
        'core',
        undefined,
        `${String(roots.length)} names stand at the top (${roots
          .slice(0, 6)
          .map(({ name }) => name)
          .join(', ')}) and no core category above them`,
      );
    const nodes = roots.flatMap(withChildren);
    this.#tellMissing(nodes);
    return {
      levels: this.#levels(told),
      codes: nodes.map((node) => ({ path: pathOf(node), number: node.number, description: node.description, codable: isLeaf(node) })),
      segments: this.#segments.map(({ node, ...rest }) => ({ ...rest, code: pathOf(node) })),
      tables: told.map(({ table, rows, filledDown }) => tell(table, rows.length, filledDown)),
      losses: this.#ledger.losses,
      questions: this.#ledger.questions,
    };
  }

  #readAll(): Told[] {
    const asked: AskedRow[] = [];
    const told = this.#read.map((table, index): Told => {
      const result = readRows(table, index + 1, this.#options);
      asked.push(...result.asked.map((row) => ({ ...row, table: String(index + 1) })));
      for (const note of result.notes) this.#ledger.lose('table-note', 1, note);
      if (result.paragraphs > 0 && this.#options.paragraphs === undefined)
        for (let i = 0; i < result.paragraphs; i++)
          this.#ledger.ask('paragraphs', undefined, 'a cell with several paragraphs: an excerpt each, or one');
      if (result.wentOn > 0) this.#ledger.lose('went-on', result.wentOn, table.caption ?? table.name);
      return { table, rows: result.rows, filledDown: result.filledDown };
    });
    if (asked.length > 0)
      throw new ExchangeError(
        'undecided-rows',
        `The table has lost which cells were merged; ${String(asked.length)} rows do not tell where they belong:\n${asked
          .slice(0, 40)
          .map(({ table, row, why, words }) => `  ${table}:${String(row)}  ${why}: ${words}`)
          .join('\n')}`,
        'Say it row by row: --row "1:24=category" (table, row, what stands in its first column), or all cells: --row "1:24=category | concept | excerpt".',
        {
          asks: asked.map(({ table, row, why, words }) => ({
            flag: '--row',
            part: `${table}:${String(row)}`,
            text: `Table ${table}, row ${String(row)}: ${why}: ${words}\nWhat stands in its first column, or in all of them (a | b | c)?`,
          })),
        },
      );
    return told;
  }

  #addTable(table: LogicalTable, rows: readonly CodingRow[], index: number): void {
    const roles = table.columns.roles.filter(isLevel).toSorted((a, b) => rankOf(a) - rankOf(b));
    const hasExcerpts = table.columns.roles.includes('excerpt');
    const lists = hasExcerpts || roles.length < 2 ? undefined : roles.at(-1);
    const meanings = new Map<PaperCell, { of: Level; nodes: Set<CodeNode> }>();
    for (const row of rows) {
      const lowest = this.#addRow(row, index, lists);
      if (hasExcerpts) this.#addExcerpts(table, row, lowest);
      if (row.meaning === undefined || row.meaningOf === undefined) continue;
      const beside = lowest.map((node) => upTo(node, row.meaningOf ?? node.level));
      const known = meanings.get(row.meaning) ?? { of: row.meaningOf, nodes: new Set<CodeNode>() };
      for (const node of beside) known.nodes.add(node);
      meanings.set(row.meaning, known);
    }
    for (const [cell, { nodes }] of meanings) this.#addMeaning(cellText(cell), [...nodes]);
  }

  /** The codes of a row, linked from the top; the lowest of them, of which a list has several. */
  #addRow(row: CodingRow, index: number, lists: Level | undefined): CodeNode[] {
    let parents: (CodeNode | undefined)[] = [undefined];
    for (const level of LEVELS) {
      const text = row.names.get(level);
      if (text === undefined) continue;
      const names =
        level === lists
          ? this.#split(text, level)
          : [text.replace(/\s*\n\s*/g, (blank) => (/\p{Script=Han}/u.test(text) ? '' : blank && ' '))];
      const [parent] = parents;
      parents = names.map((name) => this.#code(level, name, row.numbers.get(level), parent, index));
    }
    return parents.filter((node) => node !== undefined);
  }

  #code(level: Level, written: string, column: string | undefined, parent: CodeNode | undefined, index: number): CodeNode {
    const marked = this.#numbers.take(written);
    const number = column ?? marked.number;
    const name = marked.name;
    const tied = number === undefined ? undefined : this.#forest.byNumber(level, number);
    if (tied !== undefined && foldName(tied.name) !== foldName(name))
      this.#ledger.ask('two-names', `${number ?? ''} ${tied.name} / ${number ?? ''} ${name}`, 'one number with two names: the first stays');
    const node = this.#forest.at(level, name, number, parent, index);
    if (node.name !== name && foldName(node.name) === foldName(name))
      this.#ledger.lose('name-folded', 1, tied === undefined ? `${name} = ${node.name}` : name);
    return node;
  }

  /** A list in a cell; at a blank only where every part is a name of another table. */
  #split(text: string, level: Level): string[] {
    if (this.#forest.has(level, text)) return [text];
    const parts = text
      .split(/[、；;\n]/u)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    return parts.flatMap((part) => {
      const known = (pieces: readonly string[]) =>
        pieces.length > 1 && pieces.every((piece) => this.#forest.has(level, this.#numbers.take(piece).name));
      const [blanks, commas] = [part.split(/[\s\u3000]+/u), part.split(/\s*[,，]\s*/u)];
      return known(blanks) ? blanks : known(commas) ? commas : [part];
    });
  }

  #addExcerpts(table: LogicalTable, row: CodingRow, nodes: readonly CodeNode[]): void {
    const [node] = nodes;
    if (node === undefined) {
      if (row.excerpts.length > 0) this.#ledger.lose('excerpt-without-concept', row.excerpts.length);
      return;
    }
    const han = /\p{Script=Han}/u.test(table.name + node.name);
    const locator = han ? `第${String(row.number)}行` : `row ${String(row.number)}`;
    for (const text of row.excerpts) this.#segments.push({ node, source: row.source ?? table.name, locator, text });
  }

  /** Beside one code it is that one's; beside all below a code, that code's. */
  #addMeaning(text: string, nodes: readonly CodeNode[]): void {
    const [first] = nodes;
    const owner =
      nodes.length === 1
        ? first
        : first?.parent?.children.length === nodes.length && nodes.every(({ parent }) => parent === first.parent)
          ? first.parent
          : undefined;
    if (owner === undefined)
      this.#ledger.ask(
        'meaning-of-several',
        text,
        `one meaning beside ${nodes.map(({ name }) => name).join(', ')}, which are not all below one code: left out`,
      );
    else owner.description ??= text;
  }

  /** Near misses are not joined; a number that was taken off is told. */
  #tellNames(): void {
    const numbered = this.#forest.nodes.flatMap(({ number }) => number ?? []);
    for (const number of numbered) this.#ledger.lose('code-number', 1, number);
    if (this.#forest.nodes.length > MOST_COMPARED) return;
    for (const [i, one] of this.#forest.nodes.entries())
      for (const other of this.#forest.nodes.slice(i + 1))
        if (one.level === other.level && isNear(one, other))
          this.#ledger.ask('near-names', `${one.name} / ${other.name}`, 'names that nearly agree are kept apart');
  }

  #roots(): CodeNode[] {
    const roots = this.#forest.nodes.filter(({ parent }) => parent === undefined);
    return roots.toSorted((a, b) => rankOf(a.level) - rankOf(b.level));
  }

  #tellMissing(nodes: readonly CodeNode[]): void {
    const coded = new Set(this.#segments.map(({ node }) => node));
    const empty = nodes.filter((node) => isLeaf(node) && !coded.has(node));
    if (coded.size === 0) {
      if (nodes.some((node) => rankOf(node.level) >= rankOf('concept'))) this.#ledger.lose('no-excerpt', 1);
    } else
      for (const { name, level } of empty)
        this.#ledger.lose(rankOf(level) >= rankOf('concept') ? 'concept-without-excerpt' : 'empty-category', 1, name);
  }

  /** Names of the levels that are there, from the headings; of a level that only rows over all columns have, its usual one. */
  #levels(told: readonly Told[]): string[] {
    const used = LEVELS.filter((level) => this.#forest.nodes.some((node) => node.level === level));
    const heading = (level: Level) =>
      told.flatMap(({ table: { columns } }) => {
        const i = columns.roles.indexOf(level);
        return i < 0 ? [] : [columns.headings[i] ?? ''];
      })[0];
    const han = told.some(({ table }) => /\p{Script=Han}/u.test(table.columns.headings.join('')));
    const usual = (level: Level) =>
      (han
        ? { core: '核心范畴', main: '主范畴', category: '范畴', subcategory: '子范畴', concept: '概念', code: '编码' }
        : {
            core: 'Core category',
            main: 'Main category',
            category: 'Category',
            subcategory: 'Subcategory',
            concept: 'Concept',
            code: 'Code',
          })[level];
    return used.map((level) => levelNameFrom(heading(level) ?? usual(level), level));
  }
}

const withChildren = (node: CodeNode): CodeNode[] => [node, ...node.children.flatMap(withChildren)];
const pathOf = (node: CodeNode): string[] => [...(node.parent === undefined ? [] : pathOf(node.parent)), node.name];
/** A concept is what was coded with: one without codes below it. */
const isLeaf = ({ level, children }: CodeNode) => children.length === 0 && rankOf(level) >= rankOf('concept');

function upTo(node: CodeNode, level: Level): CodeNode {
  let at = node;
  while (rankOf(at.level) > rankOf(level) && at.parent !== undefined) at = at.parent;
  return at;
}

/** One character more, less or another, or one within the other, in names of two tables. */
function isNear(one: CodeNode, other: CodeNode): boolean {
  const [a, b] = [foldName(one.name), foldName(other.name)];
  const together = [...one.tables].some((table) => other.tables.has(table));
  if (together || a === b || Math.min(a.length, b.length) < 3) return false;
  return (
    a.includes(b) || b.includes(a) || (Math.abs(a.length - b.length) <= 1 && distance(a, b) <= (Math.min(a.length, b.length) >= 6 ? 2 : 1))
  );
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length] ?? 0;
}

function tell(table: LogicalTable, rows: number, filledDown: ReadTable['filledDown']): ReadTable {
  const { roles, headings } = table.columns;
  const columns = Object.fromEntries(roles.flatMap((role, i) => (role === undefined ? [] : [[role, headings[i] ?? '']])));
  const kind = roles.includes('excerpt')
    ? 'open'
    : roles.includes('main') || roles.includes('core')
      ? 'axial'
      : roles.includes('code')
        ? 'codes'
        : 'categories';
  return {
    name: table.name,
    caption: table.caption,
    kind,
    columns,
    rows,
    parts: table.parts,
    halves: table.halves,
    mergedCells: table.mergedCells,
    filledDown,
  };
}
