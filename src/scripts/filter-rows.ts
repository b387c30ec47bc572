import type { OpenRow } from '#domain/study/coding-table.ts';
import { fullRows } from './table-rows.ts';

/** A row of a coding table, whether it is on the page or not. */
export interface Row {
  /** Left to right; a cell that it shares with others is the same one in each. */
  readonly cells: readonly HTMLTableCellElement[];
  readonly hue: string | undefined;
  /** What a filter of this name finds it by. */
  marks(name: string): readonly string[];
  /** What it says, folded as the search folds it; the same for the same `fold`. */
  words(fold: (text: string) => string): string;
  /** What it is ordered by in a column. */
  key(column: number): string;
}

type Place = Pick<Row, 'cells' | 'hue' | 'marks'>;

const placesOf = (table: HTMLTableElement): Place[] =>
  [...table.tBodies].flatMap(({ rows, dataset }) => {
    const marks = (name: string) => dataset[name]?.split('\n') ?? [];
    return fullRows(rows).map((cells) => ({ cells, hue: dataset.hue, marks }));
  });

/** What a cell is called is its link, or else all it says. */
const nameOf = (cell: HTMLTableCellElement | undefined) => cell?.querySelector('a')?.textContent.trim() ?? '';

function rowOf(place: Place): Row {
  let words: string | undefined;
  return {
    ...place,
    words: (fold) => (words ??= fold(place.cells.map(({ textContent }) => textContent).join(' '))),
    key: (column) => nameOf(place.cells[column]),
  };
}

/** The rows that the table has. */
export const rowsOf = (table: HTMLTableElement): Row[] => placesOf(table).map(rowOf);

/** All rows of a table that goes on on other pages, in their order. */
export async function rowsOfPages(table: HTMLTableElement, addresses: readonly string[]): Promise<Row[]> {
  const pages = await Promise.all(
    addresses.map(async (address) => {
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
      return page.getElementById(table.id);
    }),
  );
  return [table, ...pages].flatMap((one) => (one instanceof HTMLTableElement ? rowsOf(one) : []));
}

/** All rows of a table that has only the first ones of each concept, from the file that has them all. */
export async function allRowsOf(table: HTMLTableElement, address: string): Promise<Row[]> {
  const places = new Map(placesOf(table).map((place) => [place.cells[1], place]));
  const listed = (await (await fetch(address)).json()) as Readonly<Record<string, readonly OpenRow[]>>;
  return [...places].flatMap(([concept, place]) => {
    const link = concept?.querySelector('a');
    const rows = listed[/\/concepts\/([^/]+)\/$/.exec(link?.pathname ?? '')?.[1] ?? ''] ?? [];
    return rows.length === 0 || link == null ? [rowOf(place)] : rows.map((row) => listedRow(row, place, link.getAttribute('href') ?? ''));
  });
}

/** A row of which only the excerpt is not on the page; its cell is made when it is shown. */
function listedRow(row: OpenRow, { cells: [category, concept], hue, marks }: Place, page: string): Row {
  const [, text, translation = ''] = row;
  let cells: HTMLTableCellElement[] | undefined;
  let words: string | undefined;
  const above = [category, concept].filter((cell) => cell !== undefined);
  return {
    get cells() {
      return (cells ??= [...above, excerptCell(row, page)]);
    },
    hue,
    marks,
    words: (fold) => (words ??= fold([...above.map(({ textContent }) => textContent), text, translation].join(' '))),
    key: (column) => (column < above.length ? nameOf(above[column]) : text.trim()),
  };
}

function excerptCell([id, text, translation = '', lang]: OpenRow, page: string): HTMLTableCellElement {
  const cell = document.createElement('td');
  const link = document.createElement('a');
  link.className = 'quiet';
  link.href = `${page}#${id}`;
  if (lang !== undefined) Object.assign(link, { lang, dir: 'auto' });
  link.append(...linesOf(text));
  cell.append(link);
  if (translation !== '') {
    const paragraph = document.createElement('p');
    paragraph.className = 'tr';
    paragraph.append(...linesOf(translation));
    cell.append(paragraph);
  }
  return cell;
}

const linesOf = (text: string) => text.split(/\r\n?|\n/).flatMap((line, i) => (i === 0 ? [line] : [document.createElement('br'), line]));
