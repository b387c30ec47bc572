/**
 * Filters and sorts a coding table. The state is in the address, so a view can be cited. Each row has its own copy of the cells it shares
 * with others; what still stands together is merged again, so that a merged cell never speaks for a row that is not there.
 */

import { fullRows } from './table-rows.ts';

interface Row {
  readonly cells: readonly HTMLTableCellElement[];
  readonly hue: string | undefined;
  /** Identifiers of the categories it belongs to. */
  readonly within: readonly string[];
}

const FIELDS = ['category', 'text', 'order'] as const;
type View = Record<(typeof FIELDS)[number], string>;

const readRows = (table: HTMLTableElement): Row[] =>
  [...table.tBodies].flatMap(({ rows, dataset: { hue, within = '' } }) =>
    fullRows(rows).map((cells) => ({ cells, hue, within: within.split(' ') })),
  );

/** Rows that have all the words, folded as the search folds them; how to is loaded when something is asked. */
async function having(rows: readonly Row[], text: string): Promise<readonly Row[]> {
  if (text.trim() === '') return rows;
  const { unhyphened } = await import('#domain/search/search-words.ts');
  const words = unhyphened(text).trim().split(/\s+/);
  return rows.filter(({ cells }) => {
    const own = unhyphened(cells.map(({ textContent }) => textContent).join(' '));
    return words.every((word) => own.includes(word));
  });
}

function choose(rows: readonly Row[], { category, order }: View): Row[] {
  const chosen = rows.filter(({ within }) => category === '' || within.includes(category));
  if (order === '') return chosen;
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const key = ({ cells }: Row) => cells[Number(order)]?.querySelector('a')?.textContent.trim() ?? '';
  return chosen.sort((a, b) => compare(key(a), key(b)));
}

/** Bodies of rows whose first cell is one; cells that are the same one under the other are one cell. */
function write(table: HTMLTableElement, rows: readonly Row[]): void {
  const bodies: HTMLTableSectionElement[] = [];
  const used = new Set<HTMLTableCellElement>();
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

for (const tools of document.querySelectorAll<HTMLElement>('[data-sift]')) {
  const table = document.getElementById(tools.dataset.sift ?? '');
  const told = tools.querySelector('output');
  if (!(table instanceof HTMLTableElement) || told === null) continue;
  const rows = readRows(table);
  const fields = [...tools.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]')];
  const view = () => Object.fromEntries(fields.map(({ name, value }) => [name, value])) as View;
  const show = async () => {
    const now = view();
    const found = await having(rows, now.text);
    // Something else was asked meanwhile.
    if (FIELDS.some((name) => now[name] !== view()[name])) return;
    const chosen = choose(found, now);
    write(table, chosen);
    const moved = FIELDS.some((name) => now[name] !== '');
    told.textContent = moved ? (tools.dataset.words ?? '').replace('%s', String(chosen.length)).replace('%s', String(rows.length)) : '';
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
    if (fields.some(({ value }) => value !== '')) void show();
  };
  tools.addEventListener('input', () => {
    void show();
    const given = new URLSearchParams(Object.entries(view()).filter(([, value]) => value !== ''));
    history.replaceState(null, '', given.size === 0 ? location.pathname : `?${given.toString()}`);
  });
  read();
}
