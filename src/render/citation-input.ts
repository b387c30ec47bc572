import type { CslItem, CslName } from '#domain/csl-item.ts';
import type { CitationLanguage } from './styles/locales.ts';

/** What the styles print. Nothing else is passed on: citeproc reads hidden fields out of `note`, for one. */
const NAMES = ['author', 'editor', 'translator', 'container-author'] as const;
const TEXTS = ['title', 'container-title', 'event-title', 'event-place', 'publisher', 'publisher-place', 'archive', 'genre', 'DOI', 'URL'] as const; // prettier-ignore
const NUMBERS = ['edition', 'volume', 'issue', 'number', 'page', 'version'] as const;

/** The rich text that CSL-JSON allows in a field, and the HTML that exports from databases put there. */
const MARKUP = /<\/?(?:i|b|em|strong|u|sup|sub|sc|span)(?: (?:class|style)="[^"]*")?>/gi;

/**
 * citeproc turns quotation marks to its locale's, takes numbers apart in search of ranges and labels ("no. 5", "3 and 4"),
 * and capitalizes the names of bodies along with surnames. What must come out as it went in goes through it as private-use
 * characters: the same character in plane 15. A full stop stays, for it has to merge with the one that follows.
 */
const QUOTATION = /["'“”‘’«»<>]/g;
const EVERYTHING = /[^.]/g;
const PLANE_15 = 0xf0000;
const STAND_IN = /[\u{F0000}-\u{FFFFF}]/gu;

/** The language that an entry's own words (等, et al.) are set in. */
export function citationLanguage(item: CslItem): CitationLanguage {
  const chinese = item.language === undefined ? /\p{Script=Han}/u.test(item.title ?? '') : /^zh(?![a-z])/i.test(item.language);
  return chinese ? 'zh-CN' : 'en-US';
}

/** The item as citeproc should see it, but for its id. `pageDash` is what a style sets between the pages of a range. */
export function citationInput(item: CslItem, pageDash: '-' | '–' = '-'): object {
  const input: Record<string, unknown> = { type: item.type, issued: item.issued, accessed: item.accessed };
  for (const field of NAMES) input[field] = item[field]?.map(nameInput);
  for (const field of TEXTS) input[field] = keep(item[field], QUOTATION);
  for (const field of NUMBERS) input[field] = numberInput(field, item[field], pageDash);
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

/** An entry as citeproc made it from `citationInput`, with the characters put back. */
export function citationText(output: string): string {
  return output.replace(STAND_IN, (character) => String.fromCharCode((character.codePointAt(0) ?? 0) - PLANE_15)).trim();
}

/** A given name goes to citeproc as it is, which makes its initials. */
function nameInput(name: CslName): CslName {
  return { ...name, family: keep(name.family, QUOTATION), literal: keep(name.literal, EVERYTHING) };
}

function numberInput(field: (typeof NUMBERS)[number], value: string | number | undefined, pageDash: string): string | undefined {
  if (value === undefined) return undefined;
  let text = String(value).trim();
  if (field === 'edition' && text === '1') return undefined; // GB/T 7714 leaves a first edition unsaid
  if (field === 'page') text = text.replace(/\s*(?:--|[–—]|-)\s*/g, pageDash);
  if (pageDash === '–' && /^\d+–\d+$/.test(text)) return text.replace('–', '-'); // a range that citeproc shall know as one: "pp."
  if (field === 'version') text = text.replace(/^v(?=\d)/i, ''); // the style prints the V
  return /^\d+$/.test(text) ? text : keep(text, EVERYTHING);
}

/** Plain text with stand-ins for `characters`. */
function keep(text: string | undefined, characters: RegExp): string | undefined {
  const plain = text?.replace(MARKUP, '').replace(/\s+/g, ' ').trim();
  return plain?.replace(characters, (character) => String.fromCodePoint(PLANE_15 + character.charCodeAt(0)));
}
