import type { CslDate, CslName } from '#domain/csl/csl-item.ts';
import { cleanPages, isYear, readDate, withoutZeros } from '../literature/value.ts';
import { fieldText, foldMarks } from './fold.ts';
import { readNames } from './printed-names.ts';

/** Where and when something came out. */
export interface Imprint {
  readonly issued?: CslDate;
  readonly fields: Readonly<Record<string, string | readonly CslName[] | undefined>>;
  /** Lists of names that go on: 等. */
  readonly more?: readonly ('editor' | 'translator')[];
  readonly doubts: readonly string[];
}

const PAGES = String.raw`(?<pages>[A-Za-z]?\d[\w\s\-–—~,、+/.]*)`;
const DAY = String.raw`\d{4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}日?)?`;
const SERIAL = new RegExp(
  String.raw`^(?<host>.+?)(?:\s*[,.]\s*|\s+)(?<year>(?:1[89]|20)\d{2})(?:\s*[,]?\s*(?:Vol\.?\s*)?(?<volume>[A-Za-z]?\d+[A-Za-z]?(?:\s*[-/]\s*\d+)?))?` +
    String.raw`(?:\s*,?\s*\(\s*(?:No\.?\s*)?(?<issue>[^()]+?)\s*\))?(?:\s*[:,.;]\s*(?:pp?\.?\s*)?${PAGES})?$`,
  'diu',
);
const SERIAL_DAY = new RegExp(
  String.raw`^(?<host>.+?)\s*,\s*(?<date>${DAY})(?:\s*\(\s*(?<issue>[^()]+?)\s*\))?(?:\s*[:,]\s*${PAGES})?$`,
  'diu',
);
/** In the 著者-出版年 system the year stands behind the names. */
const SERIAL_YEARLESS = new RegExp(
  String.raw`^(?<host>.+?)\s*,\s*(?<volume>[A-Za-z]?\d+[A-Za-z]?)?(?:\s*,?\s*\(\s*(?<issue>[^()]+?)\s*\))?(?:\s*:\s*${PAGES})?$`,
  'diu',
);
/** What is online only has neither volume nor pages. */
const HOST_ALONE = /^(?<host>[^,:\d]+)$/diu;
const PAPER = new RegExp(String.raw`^(?<host>.+?)\s*,\s*(?<date>${DAY})\s*(?:\(\s*(?<page>[^()]+?)\s*\)|[:,]\s*(?<pages>\w+))?$`, 'diu');
const BOOK = new RegExp(
  String.raw`^(?:(?<place>[^:]{1,60}?)\s*:\s*)?(?<publisher>[^:]+?)\s*,\s*(?<date>${DAY}|\d{4})[a-z]?\s*(?:[:,]\s*(?:pp?\.?\s*)?${PAGES})?$`,
  'diu',
);
const YEAR_ALONE = new RegExp(String.raw`^(?<date>${DAY}|\d{4})\s*(?::\s*${PAGES})?$`, 'diu');
const DEPOSIT = /^(?:V(?<version>\d[\w.]*)\.\s+)?(?<publisher>[^,()]*?)\s*(?:,\s*(?<date>\d{4}(?:-\d{2}-\d{2})?))?$/diu;

/** Named parts of a match, in the words of the text itself. */
type Groups = Readonly<Record<string, string | undefined>>;

function match(pattern: RegExp, folded: string, text: string): Groups | undefined {
  const found = pattern.exec(folded);
  if (found === null) return undefined;
  const places: Readonly<Record<string, [number, number] | undefined>> = found.indices?.groups ?? {};
  return Object.fromEntries(Object.entries(places).map(([name, place]) => [name, place && text.slice(...place)]));
}

/**
 * What stands between the mark of the type and the address.
 * @param year of the 著者-出版年 system, where it stands behind the names
 */
export function readImprint(type: string, text: string, year: string | undefined): Imprint | undefined {
  const lead = /^[\s.,．，。]*/u.exec(text)?.[0].length ?? 0;
  const rest = text.slice(lead).replace(/[\s.．。]+$/u, '');
  const folded = foldMarks(rest);
  const part = /^\/\/?\s*(?:In\s*:\s*)?|^In\s*:\s*/i.exec(folded);
  if (part !== null) return readHost(rest.slice(part[0].length), year);
  switch (type) {
    case 'article-journal':
    case 'article-magazine':
      return readSerial(folded, rest, year);
    case 'paper-conference':
      return withDoubt(readSerial(folded, rest, year) ?? readBook(folded, rest, year), 'a paper [C] without // before what it stands in');
    case 'article-newspaper':
      return readPaper(folded, rest);
    case 'webpage':
      return rest === '' ? undefined : readPlain(folded, rest);
    case 'article':
    case 'dataset':
    case 'software':
      return readDeposit(folded, rest);
    case 'patent':
      return dated({ date: rest });
    case 'thesis':
      return readThesis(folded, rest, year);
    default:
      return readBook(folded, rest, year);
  }
}

/** The issue, volume and pages of an article, and the serial that it stands in. */
function readSerial(folded: string, text: string, year: string | undefined): Imprint | undefined {
  const found =
    match(SERIAL_DAY, folded, text) ??
    match(SERIAL, folded, text) ??
    (year === undefined ? undefined : (match(SERIAL_YEARLESS, folded, text) ?? match(HOST_ALONE, folded, text)));
  if (found === undefined) return undefined;
  return dated({ ...found, year: found.year ?? (found.date === undefined ? year : undefined) }, { 'container-title': found.host });
}

const readPaper = (folded: string, text: string): Imprint | undefined => {
  const found = match(PAPER, folded, text) ?? match(SERIAL, folded, text);
  return found && dated({ ...found, pages: found.page ?? found.pages }, { 'container-title': found.host });
};

/** `[译者, 译.] [2版.] [地: ]社, 年[: 页]` */
function readBook(folded: string, text: string, year: string | undefined): Imprint | undefined {
  const translators = /^([^.]*?)[,\s]*译\s*\.\s*/u.exec(folded);
  let at = translators?.[0].length ?? 0;
  const edition = /^(第?\s*\d+\s*版|[^.,:]{1,8}版|\d+(?:st|nd|rd|th)\s+ed(?:ition)?)\s*[.,]+\s*/iu.exec(folded.slice(at));
  const written = edition === null ? undefined : text.slice(at, at + (edition[1]?.length ?? 0));
  at += edition?.[0].length ?? 0;
  const names = translators === null ? undefined : readNames(translators[1] ?? '');
  const more = { edition: written && editionOf(foldMarks(written)), translator: names?.names };
  const goesOn = names?.unfinished === true ? ({ more: ['translator'] } as const) : {};
  const [left, words] = [folded.slice(at), text.slice(at)];
  const found =
    match(BOOK, left, words) ??
    match(YEAR_ALONE, left, words) ??
    (year === undefined
      ? undefined
      : match(/^(?:(?<place>[^:]{1,60}?)\s*:\s*)?(?<publisher>[^:]+?)(?:\s*:\s*(?<pages>\d[\d\s,–-]*))?$/diu, left, words));
  if (found === undefined) return undefined;
  const fields = { ...more, 'publisher-place': found.place, publisher: found.publisher };
  return { ...dated({ ...found, year: found.date === undefined ? year : undefined }, fields), ...goesOn };
}

/** Some say before the place which degree it was for. */
function readThesis(folded: string, text: string, year: string | undefined): Imprint | undefined {
  const [degree = ''] =
    /^(?:[硕博]\s*士\s*(?:学\s*位\s*)?论\s*文|(?:Master(?:['’]s)?|Ph\.?\s?D\.?|Doctoral)\s+(?:thesis|dissertation))\s*[.,]\s*/iu.exec(
      folded,
    ) ?? [];
  const imprint = readBook(folded.slice(degree.length), text.slice(degree.length), year);
  const genre = text.slice(0, degree.length).replace(/[\s.．，,]+$/u, '');
  return imprint && genre !== '' ? { ...imprint, fields: { genre: fieldText(genre), ...imprint.fields } } : imprint;
}

const editionOf = (text: string) => /^第?\s*(\d+)\s*版$/.exec(text)?.[1] ?? /^(\d+)(?:st|nd|rd|th)/i.exec(text)?.[1] ?? text.trim();

/** `[编者. ]文集[. 地: 社], 年[: 页]`, `Procedia CIRP: Vol. 73. 2018: 1-9` */
function readHost(text: string, year: string | undefined): Imprint | undefined {
  const folded = foldMarks(text);
  const stops = [...folded.matchAll(/\.\s*(?=\S)/g)].filter(({ index }) => !ABBREVIATED.test(folded.slice(0, index)));
  const [first] = stops;
  const next = (first?.index ?? 0) + (first?.[0].length ?? 0);
  const editors = first === undefined ? undefined : readNames(folded.slice(0, first.index).replace(/[,\s]*(?:eds?|编|主编)$/iu, ''));
  // With one stop alone, what stands before it is the whole's title where an imprint follows.
  const alone = stops.length === 1 && (BOOK.exec(folded.slice(next))?.groups?.place !== undefined || (editors?.doubts.length ?? 0) > 0);
  const start = editors === undefined || alone ? 0 : next;
  const by = start === 0 ? {} : { editor: editors?.names };
  const more = start > 0 && editors?.unfinished === true ? ({ more: ['editor'] } as const) : {};
  const cuts = stops.filter(({ index }) => index >= start).map(({ index, 0: { length } }) => ({ index, next: index + length }));
  for (const { index, next: end } of [...cuts].reverse()) {
    const [left, words] = [folded.slice(end), text.slice(end)];
    const found = match(BOOK, left, words) ?? match(YEAR_ALONE, left, words);
    if (found !== undefined)
      return {
        ...dated(found, { ...by, ...hostTitle(text.slice(start, index)), 'publisher-place': found.place, publisher: found.publisher }),
        ...more,
      };
  }
  const [left, words] = [folded.slice(start), text.slice(start)];
  const found = match(SERIAL, left, words) ?? (year === undefined ? undefined : match(SERIAL_YEARLESS, left, words));
  return found && { ...dated({ ...found, year: found.year ?? year }, { ...by, ...hostTitle(found.host ?? '') }), ...more };
}

const ABBREVIATED = /\b(?:Vol|No|vs|eds?|St|Proc|Int|Conf|[a-z])$/i;

function hostTitle(text: string): Readonly<Record<string, string>> {
  const found = /^(.+?)\s*[:：]\s*(?:Vol\.?\s*|v\.\s*|第\s*)(\d+)\s*卷?$/iu.exec(text.trim());
  return found === null ? { 'container-title': text } : { 'container-title': found[1] ?? '', volume: found[2] ?? '' };
}

/** `[V1.0. ]库（2024）`, `库, 2024` */
function readDeposit(folded: string, text: string): Imprint | undefined {
  const found = match(DEPOSIT, folded, text);
  return found && dated(found, { version: found.version, publisher: found.publisher });
}

/** A page of the web names its site and its day in many ways; the style prints the day alone, in parentheses. */
function readPlain(folded: string, text: string): Imprint | undefined {
  const found = match(new RegExp(String.raw`^(?:(?<publisher>.+?)\s*[,.]\s*)?(?<date>${DAY}|\d{4})$`, 'diu'), folded, text);
  return found && dated(found, { publisher: found.publisher });
}

function dated({ year, date, volume, issue, pages }: Groups, fields: Imprint['fields'] = {}): Imprint {
  const issued = readDate(foldMarks(date ?? year ?? ''));
  const clean = Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? fieldText(value) : value]);
  const words: Imprint['fields'] = {
    ...(Object.fromEntries(clean) as Imprint['fields']),
    ...(volume !== undefined && { volume: foldMarks(volume).replace(/\s/g, '') }),
    ...(issue !== undefined && {
      issue: withoutZeros(
        foldMarks(issue)
          .replace(/\s*[-–—]\s*/g, '-')
          .trim(),
      ),
    }),
    ...(pages !== undefined && { page: cleanPages(pages) }),
  };
  const given = Object.fromEntries(Object.entries(words).filter(([, value]) => value !== undefined && value !== ''));
  return {
    ...(issued !== undefined && isYear(String(issued['date-parts']?.[0]?.[0] ?? '').padStart(4, '0')) && { issued }),
    fields: given,
    doubts: [],
  };
}

const withDoubt = (imprint: Imprint | undefined, doubt: string): Imprint | undefined =>
  imprint && { ...imprint, doubts: [...imprint.doubts, doubt] };
