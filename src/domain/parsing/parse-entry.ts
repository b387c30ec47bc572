import type { z } from 'zod';
import type { Entry, EntryKind } from '../entry/entry.ts';
import { finding, type Finding, type Rule } from '../entry/finding.ts';
import { didYouMean } from '../text/suggestion.ts';
import { asWritten } from './as-written.ts';
import { bareMarks } from './bare-marks.ts';
import { listForm, personForm } from './list-form.ts';
import { pathName, valueAt } from './path-name.ts';
import { schemaAt } from '../schema/schema-path.ts';

/** What a check of our own tells with its message: another rule than `schema`, how to mend it, and where to point. */
export interface IssueParams {
  readonly rule?: Rule;
  readonly mend?: string;
  /** The message ends with what the value is. */
  readonly got?: true;
  readonly part?: 'key';
}

/**
 * The entry's data as its schema sees it, absent where it does not fit; and what is wrong with it, each finding at its own line and
 * column.
 */
export function parseEntry<T extends z.ZodType>(
  entry: Entry,
  schema: T,
): { readonly data: z.output<T> | undefined; readonly findings: readonly Finding[] } {
  const { data, findings } = asWritten(entry, schema);
  const told = UNMARKED.has(entry.kind) ? findings : [...findings, ...bareMarks(entry, schema)];
  const result = schema.safeParse(data);
  if (result.success) return { data: result.data, findings: told };
  return {
    data: undefined,
    findings: [...told, ...result.error.issues.flatMap((issue) => issueToFindings({ ...entry, data }, issue, schema))],
  };
}

/** Whose texts are all data, or names, which may have any signs. */
const UNMARKED: ReadonlySet<EntryKind> = new Set<EntryKind>(['reference', 'codings']);

function issueToFindings(entry: Entry, issue: z.core.$ZodIssue, schema: z.ZodType): Finding[] {
  const name = pathName(issue.path);
  const value = valueAt(entry.data, issue.path);
  const got = `, but it is ${describe(value)}`;
  const tell = (message: string, mend: string, { rule = 'schema', part }: IssueParams = {}) => [
    finding(rule, entry.path, entry.locate(issue.path, part), `${name} ${message}.`, `${commaMend(issue.path, value)}${mend}`),
  ];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, issue.path);
      const place = issue.path.length === 0 ? 'here' : `in ${name}`;
      return issue.keys.map((key) =>
        finding(
          'schema',
          entry.path,
          entry.locate([...issue.path, key], 'key'),
          `The key "${key}" is not known ${place}.`,
          `${didYouMean(key, known)}Known keys: ${known.join(', ')}.`,
        ),
      );
    }
    case 'invalid_type':
    case 'invalid_union': {
      const expected = issue.code === 'invalid_type' ? typeName(issue.expected) : 'text or a number';
      if (value === undefined) return tell('is missing', `Add the key "${String(issue.path.at(-1))}" with ${expected}.`);
      const form = issue.code === 'invalid_union' ? undefined : (issue.expected === 'array' ? listForm : personForm)(issue.path, value);
      return tell(
        `must be ${expected}${got}`,
        expected === 'text'
          ? textMend(value)
          : issue.code === 'invalid_type' && issue.expected === 'boolean'
            ? truthMend(issue.path, value)
            : ((NUMBERS.has(expected) ? numberMend(value) : typedMend(value)) ?? form ?? `Write ${expected} there.`),
      );
    }
    case 'invalid_value': {
      const known = issue.values.map(String);
      if (value === undefined) return tell('is missing', `Add the key "${String(issue.path.at(-1))}" with one of: ${known.join(', ')}.`);
      return tell(
        `cannot be ${describe(value)}`,
        `${didYouMean(typeof value === 'string' ? value : '', known)}It is one of: ${known.join(', ')}.`,
      );
    }
    case 'too_small':
    case 'too_big':
      if (issue.origin === 'array') return tell(issue.message, 'Add one, on a line of its own after "- ".');
      return tell(
        `must be ${issue.code === 'too_small' ? `${String(issue.minimum)} or more` : `${String(issue.maximum)} or less`}${got}`,
        'Write such a number there, or take the line out.',
      );
    case 'invalid_format':
      return tell(`${issue.message}${got}`, 'Write it in this form, or take the line out.');
    case 'custom': {
      const params = (issue.params ?? {}) as IssueParams;
      return tell(`${issue.message}${params.got ? got : ''}`, params.mend ?? textMend(value), params);
    }
    default:
      throw new Error(`No message for a schema's issue "${issue.code}".`);
  }
}

/** The keys that a strict object knows at `path`. */
const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): string[] => Object.keys(schemaAt(schema, path)?.shape ?? {});

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list (each item on its own line after "- ")',
  boolean: 'true or false',
  object: 'a map (each line "key: value")',
  record: 'a map (each line "key: value")',
};

const typeName = (type: string) => TYPE_NAMES[type] ?? type;

/** A text that begins with a bracket or a brace is a list or a map to YAML. */
const textMend = (value: unknown) =>
  typeof value === 'object' && value !== null
    ? `Write text there; one that begins with ${Array.isArray(value) ? '"[" or "- "' : '"{"'} needs quotes around it.`
    : 'Write text there.';

/** Where a list or a map is wanted and there is a text: what a hand that types Chinese, or a hurried one, meant by it. */
function typedMend(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const [, key] = /^([\w-]+)(?:：|:[^\s/])/.exec(value) ?? [];
  if (key !== undefined) return `Write "${key}: ", with a colon of half width and a blank after it.`;
  if (/^[－–—―−•・·●＊-]/.test(value)) return 'Begin each item with "- ", a hyphen and a blank.';
  return /^[【［｛（]/.test(value) ? 'Write brackets and commas of half width: [a, b] or { a: b }.' : undefined;
}

const NUMBERS: ReadonlySet<string> = new Set(['a number', 'a whole number']);

/** A number that is a text to YAML: in quotes, or of hundredths. */
function numberMend(value: unknown): string | undefined {
  const [, sign = '', digits, hundredths] =
    /^\s*([-−]?)\s*(\d+(?:\.\d+)?)\s*([%％]?)\s*$/.exec(typeof value === 'string' ? value.normalize('NFKC') : '') ?? [];
  if (digits === undefined) return undefined;
  const number = Number(digits) * (sign === '' ? 1 : -1);
  return hundredths === ''
    ? `Write ${String(number)}, without quotes.`
    : `Write ${String(number)} % as ${String(Number((number / 100).toPrecision(12)))}.`;
}

/** What a hand writes for yes and no, which to YAML are words. */
function truthMend(path: readonly PropertyKey[], value: unknown): string {
  const said = String(value).trim().toLowerCase();
  const key = String(path.at(-1));
  if (/^(?:y|yes|on|ja|oui|si|sí|true|1|x|是|对)$/.test(said)) return `Write ${key}: true, without quotes.`;
  if (/^(?:n|no|off|nein|non|false|0|否|不)$/.test(said)) return `Write ${key}: false, without quotes, or take the line out.`;
  return `Write ${key}: true, or take the line out.`;
}

/** In a list within brackets only a comma of half width tells two items apart. */
const commaMend = (path: readonly PropertyKey[], value: unknown) =>
  typeof path.at(-1) === 'number' && typeof value === 'string' && /\S[，、；]\s*\S/.test(value)
    ? 'Write ", " between two items, a comma of half width. '
    : '';

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  return typeof value === 'number' ? `the number ${String(value)}` : value === true ? 'true' : 'false';
}
