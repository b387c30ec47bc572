import type { Node, Release } from '#domain/study/case-study.ts';
import { flattenChanges, type Change } from '#domain/comparison/change.ts';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import { describeChange } from '#report/change-sentence.ts';
import { changeWordsFor } from '#report/change-words/index.ts';
import { byClass } from '#report/review.ts';
import { edition } from '../edition/edition.ts';

interface ReleaseNews {
  /** Against the release before; empty for the first. */
  readonly changes: readonly Change[];
  /** The same by `concept os-unification`. */
  readonly byNode: ReadonlyMap<string, readonly Change[]>;
}

/** A release never changes, and neither does what is new in it. */
const known = new WeakMap<Release, ReleaseNews>();

function newsOf(release: Release): ReleaseNews {
  const held = known.get(release);
  if (held !== undefined) return held;
  const { releases } = edition().caseStudy;
  const before = releases[releases.indexOf(release) - 1];
  const changes = before === undefined ? [] : compareCaseStudies(before.caseStudy, release.caseStudy);
  const byNode = new Map<string, Change[]>();
  for (const change of flattenChanges(changes))
    for (const name of new Set([...change.before, ...change.after, ...change.concerns].map(({ kind, id }) => `${kind} ${id}`))) {
      const list = byNode.get(name);
      if (list === undefined) byNode.set(name, [change]);
      else list.push(change);
    }
  const news = { changes, byNode };
  known.set(release, news);
  return news;
}

const sentence = (change: Change) => describeChange(change, changeWordsFor(edition().lang), edition().lang);

/** What is new in a release against the one before it, as sentences by class, worst first; empty for the first. */
export function releaseNews(release: Release): { readonly name: string; readonly sentences: readonly string[] }[] {
  const words = changeWordsFor(edition().lang);
  return byClass(newsOf(release).changes).map(([name, changes]) => ({ name: words.classes[name], sentences: changes.map(sentence) }));
}

/** What changed in a release for a concept or category as it was then. */
export function nodeNews(was: Node, release: Release): string[] {
  return [...new Set((newsOf(release).byNode.get(`${was.kind} ${was.id}`) ?? []).map(sentence))];
}
