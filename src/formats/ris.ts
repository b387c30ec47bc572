import type { CslDate, CslItem } from '#domain/csl-item.ts';
import { dateParts, invertedName, isPart, named, padded, pageRange, plain } from './csl-text.ts';

const TYPES: Readonly<Record<string, string>> = {
  article: 'UNPB', 'article-journal': 'JOUR', 'article-magazine': 'MGZN', 'article-newspaper': 'NEWS', book: 'BOOK', chapter: 'CHAP',
  dataset: 'DATA', entry: 'CHAP', 'entry-dictionary': 'DICT', 'entry-encyclopedia': 'ENCYC', map: 'MAP', pamphlet: 'PAMP',
  'paper-conference': 'CONF', patent: 'PAT', post: 'BLOG', 'post-weblog': 'BLOG', report: 'RPRT', software: 'COMP', standard: 'STAND',
  thesis: 'THES', webpage: 'ELEC',
}; // prettier-ignore

/** Items in RIS: two letters, two spaces, a hyphen, a space; lines end with CRLF. */
export function formatRis(items: readonly CslItem[]): string {
  return items.map(formatRecord).join('\r\n');
}

function formatRecord(item: CslItem): string {
  const [first, last] = pageRange(item.page);
  const [year] = dateParts(item.issued);
  // What a paper is in has a tag beside the name of the conference, whose year is PY: when it came out is told by DA.
  const conference = item.type === 'paper-conference';
  const lines: [string, string | number | undefined][] = [
    ['TY', TYPES[item.type] ?? 'GEN'],
    ['ID', item.id],
    ...named(item.author).map((name): [string, string] => ['AU', invertedName(name)]),
    ['TI', item.title],
    ['T2', conference ? (item['event-title'] ?? item['container-title']) : item['container-title']],
    ['C3', conference ? item['container-title'] : undefined],
    ...named(item.editor).map((name): [string, string] => [isPart(item) ? 'A2' : 'ED', invertedName(name)]),
    ...named(item.translator).map((name): [string, string] => ['A4', invertedName(name)]),
    ['T3', item['collection-title']],
    ['ET', item.edition],
    ['VL', item.volume],
    ['IS', item.issue ?? item.number],
    ['SP', first],
    ['EP', last],
    ['PB', item.publisher],
    ['CY', item['publisher-place'] ?? item['event-place']],
    ['M3', item.genre],
    ['PY', year === undefined ? item.issued?.literal : padded([year])[0]],
    ['DA', slashed(item.issued, conference)],
    ['Y2', slashed(item.accessed, false)],
    ['DO', item.DOI],
    ['UR', item.URL],
    ['SN', item.ISBN ?? item.ISSN],
    ['LA', item.language],
  ];
  const filled = lines.map(([tag, value]) => [tag, plain(value)]).filter(([, value]) => value !== '');
  return `${filled.map(([tag, value]) => `${String(tag)}  - ${String(value)}\r\n`).join('')}ER  - \r\n`;
}

/** `2024/03/28/`, `2024/03//`; a year alone, `2024///`, is mostly told by PY already. */
function slashed(date: CslDate | undefined, yearAlone: boolean): string | undefined {
  const [year, month = '', day = ''] = padded(dateParts(date));
  return year === undefined || (month === '' && !yearAlone) ? undefined : [year, month, day, ''].join('/');
}
