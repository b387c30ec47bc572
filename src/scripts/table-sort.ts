/** Orders the rows of tables of counts by a column, and narrows their columns. The state is in the address, so a view can be cited. */

/** What a cell says, without the bar beside it. */
const textOf = (cell: Element | undefined) => ((cell?.querySelector('a') ?? cell)?.firstChild?.textContent ?? '').trim();

/** A number, nothing and what is hidden last; NaN where there is none. */
function numberIn(cell: Element | undefined): number {
  const text = textOf(cell);
  return text === '' || text === '·' ? -Infinity : Number.parseFloat(text);
}

/** Numbers fall, words rise; rows that are alike stay as they were. */
function ordered(rows: readonly HTMLTableRowElement[], column: number): HTMLTableRowElement[] {
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const keyed = rows.map((row) => ({ row, text: textOf(row.cells[column]), n: numberIn(row.cells[column]) }));
  const counts = column > 0 && keyed.some(({ n }) => Number.isFinite(n));
  const value = (n: number) => (Number.isNaN(n) ? -Infinity : n);
  const difference = (a: number, b: number) => (a === b ? 0 : b - a);
  return keyed.sort((a, b) => (counts ? difference(value(a.n), value(b.n)) : compare(a.text, b.text))).map(({ row }) => row);
}

for (const tools of document.querySelectorAll<HTMLElement>('[data-sort]')) {
  const table = document.getElementById(tools.dataset.sort ?? '');
  if (!(table instanceof HTMLTableElement)) continue;
  const [body] = table.tBodies;
  if (body === undefined) continue;
  const fields = [...tools.querySelectorAll('select')];
  const listed = [...body.rows];
  const show = () => {
    const chosen = fields.flatMap(({ selectedOptions: [option] }) => (option?.value ? [option.dataset] : []));
    const asked = chosen.flatMap(({ columns }) => (columns === undefined ? [] : [new Set(columns.split(' ').map(Number))]));
    const isShown = (column: number) => column === 0 || asked.every((columns) => columns.has(column));
    for (const row of table.rows) for (const cell of row.cells) cell.hidden = !isShown(cell.cellIndex);
    // What has nothing in the columns that are left is not there either.
    for (const row of listed)
      row.hidden =
        asked.length > 0 && [...row.cells].every((cell, column) => column === 0 || cell.hidden || cell.textContent.trim() === '');
    const order = chosen.find(({ column }) => column !== undefined)?.column;
    body.append(...(order === undefined ? listed : ordered(listed, Number(order))));
    for (const head of table.tHead?.querySelectorAll('th') ?? [])
      if (order === String(head.cellIndex)) head.ariaSort = order === '0' ? 'ascending' : 'descending';
      else head.removeAttribute('aria-sort');
  };
  const given = new URLSearchParams(location.search);
  for (const field of fields) {
    field.value = given.get(field.name) ?? '';
    // An address may ask for what is not there.
    if (field.selectedIndex < 0) field.selectedIndex = 0;
  }
  if (fields.some(({ value }) => value !== '')) show();
  tools.addEventListener('input', () => {
    show();
    const view = new URLSearchParams(location.search);
    for (const { name, value } of fields)
      if (value === '') view.delete(name);
      else view.set(name, value);
    history.replaceState(null, '', (view.size === 0 ? location.pathname : `?${view.toString()}`) + location.hash);
  });
}
