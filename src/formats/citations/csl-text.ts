import type { CslItem, CslName } from '#domain/csl/csl-item.ts';

export { givenNames as named } from '#domain/csl/csl-item.ts';
export { dateParts, isoDate, padded } from '#domain/csl/csl-date.ts';

/** What the bibliography formats share: reading CSL's fields as plain text. */

/** The rich text that CSL-JSON allows in a field. */
const MARKUP = /<(\/?)(i|b|sup|sub)>|<\/?span[^>]*>/g;

/** Text on one line, each tag of CSL's as `tag` writes it (by default not at all). */
export function plain(text: string | number | undefined, tag: (name: string, closes: boolean) => string = () => ''): string {
  return String(text ?? '')
    .replace(MARKUP, (_, slash: string | undefined, name: string | undefined) => (name === undefined ? '' : tag(name, slash === '/')))
    .replace(/[ \t-\r\u2028\u2029]+/g, ' ')
    .trim();
}

export const surname = (name: CslName) => [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ');

/** `Family, Given, Suffix`, or a body's name as it is. */
const invertedName = (name: CslName) => name.literal ?? [surname(name), name.given, name.suffix].filter(Boolean).join(', ');

/** A body's name without its commas, at which readers would cut it into a person's two. */
export const nameWithoutCommas = (name: CslName) => name.literal?.replaceAll(/ *[,，]/g, '') ?? invertedName(name);

/** A name for readers that take the last word of one without a comma for a surname: what has no given name ends in a comma. */
export function commaName(name: CslName): string {
  const text = nameWithoutCommas(name);
  return text.includes(' ') && !text.includes(',') ? `${text},` : text;
}

/** First and last page; the last is missing where there is one page, or a number that only looks like pages. */
export function pageRange(page: CslItem['page']): [string | undefined, string | undefined] {
  const [first, last, more] = plain(page).split(/\s*(?:--|[-–—])\s*/);
  return more === undefined ? [first === '' ? undefined : first, last] : [plain(page), undefined];
}

/** Parts of a published whole; of the other types of CSL, each stands for itself or in a serial. */
export const isPart = ({ type }: CslItem) => ['chapter', 'entry', 'entry-dictionary', 'entry-encyclopedia'].includes(type);

const SERIALS = ['article-journal', 'article-magazine', 'article-newspaper', 'review', 'review-book'];
/** What stands in a serial, a review in one among them. */
export const isSerial = (item: CslItem) =>
  SERIALS.slice(0, 3).includes(item.type) || (SERIALS.includes(item.type) && item['container-title'] !== undefined);

/** The number that an article has in place of pages: no number of an issue. */
export const articleNumber = (item: CslItem) =>
  isSerial(item) && item.page === undefined && item.number !== undefined ? plain(item.number) : undefined;
