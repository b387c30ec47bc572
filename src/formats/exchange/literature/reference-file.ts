import { edtf } from '#domain/csl/csl-date.ts';
import {
  DATE_FIELDS,
  givenNames,
  isUnfinished,
  NAME_FIELDS,
  NUMBER_FIELDS,
  TEXT_FIELDS,
  type CslDate,
  type CslName,
} from '#domain/csl/csl-item.ts';
import type { PlannedReference } from '#domain/referencing/reference-plan.ts';
import { yamlList, yamlText } from '../study-scalar.ts';

/** What a reader looks for first stands first. */
const FIRST = [
  'language',
  'title',
  'author',
  'editor',
  'translator',
  'container-title',
  'event-title',
  'event-place',
  'publisher-place',
  'publisher',
  'genre',
  'issued',
  'accessed',
  'edition',
  'version',
  'volume',
  'issue',
  'number',
  'page',
  'DOI',
  'ISBN',
  'ISSN',
  'URL',
];
const REST = [...NAME_FIELDS, ...DATE_FIELDS, ...NUMBER_FIELDS, ...TEXT_FIELDS].filter((field) => !FIRST.includes(field));

/** A reference as `references/<id>.yaml` has it. */
export function formatReference({ item, printed, notes }: PlannedReference): string {
  const unfinished = NAME_FIELDS.filter((field) => isUnfinished(item, field));
  const { unfinished: _told, ...custom } = item.custom ?? {};
  const lines = [
    `type: ${item.type}`,
    ...[...FIRST, ...REST].flatMap((field) => fieldLines(field, (item as unknown as Record<string, unknown>)[field])),
    ...(unfinished.length === 0 ? [] : [`unfinished: [${unfinished.join(', ')}]`]),
    ...(Object.keys(custom).length === 0 ? [] : [`custom: ${JSON.stringify(custom)}`]),
    ...(printed === undefined
      ? []
      : [
          'printed:',
          ...(printed.number === undefined ? [] : [`  number: ${String(printed.number)}`]),
          `  text: ${yamlText(printed.text, 4)}`,
        ]),
    ...(notes.length === 0
      ? []
      : ['notes:', ...notes.flatMap(({ kind, text }) => [`  - kind: ${kind}`, `    text: ${yamlText(text, 6)}`])]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Fields that a file lacks, to stand at its end. */
export const formatFields = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([field, value]) => `${field}: ${yamlText(value, 2)}\n`)
    .join('');

function fieldLines(field: string, value: unknown): string[] {
  if (value === undefined || value === '') return [];
  if ((NAME_FIELDS as readonly string[]).includes(field)) {
    const names = givenNames(value as readonly CslName[]);
    return names.length === 0 ? [] : [`${field}:`, ...names.map((name) => `  - ${nameText(name)}`)];
  }
  if ((DATE_FIELDS as readonly string[]).includes(field)) return [`${field}: ${dateText(value as CslDate)}`];
  return [`${field}: ${yamlText(typeof value === 'string' ? value : JSON.stringify(value), 2)}`];
}

function nameText(name: CslName): string {
  const parts = Object.entries(name).filter(([, value]) => value !== undefined && value !== '');
  return `{ ${parts.map(([key, value]) => `${key}: ${typeof value === 'string' ? yamlList([value]).slice(1, -1) : String(value as boolean)}`).join(', ')} }`;
}

function dateText(date: CslDate): string {
  return (date.literal === undefined ? edtf(date) : undefined) ?? JSON.stringify(date);
}
