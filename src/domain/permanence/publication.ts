import type { CaseStudy, Node, Release } from '../study/case-study.ts';
import { identityKeyOf } from '../study/lasting-thing.ts';
import { pathOf } from '../study/urls.ts';

/** A release in which a concept or category was published for the first time, or differently than before. */
export interface Publication {
  readonly release: Release;
  readonly news: 'published' | 'changed';
  /** As it was in that release, perhaps under another identifier. */
  readonly was: Node;
}

/** When a concept or category was first published and when it changed, the oldest first; empty before its first release. */
export function publicationsOf(node: Node, releases: readonly Release[]): Publication[] {
  const publications: Publication[] = [];
  let last: string | undefined;
  for (const release of releases) {
    const was = nodeIn(release, node);
    const digest = was && release.digests.get(identityKeyOf(was));
    if (was === undefined || digest === last) continue;
    publications.push({ release, news: last === undefined ? 'published' : 'changed', was });
    last = digest;
  }
  return publications;
}

/** What has the page of a concept or category today, if anything has: itself, or the one that its URL leads on to. */
export function nodeNow(was: Node, { concepts, categories, formerUrls }: CaseStudy): Node | undefined {
  const living = concepts.get(was.id) ?? categories.get(was.id);
  const [successor, ...others] = formerUrls.pages.get(pathOf(was))?.successors ?? [];
  if (living !== undefined || successor === undefined || others.length > 0) return living;
  return successor.kind === 'concept' || successor.kind === 'category' ? successor : undefined;
}

/** The same thing in a release: under its identifier, or under one it had before. */
export function nodeIn({ caseStudy }: Release, { id, formerIds }: Node): Node | undefined {
  for (const name of [id, ...formerIds]) {
    const found = caseStudy.concepts.get(name) ?? caseStudy.categories.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}
