import type { CaseStudy } from '#domain/study/case-study.ts';
import { indexChangedPages, spotOf, type PagesOfChange } from '#domain/review/change-pages.ts';
import { CHANGE_CLASSES, filesOf, type Change, type ChangeClass } from '#domain/compared/change.ts';
import { codeNames } from '#domain/coding/code-names.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { diffText, type DiffRun } from '#formats/text/text-diff.ts';
import { changeDetails } from '#report/change-details.ts';
import { describeChange, TOLD } from '#report/change-sentence.ts';
import { tellFigure, toldFigures } from '#report/figures.ts';
import { changeWordsFor, type ChangeWords } from '#report/change-words/index.ts';

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
  /** Pages it is seen on, the first being where the walk stops; none where nothing of it is left. */
  readonly pages: PagesOfChange;
  /** Where the walk stops for it; undefined in the review itself, where no page has it. */
  readonly home: string | undefined;
  /** The id of the changed part on the first page, where that has one. */
  readonly spot: string | undefined;
  /** What it stands in. */
  readonly files: readonly string[];
}

/** What a proposal does to the study, for pages. */
export interface SiteReview {
  readonly base: string;
  readonly before: CaseStudy;
  readonly after: CaseStudy;
  readonly items: readonly ReviewItem[];
  readonly byPage: ReadonlyMap<string, readonly ReviewItem[]>;
  readonly byClass: readonly { readonly name: string; readonly meaning: string; readonly items: readonly ReviewItem[] }[];
  /** What is counted from the coding and is not what it was: its name, and its two values. */
  readonly figures: readonly (readonly [name: string, from: string, to: string])[];
  readonly figuresTitle: string;
  className(klass: ChangeClass): string;
}

/** What a proposal is laid beside, and what it changes. */
export interface ReviewedStudy {
  /** What it is compared with, as it was asked for. */
  readonly base: string;
  readonly before: CaseStudy;
  readonly after: CaseStudy;
  readonly changes: readonly Change[];
}

/** The review in each language, which are of the same pages. */
export function makeReviews({ base, before, after, changes }: ReviewedStudy): (lang: string) => SiteReview {
  const pagesOfChange = indexChangedPages(before, after);
  const figures = toldFigures(before, after);
  const seen = changes.map((change) => ({ change, pages: pagesOfChange(change) }));
  return (lang) => {
    const words = changeWordsFor(lang, codeNames(after, lang));
    const items = seen.map(({ change, pages }, index) => makeItem(index + 1, change, pages, words, lang, after.languages[0]));
    const byPage = Map.groupBy(
      items.flatMap((item) => Array.from(item.pages.keys(), (path) => ({ path, item }))),
      ({ path }) => path,
    );
    const groups = Map.groupBy(items, ({ change }) => change.class);
    return {
      base,
      before,
      after,
      items,
      figures: figures.map((one) => tellFigure(one, words, lang)),
      figuresTitle: words.figures,
      className: (klass) => words.classes[klass],
      byPage: new Map(Array.from(byPage, ([path, list]) => [path, list.map(({ item }) => item)])),
      byClass: CHANGE_CLASSES.map((klass) => ({
        name: words.classes[klass],
        meaning: words.classMeaning[klass],
        items: groups.get(klass) ?? [],
      })),
    };
  };
}

function makeItem(number: number, change: Change, pages: PagesOfChange, words: ChangeWords, lang: string, original: string): ReviewItem {
  const { kind, notice, along } = change;
  const [home] = pages.keys();
  const details = TOLD.has(kind) ? [] : changeDetails(change, words, original);
  return {
    number,
    change,
    pages,
    home,
    sentence: describeChange(change, words, lang),
    details: details.map(({ name, lang: of, from, to }) => ({ name, lang: of, runs: diffText(from, to, of) })),
    along: [
      ...(notice === undefined ? [] : [words.notice(textIn(notice.reason, lang).text)]),
      ...along.map((one) => describeChange(one, words, lang)),
    ],
    spot: home === undefined ? undefined : spotOf(change),
    files: filesOf(change),
  };
}

/** Where the walk stops for a change: on its page, or in the review where it has none. */
export const changeAddress = ({ number, home = reviewPaths.index }: ReviewItem) => `${home}#change_${String(number)}`;
