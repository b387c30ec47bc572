/**
 * Filters and sorts a coding table. The state is in the address, so a view can be cited. Each row has its own copy of the cells it shares
 * with others; what still stands together is merged again, so that a merged cell never speaks for a row that is not there. A table that has
 * only its first rows is filtered as the whole it stands for, of which so many rows are shown, and more for who asks.
 */

import { highlightWords } from './word-highlight.ts';
import { allRowsOf, tableRows, rowsOfPages, type Row } from './filter-rows.ts';

/** What is asked, by the names of the fields: `text`, `order` (a column), and filters, each by its own. */
type View = Readonly<Record<string, string>>;

/** How many rows that are not on the page are shown at once. */
const SHOWN = 100;

/** Rows that have all the words, folded as the search folds them; how to is loaded when something is asked. */
async function having(rows: readonly Row[], text: string): Promise<readonly Row[]> {
  if (text.trim() === '') return rows;
  const { unhyphened } = await import('#domain/search/search-words.ts');
  const words = unhyphened(text).trim().split(/\s+/);
  return rows.filter((row) => {
    const own = row.words(unhyphened);
    return words.every((word) => own.includes(word));
  });
}

/** Rows that all filters leave, but for one that is asked what it would leave. */
function filtered(rows: readonly Row[], view: View, but?: string): readonly Row[] {
  const asked = Object.entries(view).filter(([name, value]) => name !== 'text' && name !== 'order' && name !== but && value !== '');
  return rows.filter((row) => asked.every(([name, value]) => row.marks(name).includes(value)));
}

function ordered(rows: readonly Row[], order = ''): readonly Row[] {
  if (order === '') return rows;
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const keyed = rows.map((row): [string, Row] => [row.key(Number(order)), row]);
  return keyed.sort(([a], [b]) => compare(a, b)).map(([, row]) => row);
}

/** Each choice of a filter with how many rows it would show in this view. */
function count(fields: Iterable<Element>, rows: readonly Row[], view: View): void {
  for (const field of fields) {
    if (!(field instanceof HTMLSelectElement) || field.name === 'order') continue;
    const left = filtered(rows, view, field.name);
    const counts = new Map<string, number>([['', left.length]]);
    for (const row of left) for (const mark of row.marks(field.name)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
    for (const option of field.options) option.text = option.text.replace(/\d+$/, String(counts.get(option.value) ?? 0));
  }
}

/** Bodies of rows whose first cell is one; cells that are the same one under the other are one cell. @param used cells of which copies are shown */
function write(table: HTMLTableElement, rows: readonly Row[], used = new Set<HTMLTableCellElement>()): void {
  const bodies: HTMLTableSectionElement[] = [];
  const open: (HTMLTableCellElement | undefined)[] = [];
  rows.forEach((row, index) => {
    const last = rows[index - 1];
    if (bodies.length === 0 || last?.cells[0] !== row.cells[0]) {
      const body = document.createElement('tbody');
      if (row.hue !== undefined) body.dataset.hue = row.hue;
      bodies.push(body);
      open.length = 0;
    }
    const line = document.createElement('tr');
    bodies.at(-1)?.append(line);
    row.cells.forEach((cell, column) => {
      const held = open[column];
      if (held !== undefined && last?.cells[column] === cell) {
        held.rowSpan++;
        return;
      }
      const shown = used.has(cell) ? (cell.cloneNode(true) as HTMLTableCellElement) : cell;
      used.add(cell);
      shown.rowSpan = 1;
      open[column] = shown;
      line.append(shown);
    });
  });
  for (const body of [...table.tBodies]) body.remove();
  table.append(...bodies);
  for (const cell of table.querySelectorAll<HTMLTableCellElement>('tbody > tr > *')) {
    if (cell.localName === 'th') cell.scope = cell.rowSpan > 1 ? 'rowgroup' : 'row';
    if (cell.rowSpan === 1) cell.removeAttribute('rowspan');
  }
}

/** The rows of a table, and what shows some of them. */
interface Rows {
  all(): Row[] | Promise<Row[]>;
  show(rows: readonly Row[], isWhole: boolean): void;
}

function wholeTable(table: HTMLTableElement): Rows {
  const rows = tableRows(table);
  return {
    all: () => rows,
    show: (some) => {
      write(table, some);
    },
  };
}

/** A table that is not all there: as it came it is kept, and shown again where nothing is asked. @param seen is told of rows that are shown besides */
function foldedTable(table: HTMLTableElement, load: () => Promise<Row[]>, seen: () => void): Rows {
  const bodies = [...table.tBodies];
  const own = new Set(table.querySelectorAll<HTMLTableCellElement>('tbody > tr > *'));
  const more = table.parentElement?.querySelector<HTMLElement>('[data-more-rows]');
  let chosen: readonly Row[] = [];
  let shown = 0;
  const showMore = () => {
    shown += SHOWN;
    write(table, chosen.slice(0, shown), new Set(own));
    if (more) more.hidden = chosen.length <= shown;
  };
  more?.querySelector('button')?.addEventListener('click', () => {
    showMore();
    seen();
  });
  let rows: Promise<Row[]> | undefined;
  return {
    all: () =>
      (rows ??= load().catch((error: unknown) => {
        rows = undefined; // It is asked for again with the next letter.
        throw error;
      })),
    show: (some, isWhole) => {
      [chosen, shown] = [some, 0];
      // It tells of the rows as they came; of a view the filter tells.
      const summary = table.caption?.querySelector('small');
      if (summary) summary.hidden = !isWhole;
      if (!isWhole) showMore();
      else {
        table.replaceChildren(...[...table.children].filter(({ localName }) => localName !== 'tbody'), ...bodies);
        if (more) more.hidden = true;
      }
    },
  };
}

function hold(table: HTMLTableElement, seen: () => void): Rows {
  const { rows, pages } = table.dataset;
  if (rows !== undefined) return foldedTable(table, () => allRowsOf(table, rows), seen);
  return pages === undefined ? wholeTable(table) : foldedTable(table, () => rowsOfPages(table, pages.split(' ')), seen);
}

for (const tools of document.querySelectorAll<HTMLElement>('[data-filter]')) {
  const table = document.getElementById(tools.dataset.filter ?? '');
  const told = tools.querySelector('output');
  const nothing = tools.parentElement?.querySelector<HTMLElement>('[data-no-hits]');
  if (!(table instanceof HTMLTableElement) || told === null) continue;
  const fields = [...tools.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];
  const view = (): View => Object.fromEntries(fields.map(({ name, value }) => [name, value]));
  const mark = () => void highlightWords(table, () => view().text ?? '');
  const held = hold(table, mark);
  const filter = async () => {
    const now = view();
    const given = held.all();
    const rows = Array.isArray(given) ? given : await given;
    const found = await having(rows, now.text ?? '');
    // Something else was asked meanwhile.
    if (fields.some(({ name, value }) => now[name] !== value)) return;
    const chosen = ordered(filtered(found, now), now.order);
    const moved = fields.some(({ name }) => now[name] !== '');
    held.show(chosen, !moved);
    mark();
    count(fields, found, now);
    told.textContent = moved ? (tools.dataset.words ?? '').replace('%s', String(chosen.length)).replace('%s', String(rows.length)) : '';
    if (nothing) nothing.hidden = chosen.length > 0;
    table.hidden = chosen.length === 0;
    table.tHead?.querySelectorAll('th').forEach((head, column) => {
      if (now.order === String(column)) head.ariaSort = 'ascending';
      else head.removeAttribute('aria-sort');
    });
  };
  const read = () => {
    const given = new URLSearchParams(location.search);
    for (const field of fields) field.value = given.get(field.name) ?? '';
    // An address may ask for what is not there.
    for (const field of fields) if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.selectedIndex = 0;
    if (fields.some(({ value }) => value !== '')) void filter();
  };
  // Who comes to a field will ask: what is to be looked through is fetched, and folded, meanwhile; a failure shows when something is asked.
  const prepare = async () => having(await held.all(), '-');
  tools.addEventListener('focusin', () => void prepare().catch(() => undefined), { once: true });
  tools.addEventListener('input', () => {
    void filter();
    const given = new URLSearchParams(Object.entries(view()).filter(([, value]) => value !== ''));
    history.replaceState(null, '', given.size === 0 ? location.pathname : `?${given.toString()}`);
  });
  read();
}
