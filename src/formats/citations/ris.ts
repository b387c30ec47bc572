import type { CslDate, CslItem, CslName } from '#domain/csl/csl-item.ts';
import { articleNumber, dateParts, isPart, isSerial, named, nameWithoutCommas, padded, pageRange, plain } from './csl-text.ts';

const TYPES: Readonly<Record<string, string>> = {
  article: 'UNPB',
  'article-journal': 'JOUR',
  'article-magazine': 'MGZN',
  'article-newspaper': 'NEWS',
  bill: 'BILL',
  book: 'BOOK',
  broadcast: 'MPCT',
  chapter: 'CHAP',
  classic: 'CLSWK',
  dataset: 'DATA',
  entry: 'CHAP',
  'entry-dictionary': 'DICT',
  'entry-encyclopedia': 'ENCYC',
  figure: 'FIGURE',
  graphic: 'ART',
  hearing: 'HEAR',
  legal_case: 'CASE',
  legislation: 'STAT',
  manuscript: 'MANSCPT',
  map: 'MAP',
  motion_picture: 'MPCT',
  musical_score: 'MUSIC',
  pamphlet: 'PAMP',
  'paper-conference': 'CONF',
  patent: 'PAT',
  periodical: 'SER',
  personal_communication: 'PCOMM',
  post: 'BLOG',
  'post-weblog': 'BLOG',
  regulation: 'STAT',
  report: 'RPRT',
  review: 'JOUR',
  'review-book': 'JOUR',
  software: 'COMP',
  song: 'SOUND',
  speech: 'SLIDE',
  standard: 'STAND',
  thesis: 'THES',
  webpage: 'ELEC',
};

/** Where the number of an item goes, by what readers of RIS look for; elsewhere it is M1. */
const NUMBERS: Readonly<Record<string, string>> = {
  dataset: 'NV',
  legal_case: 'SV',
  manuscript: 'NV',
  patent: 'SN',
  personal_communication: 'NV',
  report: 'SN',
  standard: 'SN',
};

type Line = [tag: string, value: string | number | undefined];

/** Items in RIS: two letters, two spaces, a hyphen, a space; lines end with CRLF. */
export function formatRis(items: readonly CslItem[]): string {
  return items.map(formatRecord).join('\r\n');
}

function formatRecord(item: CslItem): string {
  const people = (tag: string, names: readonly CslName[] | undefined) => named(names).map((name): Line => [tag, nameWithoutCommas(name)]);
  const lines: Line[] = [
    ['TY', TYPES[item.type] ?? 'GEN'],
    ['ID', item.id],
    ...people('AU', item.author),
    ['TI', item.title],
    ['ST', item['title-short'] ?? item.shortTitle],
    ...containers(item),
    ...people(isPart(item) ? 'A2' : 'ED', item.editor),
    ...people('A4', item.translator),
    ['T3', item['collection-title']],
    ['ET', item.type === 'software' || item.type === 'dataset' ? (item.version ?? item.edition) : item.edition],
    ['VL', item.volume],
    ...numbers(item),
    ['PB', item.publisher ?? (item.type === 'legal_case' ? item.authority : item.archive)],
    ['CY', item['publisher-place'] ?? item['event-place'] ?? item['archive-place']],
    ['AN', item.archive_location],
    ['CN', item['call-number']],
    ['M3', item.genre],
    ...dates(item),
    ['DO', item.DOI],
    ['UR', item.URL],
    ['SN', item.ISBN ?? item.ISSN],
    ['LA', item.language],
    ...plain(item.keyword)
      .split(/[,;，；] */)
      .map((word): Line => ['KW', word]),
    ['AB', item.abstract],
    ['N1', item.note],
  ];
  const filled = lines.map(([tag, value]) => [tag, plain(value)]).filter(([, value]) => value !== '');
  return `${filled.map(([tag, value]) => `${String(tag)}  - ${String(value)}\r\n`).join('')}ER  - \r\n`;
}

/** What a paper is in has a tag beside the name of its conference. A map has its scale and size where others have none. */
function containers(item: CslItem): Line[] {
  const { 'container-title': container, 'container-title-short': short, journalAbbreviation } = item;
  const conference = item.type === 'paper-conference';
  return [
    ['T2', conference ? (item['event-title'] ?? item.event ?? container) : container],
    ['J2', short ?? journalAbbreviation],
    ['C3', conference ? container : item.type === 'map' ? item.dimensions : undefined],
    ['C1', item.type === 'map' ? item.scale : undefined],
  ];
}

/** The number of an issue, of an article in place of its pages, and of what has one of its own. */
function numbers(item: CslItem): Line[] {
  const [first, last] = pageRange(item.page ?? item['page-first']);
  const article = articleNumber(item);
  return [
    ['IS', item.issue],
    ['C7', article],
    ['SP', first ?? article],
    ['EP', last],
    [NUMBERS[item.type] ?? 'M1', isSerial(item) ? undefined : item.number],
  ];
}

/** PY of a paper is the year of its conference: when it came out is told by DA. */
function dates({ type, issued, accessed }: CslItem): Line[] {
  const [year] = dateParts(issued);
  return [
    ['PY', year === undefined ? issued?.literal : padded([year])[0]],
    ['DA', slashed(issued, type === 'paper-conference')],
    ['Y2', slashed(accessed, false)],
  ];
}

/** `2024/03/28/`, `2024/03//`; a year alone, `2024///`, is mostly told by PY already. */
function slashed(date: CslDate | undefined, yearAlone: boolean): string | undefined {
  const [year, month = '', day = ''] = padded(dateParts(date));
  return year === undefined || (month === '' && !yearAlone) ? undefined : [year, month, day, ''].join('/');
}
