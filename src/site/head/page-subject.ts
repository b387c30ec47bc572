import type { Memo, Node, Reference, Release } from '#domain/study/case-study.ts';
import { hasOwnEdition, writersOf } from '#domain/study/credit.ts';
import type { CslItem } from '#domain/csl/csl-item.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import { isQuoted, meaningOf } from '#domain/study/meaning.ts';
import type { Person } from '#domain/schema/study.ts';
import { pathOf, pinnedPath } from '#domain/study/urls.ts';
import type { Edition } from '../edition/edition.ts';
import { textsFor } from '../texts/index.ts';

/** What a page is about, for programs that read its head. */
export type PageSubject =
  | { readonly kind: 'study' }
  /** The whole of it: as its terms, as its files, or as a release has it. */
  | { readonly kind: 'codebook' | 'dataset' }
  | { readonly kind: 'release'; readonly release: Release }
  /** A concept or category: today's, a release's, or one that is no longer there and has only its former page, at `path`; `release` had it last. */
  | { readonly kind: 'node'; readonly node: Node; readonly release?: Release | undefined; readonly path?: string }
  | { readonly kind: 'reference'; readonly reference: Reference }
  /** A part of the codebook: tables, or text, which a memo may be. */
  | { readonly kind: 'coding' | 'narrative'; readonly title: LocalizedText; readonly path: string; readonly memo?: Memo };

/** How the subject is cited. */
export function cslItemOf({ items }: Edition, subject: PageSubject): CslItem {
  switch (subject.kind) {
    case 'study':
      return items.study;
    case 'codebook':
    case 'dataset':
      return items.codebook();
    case 'release':
      return items.codebook(subject.release);
    case 'node': {
      const { node, release, path = release && pinnedPath(release.version, pathOf(node)) } = subject;
      return items.node(node, path, release);
    }
    case 'reference':
      return items.reference(subject.reference);
    default:
      return items[subject.kind](subject.title, subject.path, subject.memo);
  }
}

/** Those of the study who answer for what a page is about: of a narrative its writers, but where a memo names its own, else the authors. */
export function responsible(edition: Edition, about: PageSubject | undefined): readonly Person[] {
  const { study } = edition.caseStudy;
  if (about !== undefined && writersOfMemo(about).length > 0) return [];
  return about?.kind === 'narrative' ? writersOf(study) : study.authors;
}

/** Who wrote a memo, by their names. */
export const writersOfMemo = (about: PageSubject): readonly string[] => ('memo' in about ? about.memo.authors : []);

/** What is in it, in the study's first language; where others than the authors wrote that, it says so. What they wrote is no abstract of the article's. */
export function abstractOf({ caseStudy }: Edition, subject: PageSubject): string | undefined {
  const { study, languages } = caseStudy;
  const [lang] = languages;
  const own = hasOwnEdition(study);
  if (subject.kind === 'reference' || subject.kind === 'coding' || subject.kind === 'narrative' || (subject.kind === 'study' && own))
    return undefined;
  const node = subject.kind === 'node' ? subject.node : undefined;
  const text = node === undefined ? study.abstract : meaningOf(node);
  if (text === undefined) return undefined;
  const { brackets, edition: words } = textsFor(lang);
  return textIn(text, lang).text + (own && !(node && isQuoted(node)) ? brackets(words.words) : '');
}
