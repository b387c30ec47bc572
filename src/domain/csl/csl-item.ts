/** CSL-JSON 1.0.2: the item types and variables of its schema. */

export const CSL_TYPES = [
  'article',
  'article-journal',
  'article-magazine',
  'article-newspaper',
  'bill',
  'book',
  'broadcast',
  'chapter',
  'classic',
  'collection',
  'dataset',
  'document',
  'entry',
  'entry-dictionary',
  'entry-encyclopedia',
  'event',
  'figure',
  'graphic',
  'hearing',
  'interview',
  'legal_case',
  'legislation',
  'manuscript',
  'map',
  'motion_picture',
  'musical_score',
  'pamphlet',
  'paper-conference',
  'patent',
  'performance',
  'periodical',
  'personal_communication',
  'post',
  'post-weblog',
  'regulation',
  'report',
  'review',
  'review-book',
  'software',
  'song',
  'speech',
  'standard',
  'thesis',
  'treaty',
  'webpage',
] as const;

export const NAME_FIELDS = [
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editorial-director',
  'executive-producer',
  'guest',
  'host',
  'interviewer',
  'illustrator',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
] as const;

export const DATE_FIELDS = ['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted'] as const;

/** Variables that may be text or a number. */
export const NUMBER_FIELDS = [
  'chapter-number',
  'citation-number',
  'collection-number',
  'edition',
  'first-reference-note-number',
  'issue',
  'locator',
  'number',
  'number-of-pages',
  'number-of-volumes',
  'page',
  'page-first',
  'part',
  'printing',
  'supplement',
  'version',
  'volume',
] as const;

export const TEXT_FIELDS = [
  'abstract',
  'annote',
  'archive',
  'archive_collection',
  'archive_location',
  'archive-place',
  'authority',
  'call-number',
  'citation-key',
  'citation-label',
  'collection-title',
  'container-title',
  'container-title-short',
  'dimensions',
  'division',
  'DOI',
  'event',
  'event-title',
  'event-place',
  'genre',
  'ISBN',
  'ISSN',
  'journalAbbreviation',
  'jurisdiction',
  'keyword',
  'language',
  'medium',
  'note',
  'original-publisher',
  'original-publisher-place',
  'original-title',
  'part-title',
  'PMCID',
  'PMID',
  'publisher',
  'publisher-place',
  'references',
  'reviewed-genre',
  'reviewed-title',
  'scale',
  'section',
  'shortTitle',
  'source',
  'status',
  'title',
  'title-short',
  'URL',
  'volume-title',
  'volume-title-short',
  'year-suffix',
] as const;

export type NameField = (typeof NAME_FIELDS)[number];

/** A person (`family`, `given`) or a body (`literal`). */
export interface CslName {
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  readonly suffix?: string | undefined;
  readonly 'dropping-particle'?: string | undefined;
  readonly 'non-dropping-particle'?: string | undefined;
  readonly 'comma-suffix'?: string | number | boolean | undefined;
  readonly 'static-ordering'?: string | number | boolean | undefined;
  readonly 'parse-names'?: string | number | boolean | undefined;
  readonly literal?: string | undefined;
  /** A Chinese name in pinyin, which GB/T 7714—2025 does not abbreviate. Not of CSL's: never published. */
  readonly pinyin?: boolean | undefined;
}

/** A date, or from the first of `date-parts` to the second: `[[2026]]`, `[[2026, 11, 22]]`; a year 0 leaves the end open. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly (number | string)[])[] | undefined;
  /** 1 to 4, from spring. */
  readonly season?: string | number | boolean | undefined;
  readonly circa?: string | number | boolean | undefined;
  /** Printed as it is. */
  readonly literal?: string | undefined;
  /** As its source writes it: `2014-02`. */
  readonly raw?: string | undefined;
}

/**
 * What has no variable of its own. Known here: `unfinished`, the lists of names that name only some and end in 等, "et al.";
 * `CSTR`, China's identifier of scientific resources, as a DOI is.
 */
export type CslCustom = Readonly<Record<string, unknown>>;

type Fields<Name extends string, T> = Readonly<Partial<Record<Name, T | undefined>>>;

export interface CslItem
  extends
    Fields<NameField, readonly CslName[]>,
    Fields<(typeof DATE_FIELDS)[number], CslDate>,
    Fields<(typeof NUMBER_FIELDS)[number], string | number>,
    Fields<(typeof TEXT_FIELDS)[number], string> {
  readonly id: string;
  /** A CSL 1.0.2 item type. One that a style does not know is printed under [Z] (其他). */
  readonly type: string;
  readonly categories?: readonly string[] | undefined;
  readonly custom?: CslCustom | undefined;
}

/** The word for names that are not given, where a list has it for its last name: as BibTeX does, and what is made from it. */
const OTHERS = /^(?:(?:and )?others|et al\.?|等)$/i;

/** The names that a list gives. */
export const givenNames = (names: readonly CslName[] | undefined): readonly CslName[] =>
  OTHERS.test(names?.at(-1)?.literal ?? '') ? (names?.slice(0, -1) ?? []) : (names ?? []);

/** Whether a list of names goes on beyond those it gives. */
export function isUnfinished(item: Partial<CslItem>, field: NameField): boolean {
  const unfinished = item.custom?.unfinished;
  return (Array.isArray(unfinished) && unfinished.includes(field)) || givenNames(item[field]).length < (item[field]?.length ?? 0);
}
