import type { CaseStudy, Category, Concept } from '../study/case-study.ts';
import { excerptPagePath, excerptPages } from '../coding/excerpt-pages.ts';
import { excerptsBelow, neighboursOf } from '../study/category-tree.ts';
import { pathOf } from '../study/urls.ts';
import { MEANING, OUTLINE, type Rows, rows, names, outline, beside, grounds, above } from './shown.ts';

/** More siblings than this are a list of its own, on the category's page. */
const SIBLINGS = 12;

/** A category’s page: itself, and what is directly below it. */
export function* members(category: Category): Rows {
  const { children, concepts, relations, roles } = category;
  const path = pathOf(category);
  yield* rows(path, [category, ...relations, ...roles], 'all');
  yield* rows(path, children, [...OUTLINE.category, ...MEANING]);
  yield* rows(path, concepts, [...OUTLINE.concept, 'definition']);
  yield* outline(
    path,
    children.flatMap((child) => child.children),
    children.flatMap((child) => child.concepts),
  );
}

/** What else a category's page has. */
export function* besideMembers(study: CaseStudy, category: Category): Rows {
  const { relations, roles } = category;
  const path = pathOf(category);
  yield* rows(path, above(category), ['label', 'parent']);
  yield* names(
    path,
    relations.flatMap(({ from, to }) => [from, to]),
  );
  yield* grounds(path, [...relations, ...roles]);
  yield* rows(path, excerptsBelow(category), ['concepts']);
  const { previous, next } = neighboursOf(category, study);
  const around = [previous, next].filter((one) => one !== undefined);
  yield* names(path, around);
  yield* rows(path, [category, ...around].flatMap(above), ['parent', 'children']);
  yield* beside(path, study, category);
}

/** Concepts and, page by page, those that stand beside them in their category. */
export function* conceptPages(study: CaseStudy, { concepts }: Category): Rows {
  for (const [place, concept] of concepts.entries()) {
    const path = pathOf(concept);
    yield* rows(path, [concept], 'all');
    yield* rows(path, above(concept), ['label', 'parent']);
    yield* rows(path, [concept.category], ['concepts']);
    for (const [index, excerpts] of excerptPages(concept).entries()) {
      if (index === 0) continue;
      yield* rows(excerptPagePath(concept, index + 1), excerpts, 'all');
      yield* names(excerptPagePath(concept, index + 1), [concept]);
    }
    for (const { concepts: coded, source, illustrates } of concept.excerpts) yield* names(path, [...coded, source, ...illustrates]);
    yield* rows(path, [...concept.related, ...namedBeside(concepts, place)], ['label', 'definition']);
    yield* beside(path, study, concept);
  }
}

/** The concepts beside one in its category that its page names, and itself. */
export function namedBeside(concepts: readonly Concept[], place: number): readonly Concept[] {
  const near = Math.max(0, Math.min(place - SIBLINGS / 2, concepts.length - SIBLINGS - 1));
  return concepts.slice(near, near + SIBLINGS + 1);
}
