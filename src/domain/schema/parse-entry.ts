import type { z } from 'zod';
import type { Entry } from '../entry.ts';
import { finding, type Finding, type Rule } from '../finding.ts';
import { didYouMean } from '../suggestion.ts';

/** The entry's data as its schema sees it, or what is wrong with it, each finding at its own line and column. */
export function parseEntry<T extends z.ZodType>(entry: Entry, schema: T): { data: z.output<T>; findings: [] } | { data?: undefined; findings: Finding[] } {
  const result = schema.safeParse(entry.data);
  if (result.success) return { data: result.data, findings: [] };
  return { findings: result.error.issues.flatMap((issue) => issueToFindings(entry, issue, schema)) };
}

function issueToFindings(entry: Entry, issue: z.core.$ZodIssue, schema: z.ZodType): Finding[] {
  const name = pathName(issue.path);
  const at = (rule: Rule, keys: readonly PropertyKey[], message: string, mend: string, part?: 'key') =>
    finding(rule, entry.path, entry.locate(keys, part), message, mend);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysAt(schema, issue.path);
      return issue.keys.map((key) =>
        at('schema', [...issue.path, key], `The key "${key}" is not known ${issue.path.length === 0 ? 'here' : `in ${name}`}.`, `${didYouMean(key, known)}Known keys: ${known.join(', ')}.`, 'key'),
      );
    }
    case 'invalid_type':
    case 'invalid_union': {
      const missing = issue.input === undefined && valueAt(entry.data, issue.path) === undefined;
      const expected = issue.code === 'invalid_type' ? typeName(issue.expected) : 'text or a number';
      return missing
        ? [at('schema', issue.path, `${name} is missing.`, `Add ${name}: ${expected}.`)]
        : [at('schema', issue.path, `${name} must be ${expected}, but it is ${describe(valueAt(entry.data, issue.path))}.`, `Write ${expected} there.`)];
    }
    case 'invalid_value': {
      const value = valueAt(entry.data, issue.path);
      const known = issue.values.map(String);
      if (value === undefined) return [at('schema', issue.path, `${name} is missing.`, `Add it, with one of: ${known.join(', ')}.`)];
      return [at('schema', issue.path, `${name} cannot be ${describe(value)}.`, `${didYouMean(typeof value === 'string' ? value : '', known)}It is one of: ${known.join(', ')}.`)];
    }
    case 'custom': {
      const { rule, mend, known } = (issue.params ?? {}) as { rule?: Rule; mend?: string; known?: readonly string[] };
      const last = String(issue.path.at(-1) ?? '');
      return [at(rule ?? 'schema', issue.path, `${name} ${issue.message}.`, mend ?? (known === undefined ? 'Mend the value, or see the content model in the README.' : `${didYouMean(last, known)}Use one of the study's languages, or add this one to "languages" in study.yaml.`))];
    }
    default:
      return [at('schema', issue.path, `${name} ${issue.message}.`, 'Mend the value, or see the content model in the README.')];
  }
}

/** `excerpts[1].source`, or "The file" for the whole. */
function pathName(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file';
  return `"${path.map((key, i) => (typeof key === 'number' ? `[${String(key + 1)}]` : `${i === 0 ? '' : '.'}${String(key)}`)).join('')}"`;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined), data);
}

/** The keys that a strict object knows at `path` (through arrays, optional and default wrappers). */
function keysAt(schema: z.ZodType, path: readonly PropertyKey[]): string[] {
  let current: unknown = schema;
  for (const key of [...path, undefined]) {
    let inner = current as { def?: { innerType?: unknown }; shape?: Record<PropertyKey, unknown>; element?: unknown };
    while (inner.def?.innerType !== undefined) inner = inner.def.innerType as typeof inner;
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
  boolean: 'true or false',
};

const typeName = (type: string) => TYPE_NAMES[type] ?? type;

function describe(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a map';
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  return `the ${typeof value} ${JSON.stringify(value)}`;
}
