import type { TextRun } from './localized-text.ts';

/** The kinds that a search can be narrowed to, in the order they are offered. */
export const SEARCH_KINDS = ['concept', 'category', 'excerpt', 'memo', 'relation', 'section', 'stage', 'reference', 'source'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** What a search shows of a thing that it found: a page, or a part of one. */
export interface Findable {
  readonly kind: SearchKind;
  readonly title: TextRun;
  /** Found by its title, and before what is found by its text; parts of a thing are found by their own words alone. */
  readonly named: boolean;
  /** Of the group it belongs to. */
  readonly hue?: string;
  /** Where it stands: the labels above it. */
  readonly chain: readonly string[];
  readonly lines: readonly TextRun[];
}
