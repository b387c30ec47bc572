import type { CslDate, CslItem, CslName } from '#domain/csl-item.ts';

/** What the bibliography formats share: reading CSL's fields as plain text. */

/** The rich text that CSL-JSON allows in a field. */
const MARKUP = /<(\/?)(i|b|sup|sub)>|<\/?span[^>]*>/g;

/** Text on one line, each tag of CSL's as `tag` writes it (by default not at all). */
export function plain(text: string | number | undefined, tag: (name: string, closes: boolean) => string = () => ''): string {
  return String(text ?? '')
    .replace(MARKUP, (_, slash: string | undefined, name: string | undefined) => (name === undefined ? '' : tag(name, slash === '/')))
    .replace(/\s+/g, ' ')
    .trim();
}

export const surname = (name: CslName) => [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ');

/** `Family, Given, Suffix`, or a body's name as it is. */
export const invertedName = (name: CslName) => name.literal ?? [surname(name), name.given, name.suffix].filter(Boolean).join(', ');

/** `others` stands for names that are not given: BibTeX has the word, the other formats have nothing for it. */
export const isOthers = (name: CslName) => name.literal === 'others';
export const named = (names: readonly CslName[] | undefined) => (names ?? []).filter((name) => !isOthers(name));

/** Year, month and day, as far as they are known. */
export const dateParts = (date: CslDate | undefined): readonly number[] => date?.['date-parts']?.[0] ?? [];

/** First and last page; the last is missing where there is one page, or a number that only looks like pages. */
export function pageRange(page: CslItem['page']): [string | undefined, string | undefined] {
  const [first, last, more] = plain(page).split(/\s*(?:--|[-–—])\s*/);
  return more === undefined ? [first === '' ? undefined : first, last] : [plain(page), undefined];
}

/** `2024-03-28`, as far as the date is known: ISO 8601; other standards separate the parts otherwise. */
export const isoDate = (parts: readonly number[], separator = '-') => padded(parts).join(separator);

/** A year with four digits, a month and a day with two. */
export const padded = (parts: readonly number[]) => parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0'));

/** Parts of a published whole; of the other types of CSL, each stands for itself or in a serial. */
export const isPart = ({ type }: CslItem) => ['chapter', 'entry', 'entry-dictionary', 'entry-encyclopedia'].includes(type);
