import type { Concept, Release, Retired, Section } from './case-study.ts';
import type { LastingKind } from '../text/identity.ts';
import type { LastingThing } from './lasting-thing.ts';

/** Something whose URL is kept although it is no longer there under its own identifier. */
export interface Former {
  readonly kind: LastingKind;
  readonly id: string;
  /** As it was when it was last released, and in which release; undefined if it never was. */
  readonly was: LastingThing | undefined;
  readonly release: Release | undefined;
  /** Why it is gone; undefined for what goes on under another identifier. */
  readonly retired: Retired | undefined;
  /** What to use now. With exactly one, its URL leads there. */
  readonly successors: readonly LastingThing[];
}

/** A heading of the report whose address is kept, though no heading of its page has that id any more. */
export interface FormerHeading {
  readonly id: string;
  readonly text: string;
  /** The language of its text. */
  readonly lang: string;
  /** The latest that had it. */
  readonly release: Release;
  /** The section to read instead: the one it stood in, or what that has become. */
  readonly section: Section;
  /** Its id there, if it is there. */
  readonly now: string | undefined;
}

/** A part of a page, by its fragment. */
export interface FormerPart extends Former {
  readonly fragment: string;
}

/** Two concepts whose common page is kept under identifiers that they, or what they were, had. */
export interface FormerPair {
  /** What became of each: the concept that has its identifier, or goes on for it; or, where there is no such one, what is to be told of it. */
  readonly ends: readonly [Concept | Former, Concept | Former];
  /** The page that its URL leads to: the pair's, or that of the one concept which both became; none where one of them is gone. */
  readonly redirectTo: string | undefined;
}

/** What the site keeps for URLs that were published: pages by their paths, and parts of pages by the page's path. */
export interface FormerUrls {
  readonly pages: ReadonlyMap<string, Former>;
  readonly parts: ReadonlyMap<string, readonly FormerPart[]>;
  /** Headings of the report, by the path of their page in its language. */
  readonly headings: ReadonlyMap<string, readonly FormerHeading[]>;
  /** Pages of two concepts, by their paths. */
  readonly pairs: ReadonlyMap<string, FormerPair>;
  /** Fragments of pages of excerpts that stand there no more, by the path of their page; a page that is gone is one without living ones. */
  readonly excerptPages: ReadonlyMap<string, ReadonlySet<string>>;
}
