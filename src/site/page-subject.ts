import type { Node, Reference, Release } from '#domain/case-study.ts';
import { hasOwnEdition } from '#domain/credit.ts';
import type { CslItem } from '#domain/csl-item.ts';
import type { LocalizedText } from '#domain/localized-text.ts';
import { pathOf, pinnedPath } from '#domain/urls.ts';
import { edition } from './edition.ts';

/** What a page is about, for programs that read its head. */
export type PageSubject =
  | { readonly kind: 'study' }
  /** The whole of it: today's, or a release's. */
  | { readonly kind: 'codebook'; readonly release?: Release }
  /** A concept or category: today's, a release's, or one that is no longer there and has only its former page, at `path`; `release` had it last. */
  | { readonly kind: 'node'; readonly node: Node; readonly release?: Release | undefined; readonly path?: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** A part of the codebook: tables, or text. */
  | { readonly kind: 'coding' | 'narrative'; readonly title: LocalizedText; readonly path: string };

/** How the subject is cited. */
export function itemOf(subject: PageSubject): CslItem {
  const { items } = edition();
  switch (subject.kind) {
    case 'study':
      return items.study;
    case 'codebook':
      return items.codebook(subject.release);
    case 'node': {
      const { node, release, path = release && pinnedPath(release.version, pathOf(node)) } = subject;
      return items.node(node, path, release);
    }
    case 'reference':
      return items.reference(subject.reference);
    default:
      return items[subject.kind](subject.title, subject.path);
  }
}

/** What is in it; an abstract that the edition wrote is none of the article's. */
export function abstractOf(subject: PageSubject): LocalizedText | undefined {
  const { study } = edition().caseStudy;
  if (subject.kind === 'study') return hasOwnEdition(study) ? undefined : study.abstract;
  if (subject.kind === 'codebook') return study.abstract;
  if (subject.kind !== 'node') return undefined;
  return subject.node.kind === 'concept' ? subject.node.definition : subject.node.meaning;
}
