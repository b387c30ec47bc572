import type { CaseStudy, Category, Concept, Excerpt } from './case-study.ts';
import type { LevelName } from '../schema/level-name.ts';
import type { LocalizedText } from '../text/localized-text.ts';

/** What stands in a cell. Cells with the same `key` one under the other are one merged cell. */
export type Cell = { readonly key: string | undefined } & (
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'concept'; readonly concept: Concept }
  | { readonly kind: 'excerpt'; readonly excerpt: Excerpt }
  | { readonly kind: 'meaning'; readonly category: Category }
  /** Excerpts that the page of open coding leaves to the concept's own. */
  | { readonly kind: 'rest'; readonly concept: Concept; readonly count: number; readonly shown: number }
  | { readonly kind: 'empty' }
);

/** A column is named by the study's own word for a level, or by what it holds. */
export type Column =
  /** `placings`: its concepts say how they came to their categories. */
  { readonly kind: 'level'; readonly name: LocalizedText; readonly placings?: boolean } | { readonly kind: 'excerpt' | 'meaning' };

/** A table of any depth: full rows, as data; `mergeCells` gives the spans to print it with. */
export interface CodingTable {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface MergedCell {
  readonly cell: Cell;
  readonly column: number;
  /** Rows it covers, at least 1. */
  readonly rowSpan: number;
}

const EMPTY: Cell = { key: undefined, kind: 'empty' };

/** Open coding: the category each concept belongs to, the concept, its excerpts; one row an excerpt. */
export function buildOpenCodingTable({ study, concepts }: CaseStudy): CodingTable {
  const [category, concept] = study.levels.slice(-2);
  const rows = [...concepts.values()].flatMap((one) => {
    const place: readonly Cell[] = [
      { key: one.category.id, kind: 'category', category: one.category },
      { key: one.id, kind: 'concept', concept: one },
    ];
    if (one.excerpts.length === 0) return [[...place, EMPTY]];
    return one.excerpts.map((excerpt): Cell[] => [...place, { key: `${one.id} ${excerpt.id}`, kind: 'excerpt', excerpt }]);
  });
  return { columns: [levelColumn(category), { ...levelColumn(concept), placings: hasPlacings(concepts) }, { kind: 'excerpt' }], rows };
}

/** What one page shows of open coding: of a table with more rows or text it has the first excerpts of each concept, and its search all. */
const OPEN_PAGE = { rows: 500, bytes: 150_000 } as const;
/** What is shown of a table that is folded, of each concept alike. */
const FOLDED = { rows: 500, bytes: 110_000 } as const;

/** As long as a text is in UTF-8, nearly, with its translations. */
const bytesOf = ({ text, translation }: Excerpt) =>
  [text, ...Object.values(translation)].reduce((sum, one) => sum + one.length + 2 * (one.match(/[^\0-\x7f]/g)?.length ?? 0), 0);

export const isOpenCodingFolded = ({ concepts }: Pick<CaseStudy, 'concepts'>): boolean => {
  const excerpts = Array.from(concepts.values(), (concept) => concept.excerpts).flat();
  return excerpts.length > OPEN_PAGE.rows || excerpts.reduce((sum, one) => sum + bytesOf(one), 0) > OPEN_PAGE.bytes;
};

/** The excerpts of a concept that the page of open coding shows, in their order. */
export function shownInOpenCoding(study: Pick<CaseStudy, 'concepts'>): (concept: Concept) => readonly Excerpt[] {
  if (!isOpenCodingFolded(study)) return ({ excerpts }) => excerpts;
  const share = { rows: Math.max(1, Math.floor(FOLDED.rows / study.concepts.size)), bytes: FOLDED.bytes / study.concepts.size };
  return ({ excerpts }) => {
    let bytes = 0;
    const end = excerpts.findIndex((one, n) => n === share.rows || (bytes += bytesOf(one)) > share.bytes);
    return end < 0 ? excerpts : excerpts.slice(0, end);
  };
}

/** Open coding as its page shows it: where that would be too much, each concept with its first excerpts and how many more it has. */
export function openCodingPage(study: CaseStudy): CodingTable {
  const whole = buildOpenCodingTable(study);
  if (!isOpenCodingFolded(study)) return whole;
  const shownOf = shownInOpenCoding(study);
  const counts = new Map(Array.from(study.concepts.values(), (one) => [one, shownOf(one).length]));
  const done = new Map<Concept, number>();
  const rows = whole.rows.flatMap((row) => {
    const [category, place] = row;
    if (category === undefined || place?.kind !== 'concept' || place.concept.excerpts.length === 0) return [row];
    const { concept } = place;
    const [shown, n] = [counts.get(concept) ?? 0, done.get(concept) ?? 0];
    done.set(concept, n + 1);
    if (n < shown) return [row];
    const count = concept.excerpts.length - shown;
    return n > shown ? [] : [[category, place, { key: undefined, kind: 'rest', concept, count, shown } as const]];
  });
  return { ...whole, rows };
}

/** Axial coding: a column for each level of categories below the core, and what the categories of a row mean together; one row a lowest category. */
export function buildAxialCodingTable({ study, groups, categories }: Pick<CaseStudy, 'study' | 'groups' | 'categories'>): CodingTable {
  const top = groups[0]?.depth ?? 0;
  const levels = study.levels.slice(top, -1);
  const lowest = [...categories.values()].filter((category) => category.children.length === 0 && category.group !== undefined);
  const rows = lowest.map((category): Cell[] => {
    const path = pathFromGroup(category);
    const above = path.at(-2) ?? category;
    return [
      ...levels.map((_, i): Cell => {
        const at = path[i];
        return at === undefined ? EMPTY : { key: at.id, kind: 'category', category: at };
      }),
      { key: `meaning ${above.id}`, kind: 'meaning', category: above },
    ];
  });
  return { columns: [...levels.map(levelColumn), { kind: 'meaning' }], rows };
}

/** The cells that are printed, row by row; a cell that continues the one above it is left out. */
export function mergeCells({ rows }: CodingTable): MergedCell[][] {
  return rows.map((row, r) =>
    row.flatMap((cell, column) => {
      const continues = (at: number) => cell.key !== undefined && rows[at]?.[column]?.key === cell.key;
      if (continues(r - 1)) return [];
      let rowSpan = 1;
      while (continues(r + rowSpan)) rowSpan++;
      return [{ cell, column, rowSpan }];
    }),
  );
}

const levelColumn = (level: LevelName | undefined) => ({ kind: 'level', name: level?.name ?? {} }) as const;

function pathFromGroup(category: Category): Category[] {
  const path: Category[] = [];
  for (let at: Category | undefined = category; at?.group !== undefined; at = at.parent) path.unshift(at);
  return path;
}

/** Whether any says how it came to its category. */
export const hasPlacings = (concepts: CaseStudy['concepts']): boolean => [...concepts.values()].some(({ placed }) => placed !== undefined);

export const PLACINGS = ['printed', 'moved', 'added'] as const;
export type PlacingKind = (typeof PLACINGS)[number];

/** How a concept came to its category: by the label that was published, against it, or without one. */
export function placingOf({ placed }: Concept): PlacingKind | undefined {
  if (placed === undefined) return undefined;
  return placed.basis === 'printed' ? 'printed' : placed.printed === undefined ? 'added' : 'moved';
}
