import type { CaseStudy, Category, Concept, Excerpt } from './case-study.ts';
import type { LevelName } from '../schema/level-name.ts';
import type { LocalizedText } from '../text/localized-text.ts';

/** What stands in a cell. Cells with the same `key` one under the other are one merged cell. */
export type Cell = { readonly key: string | undefined } & (
  | { readonly kind: 'category'; readonly category: Category }
  | { readonly kind: 'concept'; readonly concept: Concept }
  | { readonly kind: 'excerpt'; readonly excerpt: Excerpt }
  | { readonly kind: 'meaning'; readonly category: Category }
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
