/** Every row with all its cells, left to right: those above that reach down into it, and those that reach across it. */
export function fullRows(rows: Iterable<HTMLTableRowElement>): HTMLTableCellElement[][] {
  const above: { cell: HTMLTableCellElement; left: number }[] = [];
  return Array.from(rows, ({ cells }) => {
    const own = [...cells];
    const full: HTMLTableCellElement[] = [];
    for (let column = 0; own.length > 0 || (above[column]?.left ?? 0) > 0; column++) {
      const cell = (above[column]?.left ?? 0) > 0 ? undefined : own.shift();
      for (let i = 0; cell !== undefined && i < cell.colSpan; i++) above[column + i] = { cell, left: cell.rowSpan };
      const held = above[column];
      if (held === undefined) break;
      held.left--;
      full.push(held.cell);
    }
    return full;
  });
}

/** A table as spreadsheets paste it: every column in every row, cells between tabs; a cell with a tab, a quote or a line break in quotes. */
export const tableText = (table: HTMLTableElement): string =>
  [...(table.tHead ? [table.tHead] : []), ...table.tBodies, ...(table.tFoot ? [table.tFoot] : [])]
    .flatMap(({ rows }) => fullRows(rows).map((cells) => cells.map(({ innerText }) => quoted(innerText.trim())).join('\t')))
    .join('\n');

const quoted = (text: string) => (/[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
