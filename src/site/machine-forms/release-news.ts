import type { Node, Release } from '#domain/study/case-study.ts';
import { flattenChanges, type Change } from '#domain/compared/change.ts';
import { codeNames } from '#domain/coding/code-names.ts';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import type { IdentityKey } from '#domain/text/identity.ts';
import { identityKeyOf } from '#domain/study/lasting-thing.ts';
import { describeChange } from '#report/change-sentence.ts';
import { changeWordsFor, type ChangeWords } from '#report/change-words/index.ts';
import { byClass } from '#report/review.ts';
import type { Edition } from '../edition/edition.ts';

interface ReleaseNews {
  /** Against the release before; empty for the first. */
  readonly changes: readonly Change[];
  /** The same by what they are of or touch. */
  readonly byThing: ReadonlyMap<IdentityKey, readonly Change[]>;
}

/** A release never changes, and neither does what is new in it. */
const known = new WeakMap<Release, ReleaseNews>();

function newsOf(edition: Edition, release: Release): ReleaseNews {
  const held = known.get(release);
  if (held !== undefined) return held;
  const { releases } = edition.caseStudy;
  const before = releases[releases.indexOf(release) - 1];
  const changes = before === undefined ? [] : compareCaseStudies(before.caseStudy, release.caseStudy);
  const byThing = new Map<IdentityKey, Change[]>();
  for (const change of flattenChanges(changes))
    for (const name of new Set([...change.before, ...change.after, ...change.concerns].map(identityKeyOf))) {
      const list = byThing.get(name);
      if (list === undefined) byThing.set(name, [change]);
      else list.push(change);
    }
  const news = { changes, byThing };
  known.set(release, news);
  return news;
}

const wordsHere = (edition: Edition) => changeWordsFor(edition.lang, codeNames(edition.caseStudy, edition.lang));
const sentenceIn = (edition: Edition, words: ChangeWords) => (change: Change) => describeChange(change, words, edition.lang);

/** What is new in a release against the one before it, as sentences by class, worst first; empty for the first. */
export function releaseNews(edition: Edition, release: Release): { readonly name: string; readonly sentences: readonly string[] }[] {
  const words = wordsHere(edition);
  return byClass(newsOf(edition, release).changes).map(([name, changes]) => ({
    name: words.classes[name],
    sentences: changes.map(sentenceIn(edition, words)),
  }));
}

/** What changed in a release for a concept or category as it was then. */
export function nodeNews(edition: Edition, was: Node, release: Release): string[] {
  return [...new Set((newsOf(edition, release).byThing.get(identityKeyOf(was)) ?? []).map(sentenceIn(edition, wordsHere(edition))))];
}
