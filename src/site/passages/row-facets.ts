import type { Category, Concept, Excerpt } from '#domain/study/case-study.ts';
import { textIn } from '#domain/text/localized-text.ts';
import type { Edition } from '../edition/edition.ts';
import { chainOf } from '../texts/labels.ts';
import type { Facet, FacetValue } from './source-facets.ts';

/** What the rows of a table can be filtered by; the names stand in addresses. */
const FILTERS = ['category', 'source', 'coder', 'note'] as const;

/** What one row has of it. */
export type RowMarks = Partial<Record<(typeof FILTERS)[number], readonly string[]>>;

/** The categories that codes are in, with all above them. */
export const categoriesOf = (concepts: readonly Concept[]): readonly string[] => [
  ...new Set(concepts.flatMap(chainOf).map(({ id }) => id)),
];

const NOTES = ['as-printed', 'correction', 'inference', 'coding'] as const;
type NoteKind = (typeof NOTES)[number];

/** The kinds of what is noted of an excerpt: on its coding, and by the editors on its codes. */
export function noteKinds({ concepts, codings }: Excerpt): readonly NoteKind[] {
  const kinds = new Set<NoteKind>(concepts.flatMap(({ notes }) => notes.map(({ kind }) => kind)));
  if (codings.some(({ note }) => note !== undefined)) kinds.add('coding');
  return NOTES.filter((kind) => kinds.has(kind));
}

export function noteLabel({ texts: t }: Edition, kind: NoteKind): string {
  return kind === 'coding' ? t.concept.codingNote : t.notes.kinds[kind];
}

export const marksOf = (excerpt: Excerpt): RowMarks => ({
  category: categoriesOf(excerpt.concepts),
  source: [excerpt.source.id],
  coder: [...new Set(excerpt.codings.flatMap(({ coders }) => coders))],
  note: noteKinds(excerpt),
});

/** A row's marks as scripts/table-filter reads them: a line each. */
export const markAttributes = (marks: RowMarks): Record<string, string> =>
  Object.fromEntries(Object.entries(marks).flatMap(([name, values]) => (values.length === 0 ? [] : [[`data-${name}`, values.join('\n')]])));

/** The filters that tell rows apart, with how many rows each of their values has. */
export function rowFacets(edition: Edition, rows: readonly RowMarks[]): Facet[] {
  const { caseStudy, texts: t, lang } = edition;
  const { compare } = new Intl.Collator(lang, { numeric: true });
  const say = (label: Category['label']) => textIn(label, lang).text;
  const labels = { category: t.filter.category, source: t.source.kind, coder: t.concept.coder, note: t.filter.note };
  const named = (values: readonly (readonly [value: string, label: string])[]) =>
    values.map(([value, label]) => ({ value, label })).toSorted((a, b) => compare(a.label, b.label));
  const values: Record<(typeof FILTERS)[number], (counts: ReadonlyMap<string, number>) => readonly FacetValue[]> = {
    category: () => tree(caseStudy.groups).map(([{ id, label }, depth]) => ({ value: id, label: say(label), depth })),
    source: (counts) => named([...caseStudy.sources.values()].filter(({ id }) => counts.has(id)).map(({ id, label }) => [id, say(label)])),
    coder: (counts) => named([...counts.keys()].map((coder) => [coder, coder])),
    note: (counts) => NOTES.filter((kind) => counts.has(kind)).map((kind) => ({ value: kind, label: noteLabel(edition, kind) })),
  };
  return FILTERS.map((name): Facet => {
    const counts = countsOf(rows, name);
    return { name, label: labels[name], values: values[name](counts).map((one) => ({ ...one, count: counts.get(one.value) ?? 0 })) };
  }).filter(({ values: [first, second] }) => first !== undefined && (second !== undefined || first.count !== rows.length));
}

function countsOf(rows: readonly RowMarks[], name: (typeof FILTERS)[number]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const marks of rows) for (const value of marks[name] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** The tree as a list, with how deep each category is. */
const tree = (categories: readonly Category[], depth = 0): [Category, number][] =>
  categories.flatMap((category): [Category, number][] => [[category, depth], ...tree(category.children, depth + 1)]);
