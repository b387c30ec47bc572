/** A person (`family`, `given`) or a body (`literal`). */
export interface CslName {
  readonly family?: string | undefined;
  readonly given?: string | undefined;
  readonly suffix?: string | undefined;
  readonly 'dropping-particle'?: string | undefined;
  readonly 'non-dropping-particle'?: string | undefined;
  readonly literal?: string | undefined;
}

/** One date, as exact as it is known: `[[2026]]`, `[[2026, 11, 22]]`. A `literal` is printed as it is. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[] | undefined;
  readonly literal?: string | undefined;
}

/** The variables of CSL-JSON 1.0.2 that the styles and formats here know; an item may hold others. */
export interface CslItem {
  readonly id: string;
  /** A CSL 1.0.2 item type. One that a style does not know is printed under [Z] (其他). */
  readonly type: string;
  /** BCP 47. Decides 等 or "et al."; without it, the script of the title does. */
  readonly language?: string | undefined;
  readonly title?: string | undefined;
  readonly author?: readonly CslName[] | undefined;
  readonly editor?: readonly CslName[] | undefined;
  readonly translator?: readonly CslName[] | undefined;
  readonly 'container-author'?: readonly CslName[] | undefined;
  readonly 'container-title'?: string | undefined;
  readonly 'collection-title'?: string | undefined;
  readonly 'event-title'?: string | undefined;
  readonly 'event-place'?: string | undefined;
  /** What kind of thesis, report or page: free text. */
  readonly genre?: string | undefined;
  readonly publisher?: string | undefined;
  readonly 'publisher-place'?: string | undefined;
  readonly archive?: string | undefined;
  readonly issued?: CslDate | undefined;
  readonly accessed?: CslDate | undefined;
  readonly edition?: string | number | undefined;
  readonly volume?: string | number | undefined;
  readonly issue?: string | number | undefined;
  readonly number?: string | number | undefined;
  readonly page?: string | number | undefined;
  readonly version?: string | number | undefined;
  readonly DOI?: string | undefined;
  readonly URL?: string | undefined;
  readonly ISBN?: string | undefined;
  readonly ISSN?: string | undefined;
}
