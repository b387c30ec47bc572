import { edtf } from '#domain/csl/csl-date.ts';
import { givenNames, isUnfinished, type CslItem, type CslName, type NameField } from '#domain/csl/csl-item.ts';
import { articleNumber, dateParts, isPart, isSerial, pageRange, plain, surname } from './csl-text.ts';

const TYPES: Readonly<Record<string, string>> = {
  book: 'book',
  classic: 'book',
  chapter: 'incollection',
  entry: 'incollection',
  'entry-dictionary': 'incollection',
  'entry-encyclopedia': 'incollection',
  'paper-conference': 'inproceedings',
  report: 'techreport',
  manuscript: 'unpublished',
  pamphlet: 'booklet',
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** TeX's own characters; braces by name, since BibTeX counts even escaped ones. */
const TEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '‹': '\\guilsinglleft{}',
  '›': '\\guilsinglright{}',
  '%': '\\%',
  '&': '\\&',
  $: '\\$',
  '#': '\\#',
  _: '\\_',
};
const COMMANDS: Readonly<Record<string, string>> = { i: '\\textit{', b: '\\textbf{', sup: '\\textsuperscript{', sub: '\\textsubscript{' };

/** Items as BibTeX in UTF-8, one entry each under its id, fields in an order that never changes. */
export function formatBibtex(items: readonly CslItem[]): string {
  return items.map(formatEntry).join('\n');
}

function formatEntry(item: CslItem): string {
  const fields: [string, string][] = [...who(item), ...where(item), ...when(item), ...rest(item)];
  const lines = fields.flatMap(([field, value]) => (value === '' ? [] : `  ${field} = ${field === 'month' ? value : `{${value}}`},\n`));
  return `@${entryType(item)}{${item.id},\n${lines.join('')}}\n`;
}

function entryType(item: CslItem): string {
  if (item.type === 'thesis') return /master|硕士/i.test(item.genre ?? '') ? 'mastersthesis' : 'phdthesis';
  return isSerial(item) ? 'article' : (TYPES[item.type] ?? 'misc');
}

function who(item: CslItem): [string, string][] {
  return [
    ['author', names(item, 'author')],
    ['title', text(item.title, true)],
    ['shorttitle', text(item['title-short'] ?? item.shortTitle, true)],
    ['editor', names(item, 'editor')],
    ['translator', names(item, 'translator')],
  ];
}

/** The work's place in others, and who put it out. An article's number is no number of an issue. */
function where(item: CslItem): [string, string][] {
  const serial = isSerial(item);
  const inWhole = isPart(item) || item.type === 'paper-conference';
  const pages = pageRange(item.page ?? item['page-first']).filter((page) => page !== undefined);
  const article = articleNumber(item);
  return [
    [serial ? 'journal' : inWhole ? 'booktitle' : 'howpublished', text(item['container-title'])],
    ['eventtitle', text(item['event-title'] ?? item.event)],
    ['series', text(item['collection-title'])],
    ['edition', text(item.edition)],
    ['version', text(item.version)],
    ['volume', text(item.volume)],
    ['number', text(serial ? item.issue : (item.number ?? item.issue ?? item['collection-number']))],
    ['chapter', text(item['chapter-number'])],
    ['pages', text(pages.length > 0 ? pages.join('--') : article)],
    ['eid', text(article)],
    ['pagetotal', text(item['number-of-pages'])],
    [item.type === 'thesis' ? 'school' : item.type === 'report' ? 'institution' : 'publisher', text(item.publisher ?? item.authority)],
    ['address', text(item['publisher-place'] ?? item['event-place'])],
    ['library', text([item['archive-place'], item.archive, item.archive_location].filter(Boolean).join(', '))],
    ['type', text(item.genre)],
  ];
}

/** BibTeX knows a year, a month and a day. A span, an estimate or a season is told by biblatex's `date` beside them. */
function when({ issued, accessed }: CslItem): [string, string][] {
  const [year, month, day] = dateParts(issued);
  const all = edtf(issued) ?? '';
  return [
    ['year', year === undefined ? text(issued?.literal) : String(year)],
    ['month', month === undefined ? '' : (MONTHS[month - 1] ?? '')],
    ['day', day === undefined ? '' : String(day)],
    ['date', /^\d{4}(-\d\d)*$/.test(all) ? '' : all],
    ['urldate', edtf(accessed) ?? ''],
  ];
}

function rest(item: CslItem): [string, string][] {
  return [
    ['doi', address(item.DOI)],
    ['url', address(item.URL)],
    ['isbn', text(item.ISBN)],
    ['issn', text(item.ISSN)],
    ['language', text(item.language)],
    ['keywords', text(item.keyword)],
    ['abstract', text(item.abstract)],
    ['annote', text(item.annote)],
    ['note', text(item.note)],
  ];
}

/** A word with capitals inside (IoT, AI) is braced in a title, which styles put into lower case. */
function text(value: string | number | undefined, title = false): string {
  // Tags of CSL's become commands when everything else has been escaped: private-use characters stand in for them.
  const commands = Object.keys(COMMANDS);
  const marked = plain(value, (tag, closes) => (closes ? '\uE0FF' : String.fromCharCode(0xe000 + commands.indexOf(tag))));
  const escaped = marked.replace(/[\\{}~^%&$#_‹›]/g, (character) => TEX[character] ?? character);
  const kept = title ? escaped.replace(/(?<![\p{L}\p{N}\\])[\p{L}\p{N}]+\p{Lu}[\p{L}\p{N}]*/gu, '{$&}') : escaped;
  return kept
    .replace(/[\uE000-\uE003]/g, (character) => COMMANDS[commands[character.charCodeAt(0) - 0xe000] ?? ''] ?? '')
    .replaceAll('\uE0FF', '}');
}

/** DOI and URL are verbatim: only what would end the field is encoded. */
const address = (value: string | undefined) => plain(value).replace(/[{}\\]/g, encodeURIComponent);

/** Names that a list does not give are BibTeX's `others`. */
function names(item: CslItem, field: NameField): string {
  return [...givenNames(item[field]).map(name), ...(isUnfinished(item, field) ? ['others'] : [])].join(' and ');
}

function name(one: CslName): string {
  if (one.literal !== undefined) return `{${text(one.literal)}}`;
  const guard = (part: string | undefined) => (/\band\b|,/i.test(part ?? '') ? `{${text(part)}}` : text(part));
  return [guard(surname(one)), guard(one.suffix), guard(one.given)].filter((part) => part !== '').join(', ');
}
