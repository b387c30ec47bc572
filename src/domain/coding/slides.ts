import type { CaseStudy, Category, Concept, Excerpt, Passage, Relation, Source } from '../study/case-study.ts';
import { conceptsBelow } from '../study/category-tree.ts';

/** One slide of a study: what is on it, all else is of the page. */
export type Slide =
  | { readonly kind: 'title' | 'question' | 'stages' | 'structure' | 'model' | 'cite' }
  | { readonly kind: 'data'; readonly sources: readonly Source[]; readonly more: number }
  | { readonly kind: 'groups'; readonly groups: readonly Category[]; readonly more: number }
  | GroupSlide
  | { readonly kind: 'arrow'; readonly relation: Relation; readonly at: number; readonly ground: Excerpt | Passage | undefined }
  | { readonly kind: 'relations'; readonly relations: readonly Relation[]; readonly more: number };

/** A group's categories, each with its concepts, and a passage of the data under one of them. */
interface GroupSlide {
  readonly kind: 'group';
  readonly group: Category;
  readonly rows: readonly { readonly category: Category; readonly concepts: readonly Concept[]; readonly more: number }[];
  readonly more: number;
  readonly excerpt: Excerpt | undefined;
}

/** What fits on a slide, and how many of a kind an audience sits through: beyond, the rest is counted, and the pages have it. */
export const SLIDE_LIMITS = {
  sources: 8,
  groups: 8,
  listed: 14,
  rows: 6,
  concepts: 8,
  arrows: 12,
  relations: 8,
  structure: 40,
  quotation: 150,
} as const;

/** The study as slides: the question, the data, the coding, its tables, the model arrow by arrow, how to cite it. */
export function slidesOf(study: CaseStudy): Slide[] {
  const { sources, groups, relations, categories, concepts } = study;
  const coded = [...sources.values()].filter(({ excerpts }) => excerpts.length > 0);
  const shown = first(coded, SLIDE_LIMITS.sources);
  const listed = first(groups, SLIDE_LIMITS.listed);
  const some = first(relations, SLIDE_LIMITS.relations);
  return [
    { kind: 'title' },
    { kind: 'question' },
    ...(coded.length > 0 ? [{ kind: 'data', sources: shown.some, more: shown.more } as const] : []),
    { kind: 'stages' },
    ...(categories.size + concepts.size <= SLIDE_LIMITS.structure ? [{ kind: 'structure' } as const] : []),
    ...(groups.length > SLIDE_LIMITS.groups
      ? [{ kind: 'groups', groups: listed.some, more: listed.more } as const]
      : groups.map(groupSlide)),
    { kind: 'model' },
    ...(relations.length > SLIDE_LIMITS.arrows
      ? [{ kind: 'relations', relations: some.some, more: some.more } as const]
      : relations.map((relation, at) => ({ kind: 'arrow', relation, at, ground: groundOf(relation) }) as const)),
    { kind: 'cite' },
  ];
}

function groupSlide(group: Category): GroupSlide {
  const parts = group.children.length > 0 ? [...(group.concepts.length > 0 ? [group] : []), ...group.children] : [group];
  const { some, more } = first(parts, SLIDE_LIMITS.rows);
  const rows = some.map((category) => {
    const own = first(category === group ? category.concepts : conceptsBelow(category), SLIDE_LIMITS.concepts);
    return { category, concepts: own.some, more: own.more };
  });
  const excerpts = rows.flatMap(({ concepts }) => concepts.flatMap((concept) => concept.excerpts));
  return { kind: 'group', group, rows, more, excerpt: shortest(excerpts) };
}

/** What a relation rests on: an excerpt, or else a passage of the study. */
const groundOf = ({ excerpts, evidence }: Relation): Excerpt | Passage | undefined => shortest(excerpts) ?? evidence[0];

/** The first that fits on a slide, or else the first. */
const shortest = (excerpts: readonly Excerpt[]): Excerpt | undefined =>
  excerpts.find(({ text }) => Array.from(text).length <= SLIDE_LIMITS.quotation) ?? excerpts[0];

const first = <T>(all: readonly T[], most: number) => ({ some: all.slice(0, most), more: Math.max(0, all.length - most) });
