import type { LocalizedText } from '../text/localized-text.ts';
import type { CaseStudy, Category, Concept, Excerpt, Passage, Relation, Role, Source } from '../study/case-study.ts';
import { conceptsBelow } from '../study/category-tree.ts';
import { meaningOf } from '../study/meaning.ts';

/** One slide of a study: what is on it, all else is of the page. */
export type Slide =
  | { readonly kind: 'title' | 'question' | 'stages' | 'structure' | 'cite' }
  | ModelSlide
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

/** The model: the roles beside its drawing, and for a drawing too large for a slide what each category leads to. */
interface ModelSlide {
  readonly kind: 'model';
  readonly roles: Some<Role>;
  readonly leads: Some<{ readonly from: Category; readonly to: readonly Category[] }>;
}

/** What there is room for, and how many there are beyond. */
interface Some<T> {
  readonly some: readonly T[];
  readonly more: number;
}

/** What fits on a slide, and how many of a kind an audience sits through: beyond, the rest is counted, and the pages have it. */
export const SLIDE_LIMITS = {
  groups: 8,
  concepts: 8,
  arrows: 12,
  structure: 40,
  quotation: 150,
} as const;

/** The lines below a slide's heading; the em of a line across it, in half of it, and in a table's two columns; what stands between items, in lines. */
const ROOM = { lines: 19, across: 42, half: 24, name: 10, names: 44, gap: 0.75 } as const;

/** The study as slides: the question, the data, the coding, its tables, the model arrow by arrow, how to cite it. */
export function slidesOf(study: CaseStudy): Slide[] {
  const { sources, groups, relations, categories, concepts } = study;
  const coded = [...sources.values()].filter(({ excerpts }) => excerpts.length > 0);
  const shown = fitting(coded, ({ label }) => lines(ROOM.across, label) + ROOM.gap);
  const listed = fitting(groups, ({ label }) => lines(ROOM.across, label) + ROOM.gap);
  const some = fitting(relations, ({ from, to, label }) => lines(ROOM.across, from.label, to.label, label) + ROOM.gap);
  return [
    { kind: 'title' },
    { kind: 'question' },
    ...(coded.length > 0 ? [{ kind: 'data', sources: shown.some, more: shown.more } as const] : []),
    { kind: 'stages' },
    ...(categories.size + concepts.size <= SLIDE_LIMITS.structure ? [{ kind: 'structure' } as const] : []),
    ...(groups.length > SLIDE_LIMITS.groups
      ? [{ kind: 'groups', groups: listed.some, more: listed.more } as const]
      : groups.map(groupSlide)),
    modelSlide(study),
    ...(relations.length > SLIDE_LIMITS.arrows
      ? [{ kind: 'relations', relations: some.some, more: some.more } as const]
      : relations.map((relation, at) => ({ kind: 'arrow', relation, at, ground: groundOf(relation) }) as const)),
    { kind: 'cite' },
  ];
}

function groupSlide(group: Category): GroupSlide {
  const parts = group.children.length > 0 ? [...(group.concepts.length > 0 ? [group] : []), ...group.children] : [group];
  const all = parts.map((category) => {
    const own = category === group ? category.concepts : conceptsBelow(category);
    const { some, more } = fitting(own.slice(0, SLIDE_LIMITS.concepts), ({ label }) => lines(1, label, GAP), 3 * ROOM.names);
    return { category, concepts: some, more: more + Math.max(0, own.length - SLIDE_LIMITS.concepts) };
  });
  const excerpt = shortest(all.flatMap(({ concepts }) => concepts.flatMap((concept) => concept.excerpts)));
  const above = lines(ROOM.across, meaningOf(group) ?? {});
  const below = excerpt ? Math.min(lines(ROOM.across, excerpt.text), lines(ROOM.across, '－'.repeat(SLIDE_LIMITS.quotation))) + 3 : 0;
  const rows = fitting(
    all,
    ({ category, concepts }) =>
      Math.max(lines(ROOM.name, category.label), lines(ROOM.names, ...concepts.flatMap(({ label }) => [label, GAP]))) + ROOM.gap,
    ROOM.lines - 1 - above - below,
  );
  return { kind: 'group', group, rows: rows.some, more: rows.more, excerpt };
}

function modelSlide({ roles, relations, core, groups }: CaseStudy): ModelSlide {
  const leads = [...Map.groupBy(relations, ({ from }) => from)].map(([from, those]) => ({
    from,
    to: [...new Set(those.map(({ to }) => to))],
  }));
  const above = core && core !== groups[0] ? lines(ROOM.half, meaningOf(core) ?? {}) + 1 : 0;
  return {
    kind: 'model',
    roles: fitting(roles, ({ category, label }) => lines(ROOM.half, category.label, label) + ROOM.gap, ROOM.lines - above),
    leads: fitting(leads, ({ from, to }) => lines(ROOM.half, from.label, ...to.flatMap(({ label }) => [GAP, label])) + ROOM.gap),
  };
}

/** What a relation rests on: an excerpt, or else a passage of the study. */
const groundOf = ({ excerpts, evidence }: Relation): Excerpt | Passage | undefined => shortest(excerpts) ?? evidence[0];

/** The first that fits on a slide, or else the first. */
const shortest = (excerpts: readonly Excerpt[]): Excerpt | undefined =>
  excerpts.find(({ text }) => Array.from(text).length <= SLIDE_LIMITS.quotation) ?? excerpts[0];

/** What stands between two names, about as wide as this. */
const GAP = '－';

/** The first for whose lines there is room, at least one; what tells how many there are beyond takes a line too. */
function fitting<T>(all: readonly T[], linesOf: (one: T) => number, room: number = ROOM.lines): Some<T> {
  let [used, count] = [0, 0];
  for (const one of all) {
    used += linesOf(one);
    if (count > 0 && used + (count + 1 < all.length ? 1 : 0) > room) break;
    count += 1;
  }
  return { some: all.slice(0, count), more: all.length - count };
}

/** How many lines of so many em texts fill one after the other, in the language that needs most. */
function lines(em: number, ...texts: readonly (LocalizedText | string)[]): number {
  return Math.ceil(
    texts.reduce((sum, text) => sum + (typeof text === 'string' ? emOf(text) : Math.max(0, ...Object.values(text).map(emOf))), 0) / em,
  );
}

/** About how wide a text is: signs of Chinese, Japanese and Korean are one em, others about half of one. */
const emOf = (text: string) =>
  Array.from(text).reduce((sum, sign) => sum + (/[\u1100-\u11ff\u2e80-\uffef\u{20000}-\u{3ffff}]/u.test(sign) ? 1 : 0.55), 0);
