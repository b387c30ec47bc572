import type { CslItem, CslName } from '#domain/csl-item.ts';
import { dateParts, isOthers, isPart, pageRange, plain, surname } from './csl-text.ts';

const TYPES: Readonly<Record<string, string>> = {
  'article-journal': 'article', 'article-magazine': 'article', 'article-newspaper': 'article',
  book: 'book', chapter: 'incollection', entry: 'incollection', 'entry-dictionary': 'incollection', 'entry-encyclopedia': 'incollection',
  'paper-conference': 'inproceedings', report: 'techreport', manuscript: 'unpublished', pamphlet: 'booklet',
}; // prettier-ignore

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** TeX's own characters; braces by name, since BibTeX counts even escaped ones. */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}', '~': '\\textasciitilde{}', '^': '\\textasciicircum{}',
  '%': '\\%', '&': '\\&', $: '\\$', '#': '\\#', _: '\\_',
}; // prettier-ignore
const COMMANDS: Readonly<Record<string, string>> = { i: '\\textit{', b: '\\textbf{', sup: '\\textsuperscript{', sub: '\\textsubscript{' };

/** Items as BibTeX in UTF-8, one entry each under its id, fields in an order that never changes. */
export function formatBibtex(items: readonly CslItem[]): string {
  return items.map(formatEntry).join('\n');
}

function formatEntry(item: CslItem): string {
  const [year, month, day] = dateParts(item.issued);
  const serial = TYPES[item.type] === 'article';
  const thesis = item.type === 'thesis';
  const pages = pageRange(item.page).filter((page) => page !== undefined);
  const fields: [string, string][] = [
    ['author', names(item.author)],
    ['title', text(item.title, true)],
    [serial ? 'journal' : isPart(item) || item.type === 'paper-conference' ? 'booktitle' : 'howpublished', text(item['container-title'])],
    ['editor', names(item.editor)],
    ['translator', names(item.translator)],
    ['series', text(item['collection-title'])],
    ['edition', text(item.edition)],
    ['volume', text(item.volume)],
    ['number', text(serial ? (item.issue ?? item.number) : item.number)],
    ['pages', text(pages.join('--'))],
    [thesis ? 'school' : item.type === 'report' ? 'institution' : 'publisher', text(item.publisher)],
    ['address', text(item['publisher-place'] ?? item['event-place'])],
    ['type', text(item.genre)],
    ['year', year === undefined ? text(item.issued?.literal) : String(year)],
    ['month', month === undefined ? '' : (MONTHS[month - 1] ?? '')],
    ['day', day === undefined ? '' : String(day)],
    ['doi', address(item.DOI)],
    ['url', address(item.URL)],
    ['isbn', text(item.ISBN)],
    ['issn', text(item.ISSN)],
    ['language', text(item.language)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === '' ? [] : `  ${name} = ${name === 'month' ? value : `{${value}}`},\n`));
  const master = thesis && /master|硕士/i.test(item.genre ?? '');
  return `@${thesis ? (master ? 'mastersthesis' : 'phdthesis') : (TYPES[item.type] ?? 'misc')}{${item.id},\n${lines.join('')}}\n`;
}

/** A word with capitals inside (IoT, AI) is braced in a title, which styles put into lower case. */
function text(value: string | number | undefined, title = false): string {
  // Tags of CSL's become commands when everything else has been escaped: private-use characters stand in for them.
  const commands = Object.keys(COMMANDS);
  const marked = plain(value, (tag, closes) => (closes ? '\uE0FF' : String.fromCharCode(0xe000 + commands.indexOf(tag))));
  const escaped = marked.replace(/[\\{}~^%&$#_]/g, (character) => TEX[character] ?? character);
  const kept = title ? escaped.replace(/(?<![\p{L}\p{N}\\])[\p{L}\p{N}]+\p{Lu}[\p{L}\p{N}]*/gu, '{$&}') : escaped;
  return kept.replace(/[\uE000-\uE003]/g, (character) => COMMANDS[commands[character.charCodeAt(0) - 0xe000] ?? ''] ?? '').replaceAll('\uE0FF', '}'); // prettier-ignore
}

/** DOI and URL are verbatim: only what would end the field is encoded. */
const address = (value: string | undefined) => plain(value).replace(/[{}\\]/g, encodeURIComponent);

function names(list: readonly CslName[] | undefined): string {
  return (list ?? []).map(name).join(' and ');
}

function name(one: CslName): string {
  if (isOthers(one)) return 'others';
  if (one.literal !== undefined) return `{${text(one.literal)}}`;
  const guard = (part: string | undefined) => (/\band\b|,/i.test(part ?? '') ? `{${text(part)}}` : text(part));
  return [guard(surname(one)), guard(one.suffix), guard(one.given)].filter((part) => part !== '').join(', ');
}
