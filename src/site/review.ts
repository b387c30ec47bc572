import type { CaseStudy, Category } from '#domain/case-study.ts';
import { CHANGE_CLASSES, subjectOf, type Change, type ChangeClass, type Thing } from '#domain/change.ts';
import { textIn } from '#domain/localized-text.ts';
import { paths, pathOf, relationAnchor, roleAnchor, stagePath } from '#domain/urls.ts';
import { diffText, type DiffRun } from '#formats/text-diff.ts';
import { changeDetails } from '#report/change-details.ts';
import { describeChange, TOLD } from '#report/change-sentence.ts';
import { changeWordsFor } from '#report/change-words/index.ts';

/** Pages of a review, in a site that was built with one. */
export const reviewPaths = { index: '/review/', tables: '/review/tables/', model: '/review/model/' } as const;

/** A change as pages show it. */
export interface ReviewItem {
  /** Counted from 1, worst class first; the walk goes by it. */
  readonly number: number;
  readonly change: Change;
  readonly sentence: string;
  readonly details: readonly { readonly name: string; readonly lang: string; readonly runs: readonly DiffRun[] }[];
  /** What follows from it, in sentences. */
  readonly along: readonly string[];
  /** Pages it shows on, the first being where the walk stops; none where nothing of it is left. */
  readonly pages: readonly string[];
  /** The id of the changed part on the first page, where that has one. */
  readonly spot: string | undefined;
  /** The file it stands in. */
  readonly file: string;
}

/** What a proposal does to the study, for pages. */
export interface SiteReview {
  readonly base: string;
  readonly before: CaseStudy;
  readonly after: CaseStudy;
  readonly items: readonly ReviewItem[];
  readonly byPage: ReadonlyMap<string, readonly ReviewItem[]>;
  readonly byClass: readonly { readonly name: string; readonly meaning: string; readonly items: readonly ReviewItem[] }[];
  className(klass: ChangeClass): string;
}

/** @param base what the study is compared with, as it was asked for @param lang of the pages that show it */
export function makeReview(base: string, before: CaseStudy, after: CaseStudy, changes: readonly Change[], lang: string): SiteReview {
  const words = changeWordsFor(lang);
  const items = changes.map((change, index): ReviewItem => {
    const pages = pagesOf(change, after);
    return {
      number: index + 1,
      change,
      sentence: describeChange(change, words, lang),
      details: TOLD.has(change.kind)
        ? []
        : changeDetails(change, words, lang).map(({ name, lang: of, from, to }) => ({ name, lang: of, runs: diffText(from, to, of) })),
      along: [...(change.notice === undefined ? [] : [words.notice(textIn(change.notice.reason, lang).text)]), ...change.along.map((one) => describeChange(one, words, lang))], // prettier-ignore
      pages,
      spot: pages.length === 0 ? undefined : spotOf(change),
      file: subjectOf(change).path,
    };
  });
  const byPage = new Map<string, ReviewItem[]>();
  for (const item of items) for (const page of item.pages) byPage.set(page, [...(byPage.get(page) ?? []), item]);
  const groups = Map.groupBy(items, ({ change }) => change.class);
  return {
    base, before, after, items, byPage, className: (klass) => words.classes[klass],
    byClass: CHANGE_CLASSES.map((klass) => ({ name: words.classes[klass], meaning: words.classMeaning[klass], items: groups.get(klass) ?? [] })),
  }; // prettier-ignore
}

/** Where the walk stops for a change: on its page, or in the review where it has none. */
export const placeOf = ({ number, pages: [page] }: ReviewItem) => `${page ?? reviewPaths.index}#change_${String(number)}`;

/** Pages of the study as proposed that a change is seen on: the thing's own, then those of what it touches. */
function pagesOf(change: Change, study: CaseStudy): string[] {
  const own = [...change.after, ...(change.after.length === 0 ? [] : change.before)];
  const ends = change.after.length === 0 ? change.before.flatMap(endsOf) : [];
  const beside = change.kind === 'added' || change.kind === 'removed' ? [...change.before, ...change.after].flatMap(holderOf) : [];
  const things = [...own.flatMap((thing) => placesOf(thing, study)), ...(ends.length === 0 ? [] : [stagePath('selective')]), ...[...change.concerns, ...beside, ...ends].flatMap((thing) => nodePage(thing, study))];
  return [...new Set(things)];
} // prettier-ignore

type Named = Pick<Thing, 'kind' | 'id'>;

/** The category that a concept or category stands in. */
function holderOf({ kind, fields }: Thing): Named[] {
  const id = kind === 'concept' ? fields.category : kind === 'category' ? fields.parent : undefined;
  return typeof id === 'string' ? [{ kind: 'category', id }] : [];
}

/** The categories that a relation or role stood between. */
function endsOf({ kind, id, fields }: Thing): Named[] {
  const ids = kind === 'relation' ? (fields.ends as string[]) : kind === 'role' ? [id] : [];
  return ids.map((end) => ({ kind: 'category', id: end }));
}

function nodePage({ kind, id }: Named, { concepts, categories }: CaseStudy): string[] {
  const node = kind === 'concept' ? concepts.get(id) : kind === 'category' ? categories.get(id) : undefined;
  return node === undefined ? [] : [pathOf(node)];
}

/** Pages on which a thing stands. */
function placesOf({ kind, id }: Named, study: CaseStudy): string[] {
  const page = (thing: Parameters<typeof pathOf>[0] | undefined) => (thing === undefined ? [] : [pathOf(thing).replace(/#.*/, '')]);
  const claimed = (ends: readonly Category[]) => [stagePath('selective'), ...ends.map(pathOf)];
  switch (kind) {
    case 'study':
      return [paths.home];
    case 'stage':
      return [stagePath(id as Parameters<typeof stagePath>[0])];
    case 'section':
      return page(study.sections.find((one) => one.id === id));
    case 'source':
      return page(study.sources.get(id));
    case 'reference':
      return page(study.references.get(id));
    case 'excerpt':
      return study.excerpts.get(id)?.concepts.map(pathOf) ?? [];
    case 'relation': {
      const relation = study.relations.find((one) => one.id === id);
      return relation === undefined ? [] : claimed([relation.from, relation.to]);
    }
    case 'role': {
      const role = study.roles.find(({ category }) => category.id === id);
      return role === undefined ? [] : claimed([role.category]);
    }
    case 'concept':
    case 'category':
      return nodePage({ kind, id }, study);
  }
}

/** The id of the part that changed, on the thing's own page. */
function spotOf({ after: [thing], field, to, kind }: Change): string | undefined {
  if (thing === undefined) return undefined;
  if (thing.kind === 'excerpt') return thing.id;
  if (thing.kind === 'relation') return relationAnchor(thing);
  if (thing.kind === 'role') return roleAnchor({ category: thing });
  if (field === 'memo' && thing.kind === 'concept' && to !== '') return '_memo';
  return kind === 'reordered' && field === 'excerpts' ? '_evidence' : undefined;
}
