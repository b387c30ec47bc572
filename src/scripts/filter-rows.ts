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

/** What of the codebook as JSON open coding shows. */
interface Codebook {
  readonly concepts: readonly { readonly id: string; readonly excerpts: readonly string[] }[];
  readonly excerpts: readonly Excerpt[];
}

interface Excerpt {
  readonly id: string;
  readonly text: string;
  readonly language: string;
  readonly translation: Readonly<Record<string, string>>;
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
export const tableRows = (table: HTMLTableElement): Row[] => placesOf(table).map(rowOf);

/** All rows of a table that goes on on other pages, in their order. */
export async function rowsOfPages(table: HTMLTableElement, addresses: readonly string[]): Promise<Row[]> {
  const pages = await Promise.all(
    addresses.map(async (address) => {
      const page = new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html');
      return page.getElementById(table.id);
    }),
  );
  return [table, ...pages].flatMap((one) => (one instanceof HTMLTableElement ? tableRows(one) : []));
}

/** All rows of a table that has only the first ones of each concept, from the codebook at an address. */
export async function allRowsOf(table: HTMLTableElement, address: string): Promise<Row[]> {
  const { concepts, excerpts } = (await (await fetch(address)).json()) as Codebook;
  const held = new Map(excerpts.map((one) => [one.id, one]));
  const listed = new Map(concepts.map((one) => [one.id, one.excerpts.flatMap((id) => held.get(id) ?? [])]));
  const places = new Map(placesOf(table).map((place) => [place.cells[1], place]));
  return [...places].flatMap(([concept, place]) => {
    const link = concept?.querySelector('a');
    const rows = listed.get(/\/concepts\/([^/]+)\/$/.exec(link?.pathname ?? '')?.[1] ?? '') ?? [];
    return rows.length === 0 || link == null ? [rowOf(place)] : rows.map((row) => listedRow(row, place, link.getAttribute('href') ?? ''));
  });
}

/** In the page's language, if the excerpt is in another and has been translated. */
const translationOf = ({ language, translation }: Excerpt) => {
  const { lang } = document.documentElement;
  return language === lang ? '' : (translation[lang] ?? '');
};

/** A row of which only the excerpt is not on the page; its cell is made when it is shown. */
function listedRow(excerpt: Excerpt, { cells: [category, concept], hue, marks }: Place, page: string): Row {
  let cells: HTMLTableCellElement[] | undefined;
  let words: string | undefined;
  const above = [category, concept].filter((cell) => cell !== undefined);
  return {
    get cells() {
      return (cells ??= [...above, excerptCell(excerpt, page)]);
    },
    hue,
    marks,
    words: (fold) => (words ??= fold([...above.map(({ textContent }) => textContent), excerpt.text, translationOf(excerpt)].join(' '))),
    key: (column) => (column < above.length ? nameOf(above[column]) : excerpt.text.trim()),
  };
}

function excerptCell(excerpt: Excerpt, page: string): HTMLTableCellElement {
  const { id, text, language: lang } = excerpt;
  const cell = document.createElement('td');
  const link = document.createElement('a');
  link.className = 'quiet';
  link.href = `${page}#${id}`;
  if (lang !== document.documentElement.lang) Object.assign(link, { lang, dir: 'auto' });
  link.append(...linesOf(text));
  cell.append(link);
  const translation = translationOf(excerpt);
  if (translation !== '') {
    const paragraph = document.createElement('p');
    paragraph.className = 'tr';
    paragraph.append(...linesOf(translation));
    cell.append(paragraph);
  }
  return cell;
}

const linesOf = (text: string) => text.split(/\r\n?|\n/).flatMap((line, i) => (i === 0 ? [line] : [document.createElement('br'), line]));
