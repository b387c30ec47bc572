import type { CaseStudy } from '#domain/study/case-study.ts';
import type { ToldFigure } from './figures.ts';
import { CHANGE_CLASSES, flattenChanges, type Change, type ChangeClass, type ToldChange } from '#domain/compared/change.ts';

export const REVIEW_FORMATS = ['text', 'markdown', 'json'] as const;
export type ReviewFormat = (typeof REVIEW_FORMATS)[number];

/** One side of a review, by the name it was asked for. */
export interface ReviewSide {
  readonly name: string;
  readonly commit?: string | undefined;
}

/** What a proposal does to a study. */
export interface Review {
  readonly base: ReviewSide;
  readonly head: ReviewSide;
  /** The first language of the study as proposed, in which it is told. */
  readonly lang: string;
  /** The study as it was, and as proposed. */
  readonly before: CaseStudy;
  readonly after: CaseStudy;
  /** Worst first. */
  readonly changes: readonly Change[];
  /** What is counted from the coding and is not what it was. */
  readonly figures: readonly ToldFigure[];
}

/** The changes of each class that has any, worst first. */
export function byClass<T extends { readonly class: ChangeClass }>(changes: readonly T[]): (readonly [ChangeClass, readonly T[]])[] {
  const groups = Map.groupBy(changes, (change) => change.class);
  return CHANGE_CLASSES.flatMap((klass) => {
    const list = groups.get(klass);
    return list === undefined ? [] : [[klass, list] as const];
  });
}

/** How many changes each class has; what only followed from another is not counted. */
export function countClasses(changes: readonly Change[]): Record<ChangeClass, number> {
  const count = (klass: ChangeClass) => changes.filter((change) => change.class === klass).length;
  return { 'citation-breaking': count('citation-breaking'), 'meaning-changing': count('meaning-changing'), editorial: count('editorial') };
}

/** How many changes followed from this one. */
export const countAlong = ({ along }: ToldChange) => [...flattenChanges(along)].length;

/** `origin/main (1a2b3c4d5e6f)` */
export const sideName = ({ name, commit }: ReviewSide) => (commit === undefined ? name : `${name} (${commit.slice(0, 12)})`);
