import type { CaseStudy } from '#domain/study/case-study.ts';
import { pagesOf, spotOf } from '#domain/comparison/change-pages.ts';
import { CHANGE_CLASSES, subjectOf, type Change, type ChangeClass } from '#domain/comparison/change.ts';
import { textIn } from '#domain/text/localized-text.ts';
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
        : changeDetails(change, words, after.languages[0]).map(({ name, lang: of, from, to }) => ({
            name,
            lang: of,
            runs: diffText(from, to, of),
          })),
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
