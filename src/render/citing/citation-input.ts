import { dateParts, endParts, normalDate } from '#domain/csl/csl-date.ts';
import { givenNames, isUnfinished, type CslDate, type CslItem, type CslName, type NameField } from '#domain/csl/csl-item.ts';
import { withNoteFields } from '#domain/csl/csl-note.ts';
import type { CitationLanguage } from './locales.ts';

/** What the styles print. Nothing else is passed on: citeproc reads hidden fields out of `note`, for one. */
const NAMES = ['author', 'editor', 'translator', 'container-author', 'compiler', 'composer', 'director'] as const;
const TEXTS = [
  'title',
  'container-title',
  'volume-title',
  'event-title',
  'event-place',
  'publisher',
  'publisher-place',
  'archive',
  'archive-place',
  'authority',
  'genre',
  'scale',
  'dimensions',
  'DOI',
  'URL',
] as const;
const NUMBERS = ['edition', 'volume', 'issue', 'number', 'page', 'version'] as const;

/** What a style asks of its input that CSL cannot say. */
export interface InputRules {
  /** Between the pages of a range. */
  readonly pageDash: '-' | '–';
  /** The type whose form the item has in this style. */
  typeOf(item: CslItem): string;
  /** What stands for the item's number. */
  numberOf(item: CslItem): string | number | undefined;
  /** A date that is no day, month or year of our era: a year (or two, the second empty where it is open), known or estimated. */
  dateWords(years: readonly string[], estimated: boolean, language: CitationLanguage): string;
  /** The years before our era: `44 BC`. */
  readonly beforeChrist: string;
  /** Given names in pinyin are not abbreviated. */
  readonly wholePinyin?: true;
  /** A standard's number begins its title. */
  readonly numberFirst?: true;
  /** The points of an abbreviated title of a serial are left out. */
  readonly pointless?: true;
}

/** The rich text that CSL-JSON allows in a field, and the HTML that exports from databases put there. */
const MARKUP = /<\/?(?:i|b|em|strong|u|sup|sub|sc|span)(?: (?:class|style)="[^"]*")?>/gi;

/**
 * citeproc turns quotation marks to its locale's, takes numbers apart in search of ranges and labels ("no. 5", "3 and 4"),
 * and capitalizes the names of bodies along with surnames. What must come out as it went in goes through it as private-use
 * characters: the same character in plane 15. A full stop stays, for it has to merge with the one that follows.
 */
const QUOTATION = /["'<>‚„]|\p{Pi}|\p{Pf}/gu;
/** citeproc takes particles (van der, al-) out of a surname, whose own field is where they belong. */
const SURNAME = new RegExp(`${QUOTATION.source}|[ -]`, 'gu');
const EVERYTHING = /[^.]/g;
const PLANE_15 = 0xf0000;
const STAND_IN = /[\u{F0000}-\u{FFFFF}]/gu;
/** Stands for the names that a list does not give; a style may have put "&" before it, as before any last name. */
const MORE = String.fromCodePoint(PLANE_15);
const MORE_NAMES = new RegExp(`,? & ${MORE}`, 'gu');
const AND_OTHERS = { 'zh-CN': '等', 'en-US': 'et al' } as const satisfies Record<CitationLanguage, string>;

/** The language that an entry's own words (等, et al.) are set in. */
export function citationLanguage(item: CslItem): CitationLanguage {
  const chinese = item.language === undefined ? /\p{Script=Han}/u.test(item.title ?? '') : /^zh(?![a-z])/i.test(item.language);
  return chinese ? 'zh-CN' : 'en-US';
}

/** The item as citeproc should see it, but for its id. */
export function citationInput(given: CslItem, rules: InputRules): object {
  const item = withNoteFields(given);
  const language = citationLanguage(item);
  const type = rules.typeOf(item);
  const number = rules.numberOf(item);
  const fields: CslItem = {
    ...item,
    number,
    ...(rules.numberFirst && type === 'standard' && { title: numbered(item, language), number: undefined }),
  };
  const input: Record<string, unknown> = { type, CSTR: keep(text(item.custom?.CSTR), QUOTATION) };
  for (const field of ['issued', 'accessed'] as const) input[field] = dateInput(item[field], rules, language);
  for (const field of NAMES) input[field] = namesInput(item, field, rules, language);
  for (const field of TEXTS) input[field] = keep(fields[field], QUOTATION);
  for (const field of NUMBERS) input[field] = numberInput(field, fields[field], rules.pageDash);
  if (type !== 'periodical' && item.volume !== undefined && item['volume-title'] !== undefined)
    input['volume-title'] = `${language === 'zh-CN' ? WIDE : ' '}${String(input['volume-title'])}`;
  if (rules.pointless && (type === 'article-journal' || type === 'article-magazine'))
    input['container-title'] = keep(withoutPoints(item['container-title']), QUOTATION);
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
}

/** An entry as citeproc made it from `citationInput`, with the characters put back. */
export function citationText(output: string, language: CitationLanguage): string {
  const named = output.replace(MORE_NAMES, `, ${MORE}`).replaceAll(MORE, AND_OTHERS[language]);
  return named.replace(STAND_IN, (character) => String.fromCharCode((character.codePointAt(0) ?? 0) - PLANE_15)).trim();
}

function namesInput(item: CslItem, field: NameField, rules: InputRules, language: CitationLanguage): CslName[] | undefined {
  const more = isUnfinished(item, field) ? [{ family: language === 'zh-CN' ? MORE : `${MORE}.` }] : [];
  const names = givenNames(item[field]).map((name) => nameInput(name, rules));
  return names.length === 0 ? undefined : [...names, ...more];
}

/** A given name goes to citeproc as it is, which makes its initials. To it a body is a surname: it sets `literal` apart by commas of its own. */
function nameInput({ literal, family, pinyin, ...name }: CslName, rules: InputRules): CslName {
  if (literal !== undefined) return { family: keep(literal, EVERYTHING) };
  if (pinyin && rules.wholePinyin) return { family: keep([family, name.given].join(' '), EVERYTHING) };
  const { given, suffix, 'dropping-particle': dropping, 'non-dropping-particle': particle, 'comma-suffix': comma } = name;
  return {
    family: keep(family, SURNAME),
    given,
    suffix,
    'dropping-particle': dropping,
    'non-dropping-particle': particle,
    'comma-suffix': comma,
  };
}

function dateInput(given: CslDate | undefined, rules: InputRules, language: CitationLanguage): CslDate | undefined {
  if (given === undefined) return undefined;
  const date = normalDate(given);
  const { literal, circa } = date;
  if (literal !== undefined) return { literal: keep(literal, QUOTATION) };
  const [start, end] = [dateParts(date), endParts(date)];
  const [first] = start;
  if (first === undefined) return undefined;
  // Of a span of days or months within one year, styles have the first.
  const alone = end === undefined || (end[0] === first && start.length > 1);
  if (first > 0 && alone && circa !== true) return { 'date-parts': [start] };
  const year = (value = 0) =>
    value >= 0 ? String(value || '') : language === 'zh-CN' ? `公元前${String(-value)}` : `${String(-value)} ${rules.beforeChrist}`;
  const years = end === undefined || end[0] === first ? [year(first)] : [year(first), year(end[0])];
  return { literal: rules.dateWords(years, circa === true, language) };
}

function numberInput(field: (typeof NUMBERS)[number], value: string | number | undefined, pageDash: string): string | undefined {
  if (value === undefined) return undefined;
  let text = String(value).trim().replaceAll('\\-', '-'); // citeproc's own mark of a hyphen that joins no range
  if (field === 'edition' && text === '1') return undefined; // GB/T 7714 leaves a first edition unsaid
  if (field === 'page') text = text.replace(/\s*(?:--|[–—]|-)\s*/g, pageDash);
  if (pageDash === '–' && /^\d+–\d+$/.test(text)) return text.replace('–', '-'); // a range that citeproc shall know as one: "pp."
  if (field === 'version') text = text.replace(/^v(?=\d)/i, ''); // the style prints the V
  return /^\d+$/.test(text) ? text : keep(text, EVERYTHING);
}

/** Chinese sets parts of a title apart by the width of a character. */
const WIDE = '\u2003';

/** Number and title of a standard, with the blank between them that the title has between its parts. */
function numbered({ title, number }: CslItem, language: CitationLanguage): string {
  const blank = /[ \u2003\u3000]/.exec(title ?? '')?.[0] ?? WIDE;
  return [number, title].filter((part) => part !== undefined).join(language === 'zh-CN' ? blank : ' ');
}

/** `Br. Med. J.` without its points; those inside a word, as in U.S., are part of a name. */
const withoutPoints = (title: string | undefined) => title?.replaceAll(/(?<=(?:^|[\s-])\p{L}+)\.(?=\s|-|$)/gu, '');

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** Plain text with stand-ins for `characters`. */
function keep(words: string | undefined, characters: RegExp): string | undefined {
  const plain = words
    ?.replace(MARKUP, '')
    .replace(/[ \t-\r\u2028\u2029]+/g, ' ')
    .trim();
  return plain?.replace(characters, (character) => String.fromCodePoint(PLANE_15 + character.charCodeAt(0)));
}
