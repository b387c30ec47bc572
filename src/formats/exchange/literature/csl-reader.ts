import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { DATE_FIELDS, NAME_FIELDS, NUMBER_FIELDS, TEXT_FIELDS, type CslItem, type CslName } from '#domain/csl/csl-item.ts';
import { isMap } from '#domain/schema/fields.ts';
import type { Ledger } from './literature.ts';
import { mendedName } from './name.ts';
import { cleanPages, degreeGenre, scriptLanguage, withoutZeros } from './value.ts';

/** Words that are somebody else's, or of no use in a list: counted, not taken. */
const LEFT = { abstract: 'abstract', keyword: 'keywords', annote: 'annotation' } as const;
const KNOWN: ReadonlySet<string> = new Set([
  'id',
  'type',
  'categories',
  'custom',
  'formerIds',
  'unfinished',
  'printed',
  'notes',
  ...NAME_FIELDS,
  ...DATE_FIELDS,
  ...NUMBER_FIELDS,
  ...TEXT_FIELDS,
]);

type Fields = Record<string, unknown>;

/** The items of a BibTeX file. citation-js reads the file; what databases make of Chinese in it is mended after. */
export function parseBibtex(text: string, ledger: Ledger): Omit<CslItem, 'id'>[] {
  // The form is given: citation-js would take a text that is an address for one, and fetch it.
  const items = plugins.input.chain(text, { forceType: '@bibtex/text', generateGraph: false }) as Fields[];
  return items.map((item) => mendItem(item, ledger));
}

/** The items of CSL-JSON, alone or in a list, as Zotero and others write it. */
export function parseCslJson(text: string, ledger: Ledger): Omit<CslItem, 'id'>[] | undefined {
  const data: unknown = JSON.parse(text);
  const list = Array.isArray(data) ? data : isMap(data) && Array.isArray(data.items) ? data.items : [data];
  return list.every((item) => isMap(item) && typeof item.type === 'string' && typeof item.title === 'string')
    ? list.map((item) => mendItem(item as Fields, ledger))
    : undefined;
}

/** Chinese names in one field, zeros before numbers, `+` between pages, a supervisor in the note: as programs export what databases gave them. */
function mendItem(given: Fields, ledger: Ledger): Omit<CslItem, 'id'> {
  const item: Fields = {};
  for (const [key, value] of Object.entries(given)) {
    const lost = Object.hasOwn(LEFT, key) ? LEFT[key as keyof typeof LEFT] : undefined;
    if (lost !== undefined) ledger.lose(lost);
    else if (!KNOWN.has(key)) ledger.lose(...unknownField(key));
    else if (key !== 'id' && key !== 'citation-key' && key !== 'citation-label') item[key] = value;
  }
  for (const field of NAME_FIELDS) if (Array.isArray(item[field])) item[field] = (item[field] as CslName[]).map(mendedName);
  const title = textOf(item.title);
  if (item.language === undefined || /^(?:chi|zh|zho|中文;?|cn)$/i.test(textOf(item.language))) item.language = scriptLanguage(title);
  if (item.page !== undefined) item.page = cleanPages(textOf(item.page));
  if (item.issue !== undefined) item.issue = withoutZeros(textOf(item.issue));
  if (item.volume !== undefined) item.volume = withoutZeros(textOf(item.volume));
  if (item.type === 'thesis') mendGenre(item, scriptLanguage(title) === 'zh-CN');
  withoutSupervisor(item, ledger);
  return item as unknown as Omit<CslItem, 'id'>;
}

const unknownField = (key: string): [string, number, string] => ['unknown-field', 1, key.startsWith('_') ? 'fields of the program' : key];

/** BibTeX says `phdthesis`, which citation-js turns into English words; a Chinese thesis has Chinese ones. */
function mendGenre(item: Fields, chinese: boolean): void {
  const genre = typeof item.genre === 'string' ? item.genre : '';
  if (!chinese || genre === '') return;
  item.genre = /ph\.?d|doctor/i.test(genre) ? '博士学位论文' : /master/i.test(genre) ? '硕士学位论文' : degreeGenre(genre);
}

function withoutSupervisor(item: Fields, ledger: Ledger): void {
  if (typeof item.note !== 'string') return;
  const lines = item.note.split('\n');
  const kept = lines.filter((line) => !/^\s*导师\s*[:：]/.test(line));
  ledger.lose('supervisor', lines.length - kept.length);
  if (kept.length < lines.length) item.note = kept.join('\n');
  if (item.note === '') delete item.note;
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
