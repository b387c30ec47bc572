import type { CslItem, CslName } from '#domain/csl/csl-item.ts';
import type { Ledger } from './literature.ts';
import { readName, splitNames } from './name.ts';
import { typeOf } from './record-type.ts';
import type { Dialect, Field, TaggedRecord } from './tagged-record.ts';
import { cleanDoi, cleanPages, degreeGenre, isDatabaseAddress, isYear, scriptLanguage, narrow, readDate, withoutZeros } from './value.ts';

/** What could not be decided about one record; the reader knows its identifier and asks. */
export type Doubt = readonly [kind: string, note: string];

type Values = ReadonlyMap<Field, readonly string[]>;

const OTHERS = /^(?:等|et al\.?|others)$/i;

/** One record of a database as a CSL item without identifier. What is no part of a reference is counted. */
export function recordItem(
  record: TaggedRecord,
  dialect: Dialect,
  ledger: Ledger,
): { item: Omit<CslItem, 'id'>; doubts: Doubt[] } | undefined {
  const values = gather(record, dialect, ledger);
  const one = (field: Field) => values.get(field)?.[0];
  const title = one('title');
  if (title === undefined) return undefined;
  const type = typeOf(one('type') ?? '', one('database') ?? '');
  const doubts: Doubt[] = [];
  const names = (field: Field) => nameList(values.get(field) ?? [], dialect, doubts);
  const [author, editor, translator] = [names('author'), names('editor'), names('translator')];
  for (const supervisor of values.get('supervisor') ?? []) ledger.lose('supervisor', splitNames(supervisor).length);
  const when = dates(values, type, doubts);
  const item: Record<string, unknown> = {
    type,
    language: scriptLanguage(title),
    title,
    ...(type !== 'standard' && author),
    ...pick({ editor: editor?.author, translator: translator?.author }),
    ...when.item,
    ...where(values, type),
    ...(when.pages ? pages(values, type, doubts) : {}),
    ...numbers(values, type),
    ...address(values, dialect, doubts),
    ...(type === 'thesis' && genre(values)),
  };
  return { item: item as unknown as Omit<CslItem, 'id'>, doubts };
}

/** The values of each field, without those that are empty; counts what no reference has. */
function gather(record: TaggedRecord, dialect: Dialect, ledger: Ledger): Values {
  const values = new Map<Field, string[]>();
  for (const { tag, value } of record) {
    const field = Object.hasOwn(dialect.fields, tag) ? dialect.fields[tag] : undefined;
    if (value === '' || field === 'drop') continue;
    if (field === undefined) ledger.lose('unknown-field', 1, tag);
    else if (field.startsWith('lost:')) ledger.lose(field.slice('lost:'.length));
    else {
      const list = values.get(field) ?? [];
      list.push(field === 'author' ? value : onOneLine(value));
      values.set(field, list);
    }
  }
  return values;
}

/** A line that is broken in the file is one text; between Chinese characters without a blank. */
const onOneLine = (value: string) => value.replace(/(?<=\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '').replace(/[ \t]*\n\s*/g, ' ');

function nameList(fields: readonly string[], dialect: Dialect, doubts: Doubt[]): { author: CslName[]; custom?: object } | undefined {
  const all = fields.flatMap((field) => splitNames(onOneLine(field)));
  const given = all.filter((name) => !OTHERS.test(name)).map((name) => (/\p{Script=Han}{2,}等$/u.test(name) ? name.slice(0, -1) : name));
  if (given.length === 0) return undefined;
  if (dialect.given === 'first')
    for (const name of given.filter(
      (one) => /^[A-Za-z][^,\p{Script=Han}]* [^,\p{Script=Han}]+$/u.test(one) && readName(one).family !== undefined,
    ))
      doubts.push(['name-order', `“${name}”: given name first in Western records of databases`]);
  const author = given.map(readName);
  return { author, ...(given.length < all.length && { custom: { unfinished: ['author'] } }) };
}

/** The date as far as it matters for the type, and whether its pages are pages: an article that is online first has those of its file. */
function dates(values: Values, type: string, doubts: Doubt[]): { item: object; pages: boolean } {
  const [year, date] = [narrow(values.get('year')?.[0] ?? '').slice(0, 4), values.get('date')?.[0] ?? ''];
  const day = readDate(date);
  const accessed = pick({ accessed: readDate(values.get('accessed')?.[0] ?? '') });
  const whole = ['article-newspaper', 'patent', 'standard', 'webpage', 'post-weblog', 'article-magazine'].includes(type);
  if (whole && day !== undefined) return { item: { issued: day, ...accessed }, pages: true };
  if (isYear(year)) return { item: { issued: readDate(year), ...accessed }, pages: true };
  if (year !== '') doubts.push(['year', `“${year}” is no year: left out`]);
  if (type !== 'article-journal' || values.has('volume') || values.has('issue')) {
    const [only] = day?.['date-parts']?.[0] ?? [];
    return { item: { ...pick({ issued: only === undefined ? undefined : readDate(String(only)) }), ...accessed }, pages: true };
  }
  return onlineFirst(values, day, accessed, doubts);
}

function onlineFirst(values: Values, day: CslItem['issued'], accessed: object, doubts: Doubt[]): { item: object; pages: boolean } {
  const stamp = /urlid\/[^/]*?((?:19|20)\d{2})(\d{2})(\d{2})\.\d/i.exec((values.get('url') ?? []).join(' '));
  const stamped = stamp === null ? undefined : readDate(stamp.slice(1).join('-'));
  const filePages = values.get('pages')?.[0];
  const source = day === undefined && stamp !== null ? `: ${stamp.slice(1).join('')} stands in the address` : '';
  const told = `no year, no volume, no issue${source}${filePages === undefined ? '' : `; pages ${filePages}, those of the file, are dropped`}`;
  doubts.push(['online-first', told]);
  return { item: { ...pick({ issued: day ?? stamped }), ...accessed }, pages: false };
}

/** Where it came out: the same field is a school, a paper or a publisher. */
function where(values: Values, type: string): object {
  const one = (field: Field) => values.get(field)?.[0];
  const [container, event, publisher, place] = [one('container'), one('event'), one('publisher'), one('place')];
  switch (type) {
    case 'thesis':
      return pick({ publisher: publisher ?? container, 'publisher-place': place });
    case 'paper-conference':
      return pick({
        'container-title': event === undefined ? undefined : container,
        'event-title': event ?? container,
        'event-place': place,
        publisher,
      });
    case 'article-journal':
    case 'article-magazine':
    case 'article-newspaper':
      return pick({ 'container-title': container ?? event });
    case 'patent':
      return {};
    default:
      return pick({ 'container-title': container ?? event, 'collection-title': one('series'), publisher, 'publisher-place': place });
  }
}

function pages(values: Values, type: string, doubts: Doubt[]): object {
  const [first, last] = [values.get('first-page')?.[0], values.get('last-page')?.[0]];
  const given = values.get('pages') ?? [];
  const written =
    given.find((value) => /[-~–+]/.test(value)) ?? given[0] ?? (last === undefined || last === first ? first : `${first ?? ''}-${last}`);
  if (written === undefined || written === '') return {};
  if (type === 'paper-conference' && given.length > 0 && /^\d{1,3}$/.test(written.trim())) {
    doubts.push(['pages-or-count', `“${written}” alone in a conference paper is a count, not a page: left out`]);
    return {};
  }
  return { page: cleanPages(written) };
}

function numbers(values: Values, type: string): object {
  const one = (field: Field) => values.get(field)?.[0];
  const volume = withoutZeros(narrow(one('volume') ?? '0'));
  const issue = withoutZeros(narrow(one('issue') ?? ''));
  const serial = one('serial');
  const own = one('number');
  return pick({
    volume: volume === '0' ? undefined : volume,
    issue: type === 'thesis' || issue === '' ? undefined : issue,
    edition: one('edition')?.replace(/^第?\s*(\d+)\s*版$/, '$1'),
    number:
      type === 'standard'
        ? standardNumber(serial ?? own)
        : type === 'patent'
          ? (one('notes') ?? own ?? serial)
          : type === 'report'
            ? (own ?? serial)
            : (one('article-number') ?? undefined),
    ...(['book', 'chapter'].includes(type)
      ? { ISBN: serial }
      : ['article-journal', 'article-magazine'].includes(type)
        ? { ISSN: serial }
        : {}),
  });
}

/** `GB/T 00001-2015`: between number and year stands a dash. */
const standardNumber = (number: string | undefined) => number?.replace(/(?<=\d)-(?=(?:19|20)\d{2}$)/, '—');

function address(values: Values, dialect: Dialect, doubts: Doubt[]): object {
  const doi = cleanDoi(values.get('doi')?.[0] ?? '');
  const url = (values.get('url') ?? []).map((value) => value.replaceAll(/\s/g, '')).find((value) => /^https?:\/\//i.test(value));
  if (url === undefined || dialect.fields.Link === 'drop') return pick({ DOI: doi });
  if (isDatabaseAddress(url) && doi !== undefined) return { DOI: doi };
  if (/\/kcms2\//i.test(url)) doubts.push(['session-address', `${url} holds a key of a session and may lead nowhere tomorrow`]);
  return pick({ DOI: doi ?? cleanDoi(/doi\.org\/(.+)$/i.exec(url)?.[1] ?? ''), URL: /\bdoi\.org\//i.test(url) ? undefined : url });
}

function genre(values: Values): object {
  const degree = [...(values.get('degree') ?? []), ...(values.get('database') ?? [])].find((text) => text !== '');
  const known = /博士|硕士/.exec(degree ?? '')?.[0];
  return pick({ genre: known === undefined ? (degree === undefined ? undefined : degreeGenre(degree)) : degreeGenre(known) });
}

const pick = (fields: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
