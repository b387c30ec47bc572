import { parseCslDate } from './csl-date.ts';
import {
  DATE_FIELDS,
  NAME_FIELDS,
  NUMBER_FIELDS,
  TEXT_FIELDS,
  type CslCustom,
  type CslDate,
  type CslItem,
  type CslName,
} from './csl-item.ts';

/** `page: 35`, `original-date: 1905`, `CSTR: 32012.36`: a variable and its value, on a line of its own. */
const LINE = /^([A-Za-z][A-Za-z_-]*): *(\S.*)$/;

const has = (list: readonly string[], name: string) => list.includes(name);

/** The types that Zotero has no item for: there they are named in its field "Extra". */
const TYPES_OF_NOTES: readonly string[] = [
  'classic',
  'collection',
  'entry',
  'event',
  'figure',
  'legislation',
  'musical_score',
  'pamphlet',
  'performance',
  'periodical',
  'regulation',
  'review',
  'review-book',
  'treaty',
];

/**
 * The item with the variables that its note holds: Zotero exports its field "Extra" as `note`, and Extra is where its users write what
 * Zotero has no field for. A field stands against its note; a date in a note says more than Zotero's own and wins.
 */
export function withNoteFields<T extends Partial<CslItem>>(item: T): T {
  if (item.note?.includes(':') !== true) return item;
  const fields: Record<string, unknown> = {};
  const custom: Record<string, unknown> = {};
  const rest = item.note.split('\n').filter((line) => {
    const [, name = '', value = ''] = LINE.exec(line.trim()) ?? [];
    if (name === 'CSTR') custom[name] = value;
    else if (name === 'type' && has(TYPES_OF_NOTES, value)) fields.type = value;
    else if (has(DATE_FIELDS, name)) return !addTo(fields, name, exactDate(value));
    else if (has(NAME_FIELDS, name)) addTo(fields, name, item[name as 'author'] ?? [...asNames(fields[name]), parseName(value)]);
    else if (name !== 'note' && (has(TEXT_FIELDS, name) || has(NUMBER_FIELDS, name))) addTo(fields, name, item[name as 'page'] ?? value);
    else return true;
    return false;
  });
  const { note: _note, ...others } = item;
  const note = rest.join('\n').trim();
  return {
    ...others,
    ...fields,
    ...(note !== '' && { note }),
    ...(Object.keys(custom).length > 0 && { custom: { ...custom, ...item.custom } satisfies CslCustom }),
  } as T;
}

/** What is printed beside a date (1947（民国三十六年）) is a remark on the one that the item has. */
function exactDate(text: string): CslDate | undefined {
  const date = parseCslDate(text);
  return date?.literal === undefined ? date : undefined;
}

function addTo(fields: Record<string, unknown>, name: string, value: unknown): boolean {
  if (value !== undefined) fields[name] = value;
  return value !== undefined;
}

const asNames = (value: unknown) => (value ?? []) as readonly CslName[];

/** `Doe || Jane`, or a body. */
function parseName(text: string): CslName {
  const [family = '', given] = text.split(/ *\|\| */);
  return given === undefined ? { literal: family } : { family, given };
}
