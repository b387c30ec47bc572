import type { Nodes, Root } from 'mdast';
import type { Construct, Extension, State, TokenizeContext } from 'micromark-util-types';

/** What a text may have, so that reading it takes no more than a second or two, whatever it holds. */
const LIMITS = {
  /** Lists, quotations, emphasis and tags within one another. */
  depth: 20,
  lines: 5000,
  /** Lines that open an item or a quotation. */
  items: 2000,
  /** Bars, of which each may divide a table's cells. */
  bars: 10_000,
  /** Signs of a citation. */
  citations: 2000,
  /** Marks of one paragraph, such as `*`, `[` or a backtick: what pairs them takes the square of their number. */
  marks: 1500,
  /** ASCII punctuation in a row, which an address may end before, or blanks, which a word may. */
  row: 500,
  /** Cells of a table, with those that its rows leave out. */
  cells: 10_000,
  /** Braces of an MDX file, times its length: each brace may end what was opened first. */
  braces: 50_000_000,
};

/** A text has more of something than is read. */
export class LimitError extends Error {
  readonly place: { readonly line: number; readonly column: number } | undefined;
  readonly reason: string;
  readonly mend: string;

  constructor(reason: string, place: { readonly line: number; readonly column: number } | undefined, mend: string) {
    super(reason);
    this.reason = reason;
    this.place = place;
    this.mend = mend;
  }
}

const tooDeep = (place: LimitError['place']) =>
  new LimitError(
    `Here more than ${String(LIMITS.depth)} things are nested in one another`,
    place,
    `Take lists and quotations out of one another; ${String(LIMITS.depth)} levels can be read.`,
  );

/** Before a text is parsed. @throws {LimitError} */
export function checkBeforeParsing(text: string, form: 'markdown' | 'mdx'): void {
  checkNumber(text, /\n/g, LIMITS.lines, 'lines', 'Divide it.');
  checkNumber(text, ITEM, LIMITS.items, 'lines of lists and quotations', 'Divide it.');
  checkNumber(text, /\|/g, LIMITS.bars, 'bars', 'Keep a table of this size as a file of its own.');
  checkNumber(text, /@/g, LIMITS.citations, 'signs of a citation (@)', 'Divide it.');
  const deep = DEEP.exec(text);
  if (deep !== null) throw tooDeep(placeAt(text, deep.index));
  checkRow(text, PUNCTUATION, 'marks', 'Take most of them out; for a rule across the page write ---.');
  checkRow(text, BLANKS, 'blanks', 'Take most of them out.');
  const braces = form === 'mdx' ? (text.match(/[{}]/g)?.length ?? 0) : 0;
  if (braces * text.length > LIMITS.braces)
    throw new LimitError(
      `The text has ${String(braces)} braces, too many for its length`,
      placeAt(text, text.search(/[{}]/)),
      'Divide the section in two, or write literal braces as &#123; and &#125;.',
    );
}

function checkNumber(text: string, sign: RegExp, most: number, what: string, mend: string): void {
  let count = 0;
  for (const { index } of text.matchAll(sign)) {
    if (++count > most) throw new LimitError(`The text has more than ${most.toLocaleString('en')} ${what}`, placeAt(text, index), mend);
  }
}

function checkRow(text: string, row: RegExp, what: string, mend: string): void {
  const found = row.exec(text);
  if (found !== null) throw new LimitError(`Here ${String(LIMITS.row)} ${what} or more stand in a row`, placeAt(text, found.index), mend);
}

/** A line that opens, or goes on with, more lists and quotations than may be. */
const OPENER = String.raw`(?:>|[-+*](?=[ \t\n])|\d{1,9}[.)](?=[ \t\n]))`;
const ITEM = new RegExp(String.raw`^[ \t>]*${OPENER}`, 'gm');
const DEEP = new RegExp(
  String.raw`^[ \t]*(?:${OPENER}[ \t]*){${String(LIMITS.depth + 1)}}|^[ \t>]{${String(LIMITS.depth * 4)},}${OPENER}`,
  'm',
);
const PUNCTUATION = new RegExp(String.raw`[!"'()*,.:;?_~&\]]{${String(LIMITS.row)}}`);
const BLANKS = new RegExp(String.raw`[^\S\n]{${String(LIMITS.row)}}`);

function placeAt(text: string, offset: number) {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}

/** After it was parsed. @throws {LimitError} */
export function checkTree(root: Root): void {
  const open: { readonly node: Nodes; readonly depth: number }[] = [{ node: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    if (depth > LIMITS.depth * 2 + 4) throw tooDeep(node.position?.start);
    if (node.type === 'table' && node.children.length * (node.align?.length ?? 0) > LIMITS.cells)
      throw new LimitError(
        `This table has more than ${LIMITS.cells.toLocaleString('en')} cells`,
        node.position?.start,
        'Divide it, or keep it as a file of its own.',
      );
    if ('children' in node) for (const child of node.children) open.push({ node: child, depth: depth + 1 });
  }
}

/** Micromark extension that counts the marks of each paragraph, and takes none of them. @throws {LimitError} */
export const countMarks: Extension = {
  text: Object.fromEntries(Array.from('!&*<[\\]_`{~', (mark) => [mark.charCodeAt(0), counter(mark)])),
};

/** What a mark costs whose partner is looked for up to the end of its paragraph. */
const SEARCH = { tag: 50, ticks: 100 };

const TICK = 96;

/** Marks of a paragraph that take no time to speak of. */
const FREE = 300;

interface Count {
  marks: number;
  readonly ticks: Set<number>;
}
const counts = new WeakMap<TokenizeContext, Count>();
const costs = new WeakMap<object, number>();

function counter(mark: string): Construct {
  return {
    name: 'countMarks',
    // As backticks themselves have it: a run of them is one mark.
    previous(code) {
      return mark !== '`' || code !== TICK || this.events.at(-1)?.[1].type === 'characterEscape';
    },
    tokenize(effects, _, nok) {
      const count = counts.get(this) ?? { marks: 0, ticks: new Set<number>() };
      counts.set(this, count);
      const add = (marks: number) => {
        count.marks += marks;
        // Long paragraphs add up as squares: several may take as long as one that is too long.
        const cost = (costs.get(this.parser) ?? 0) + (count.marks > FREE ? marks * count.marks : 0);
        costs.set(this.parser, cost);
        if (cost <= LIMITS.marks ** 2 / 2) return;
        throw new LimitError(
          'This paragraph has more marks of Markdown than can be read (*, _, ~, [, ], <, backticks)',
          this.now(),
          `Divide it, or write literal marks with a backslash before each; about ${LIMITS.marks.toLocaleString('en')} in a paragraph can be read.`,
        );
      };
      let length = 0;
      const start: State = (code) => {
        effects.enter('data');
        effects.consume(code);
        length++;
        return mark === '`' ? ticks : mark === '<' ? tag : then(1);
      };
      const then =
        (marks: number): State =>
        (code) => {
          add(marks);
          return nok(code);
        };
      const tag: State = (code) => then(code === 33 || code === 63 ? SEARCH.tag : 1)(code);
      const ticks: State = (code) => {
        if (code === TICK) {
          effects.consume(code);
          length++;
          return ticks;
        }
        const known = count.ticks.has(length);
        count.ticks.add(length);
        return then(known ? 1 : SEARCH.ticks)(code);
      };
      return start;
    },
  };
}
