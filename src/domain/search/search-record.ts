import type { TextRun } from '../text/localized-text.ts';

/** The kinds that a search can be narrowed to, in the order they are offered. */
export const SEARCH_KINDS = [
  'concept',
  'category',
  'excerpt',
  'memo',
  'relation',
  'section',
  'stage',
  'reference',
  'source',
  'item',
  'analysis',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** A page or a part of one that can be found, with its own words. */
export interface Findable {
  readonly kind: SearchKind;
  /** What its kind is called, where that is another word than for most of its kind. */
  readonly level?: string;
  /** Under the base. */
  readonly href: string;
  readonly lines: readonly TextRun[];
}

/** What the search index holds together and hands out at once: a thing's name, or what else is on its page. */
export interface SearchRecord {
  readonly title: TextRun;
  /** Found by its title, and before what is found by its text; the parts of a thing are found by their own words alone. */
  readonly named: boolean;
  /** Of the group it belongs to. */
  readonly hue?: string;
  /** Where it stands: the labels above it. */
  readonly chain: readonly string[];
  readonly parts: readonly Findable[];
}
