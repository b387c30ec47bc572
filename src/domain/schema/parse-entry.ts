import type { z } from 'zod';
import type { Entry } from '../entry.ts';
import { finding, type Finding, type Rule } from '../finding.ts';
import { didYouMean } from '../suggestion.ts';

/** What a check of our own tells with its message: another rule than `schema`, how to mend it, and where to point. */
export interface IssueParams {
  readonly rule?: Rule;
  readonly mend?: string;
  /** The message ends with what the value is. */
  readonly got?: true;
  readonly part?: 'key';
}

/** The entry's data as its schema sees it, or what is wrong with it, each finding at its own line and column. */
export function parseEntry<T extends z.ZodType>(
  entry: Entry,
  schema: T,
): { data: z.output<T>; findings: [] } | { data?: undefined; findings: Finding[] } {
  const result = schema.safeParse(entry.data);
  if (result.success) return { data: result.data, findings: [] };
  return { findings: result.error.issues.flatMap((issue) => issueToFindings(entry, issue, schema)) };
}

function issueToFindings(entry: Entry, issue: z.core.$ZodIssue, schema: z.ZodType): Finding[] {
  const name = pathName(issue.path);
  const value = valueAt(entry.data, issue.path);
  const got = `, but it is ${describe(value)}`;
  const tell = (message: string, mend: string, { rule = 'schema', part }: IssueParams = {}) => [
    finding(rule, entry.path, entry.locate(issue.path, part), `${name} ${message}.`, mend),
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
      return tell(`must be ${expected}${got}`, expected === 'text' ? textMend(value) : `Write ${expected} there.`);
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

/** `excerpts[1].source` (counted from 1, as a reader does), or "The file" for the whole. */
export function pathName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file';
  return `"${path.map((key, i) => (typeof key === 'number' ? `[${String(key + 1)}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('')}"`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined),
    data,
  );
}

/** The keys that a strict object knows at `path` (through arrays, optional and default wrappers, and what is made of it). */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const key of [...path, undefined]) {
    let inner = current as { def?: { innerType?: unknown; in?: unknown }; shape?: Record<PropertyKey, unknown>; element?: unknown };
    for (let wrapped; (wrapped = inner.def?.innerType ?? inner.def?.in) !== undefined;) inner = wrapped as typeof inner;
    if (key === undefined) return Object.keys(inner.shape ?? {});
    current = inner.shape?.[key] ?? inner.element ?? {};
  }
  return [];
}

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list (each item on its own line after "- ")',
  object: 'a map (each line "key: value")',
  record: 'a map (each line "key: value")',
};

const typeName = (type: string) => TYPE_NAMES[type] ?? type;

/** YAML reads 2024 and true as something else than text. */
const textMend = (value: unknown) =>
  typeof value === 'number' || typeof value === 'boolean' ? 'Put quotes around it.' : 'Write text there.';

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  return typeof value === 'number' ? `the number ${String(value)}` : value === true ? 'true' : 'false';
}
