import type { CaseStudy, Category, Concept, Excerpt } from './case-study.ts';

/** Concepts of a category and of all below it, in tree order. */
export function conceptsBelow(category: Category): Concept[] {
  return [...category.concepts, ...category.children.flatMap(conceptsBelow)];
}

/** Excerpts coded as anything below a category, each once. */
export const excerptsBelow = (category: Category): ReadonlySet<Excerpt> =>
  new Set(conceptsBelow(category).flatMap(({ excerpts }) => excerpts));

/** The categories before and after one among those of its level, in tree order. */
export function neighboursOf(
  category: Category,
  { roots }: Pick<CaseStudy, 'roots'>,
): {
  readonly previous: Category | undefined;
  readonly next: Category | undefined;
} {
  let level = roots;
  for (let depth = 0; depth < category.depth; depth++) level = level.flatMap(({ children }) => children);
  const at = level.indexOf(category);
  return { previous: level[at - 1], next: level[at + 1] };
}
