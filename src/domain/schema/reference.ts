import { z } from 'zod';
import { normalDate, parseCslDate } from '../csl/csl-date.ts';
import {
  CSL_TYPES,
  DATE_FIELDS,
  givenNames,
  isUnfinished,
  NAME_FIELDS,
  NUMBER_FIELDS,
  TEXT_FIELDS,
  type CslDate,
  type CslItem,
  type NameField,
} from '../csl/csl-item.ts';
import { withNoteFields } from '../csl/csl-note.ts';
import type { Entry } from '../entry/entry.ts';
import { finding, type Finding } from '../entry/finding.ts';
import { didYouMeanOr } from '../text/suggestion.ts';
import { doi, formerIds, isMap, localizedFields, namedMap, numeral, text, url, verbatim, type Languages } from './fields.ts';

/** Keys of a map, by `key: schema`. */
const each = <Key extends string, T extends z.ZodType>(keys: readonly Key[], schema: T) =>
  Object.fromEntries(keys.map((key) => [key, schema])) as Record<Key, T>;

const flag = z.union([z.string(), z.number(), z.boolean()]);

const nameFields = {
  ...each(['family', 'given', 'literal', 'suffix', 'dropping-particle', 'non-dropping-particle'], text.optional()),
  ...each(['comma-suffix', 'static-ordering', 'parse-names'], flag.optional()),
  pinyin: z.boolean().optional(),
};
const names = z
  .array(
    z.object(nameFields).refine((name) => (name.family === undefined) !== (name.literal === undefined), {
      error: 'needs either `family` (and `given`), or `literal` for a group',
      params: { mend: 'Write one of the two.' },
    }),
  )
  .min(1, 'needs at least one name');

const dateFields = {
  'date-parts': z
    .array(z.array(z.union([z.number(), z.string().regex(/^-?\d+$/, 'must be a number')])).max(3))
    .max(2)
    .optional(),
  ...each(['season', 'circa'], flag.optional()),
  ...each(['literal', 'raw'], z.string().optional()),
};
const dateMap = z.object(dateFields).transform(normalDate);

/** A date as CSL-JSON has it, or in short: `2024-03`, `1936~`, `1957/1990`. */
const cslDate = z.unknown().transform((value, ctx): CslDate => {
  const tell = (message: string, mend: string) => {
    ctx.addIssue({ code: 'custom', message, params: { got: true, mend } });
    return z.NEVER;
  };
  if (typeof value === 'string' || typeof value === 'number') {
    return parseCslDate(String(value)) ?? tell('must be a date', 'Write a year, a month or a day: 2024, 2024-03 or 2024-03-28.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return tell('must be text or a number', 'Write text or a number there.');
  const map = dateMap.safeParse(value);
  if (map.success) return map.data;
  return tell('must be a date of CSL-JSON', 'Write { date-parts: [[2024, 3]] }, { literal: … }, or in short 2024-03.');
});

/** What a reader looks for first stands first in what is published. */
const ORDER = [
  'type',
  'language',
  'title',
  'author',
  'editor',
  'translator',
  'container-title',
  'collection-title',
  'event-title',
  'event-place',
  'publisher',
  'publisher-place',
  'issued',
  'accessed',
  'edition',
  'volume',
  'issue',
  'number',
  'page',
  'version',
  'genre',
  'medium',
  'archive',
  'note',
  'DOI',
  'ISBN',
  'ISSN',
  'URL',
] as const;

const cslFields = {
  ...each(ORDER, z.unknown()),
  type: z.enum(CSL_TYPES),
  ...each(TEXT_FIELDS, text.optional()),
  ...each(NUMBER_FIELDS, numeral.optional()),
  ...each(DATE_FIELDS, cslDate.optional()),
  ...each(NAME_FIELDS, names.optional()),
  title: text,
  DOI: doi.optional(),
  URL: url.optional(),
  categories: z.array(z.string()).optional(),
  custom: namedMap(z.unknown()).optional(),
};

/** What a reference has besides CSL's variables. `id` is the file's name, whatever a program wrote there. */
const ownFields = {
  id: z.unknown().optional(),
  formerIds,
  unfinished: z.array(z.enum(NAME_FIELDS)).optional(),
  printed: z.strictObject({ number: z.int().min(1).optional(), text: verbatim }).optional(),
};

/** `references/<id>.yaml` or `.json`: a CSL-JSON 1.0.2 item, and the entry as it was printed. Keys that are not known are left out. */
export function referenceSchema(languages: Languages) {
  const { notes } = localizedFields(languages);
  return z
    .object({ ...cslFields, ...ownFields, notes })
    .transform(({ id: _id, unfinished, ...data }) => withUnfinished(withNoteFields(data), unfinished));
}

export type ReferenceData = z.output<ReturnType<typeof referenceSchema>>;

/** Lists of names that go on beyond their last are told in one way, whatever way the file has. */
function withUnfinished<T extends Partial<CslItem>>(item: T, named: readonly NameField[] = []): T {
  const unfinished = NAME_FIELDS.filter((field) => named.includes(field) || isUnfinished(item, field));
  if (unfinished.length === 0) return item;
  const lists = unfinished.flatMap((field) => (item[field] === undefined ? [] : [[field, givenNames(item[field])]]));
  return { ...item, ...(Object.fromEntries(lists) as Partial<T>), custom: { ...item.custom, unfinished } };
}

/** A program writes one item as a list of one: the item itself. */
export function referenceEntry(entry: Entry): Entry {
  const { data } = entry;
  return Array.isArray(data) && data.length === 1
    ? { ...entry, data: data[0] as unknown, locate: (keys, part) => entry.locate([0, ...keys], part) }
    : entry;
}

/** The keys of a reference that neither CSL-JSON nor this project has. */
export function unknownFields(entry: Entry): Finding[] {
  const { data, path } = entry;
  const check = (value: unknown, known: readonly string[], at: readonly (string | number)[]): Finding[] =>
    isMap(value)
      ? Object.keys(value)
          .filter((key) => !known.includes(key))
          .map((key) =>
            finding(
              'unknown-field',
              path,
              entry.locate([...at, key], 'key'),
              `CSL-JSON has no field "${key}"${at.length === 0 ? '' : ' there'}: it is left out.`,
              didYouMeanOr(key, known, 'put it under `custom`, or take it out'),
            ),
          )
      : [];
  if (!isMap(data)) return [];
  return [
    ...check(data, [...Object.keys(cslFields), ...Object.keys(ownFields), 'notes'], []),
    ...DATE_FIELDS.flatMap((field) => check(data[field], Object.keys(dateFields), [field])),
    ...NAME_FIELDS.flatMap((field) => {
      const list = data[field];
      return Array.isArray(list) ? list.flatMap((name, i) => check(name, Object.keys(nameFields), [field, i])) : [];
    }),
  ];
}
