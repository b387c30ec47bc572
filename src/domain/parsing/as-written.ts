import type { z } from 'zod';
import type { Doubt, Entry } from '../entry/entry.ts';
import { finding, type Finding } from '../entry/finding.ts';
import { pathName, valueAt } from './path-name.ts';
import { fieldAt, roleOf } from '../schema/text-role.ts';

/**
 * The entry's data with each text and numeral as its author typed it: `0012` is no 12 where a text is meant. Where YAML takes away or
 * changes a part of a text, that is told.
 */
export function asWritten(entry: Entry, schema: z.ZodType): { readonly data: unknown; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  let copy: unknown;
  for (const doubt of entry.doubts) {
    const { kind, keys, written } = doubt;
    const field = fieldAt(schema, keys);
    const role = roleOf(field);
    const value = valueAt(entry.data, keys);
    const told =
      kind === 'typed'
        ? value === null && (role !== undefined || field?.def.type === 'string')
        : role === 'verbatim' ||
          (role !== undefined && role !== 'name' && !(role === 'numeral' && typeof value === 'number') && LOSSES.has(kind));
    if (told) findings.push(tell(entry, doubt));
    const key = keys.at(-1);
    // Where all of a text is cut, that is told, and not besides that it is empty.
    if (
      key === undefined ||
      !(kind === 'typed' ? role !== undefined || field?.def.type === 'string' : told && (value === null || value === ''))
    )
      continue;
    copy ??= copyOf(entry.data);
    put(valueAt(copy, keys.slice(0, -1)) as Container, key, written);
  }
  return { data: copy ?? entry.data, findings };
}

const LOSSES: ReadonlySet<Doubt['kind']> = new Set(['cut', 'mark']);

function tell({ path }: Entry, { kind, keys, written, position }: Doubt): Finding {
  const name = pathName(keys);
  const shown = written.length > 40 ? `${written.slice(0, 40)}…` : written;
  switch (kind) {
    case 'typed':
      return finding(
        'schema',
        path,
        position,
        `${name} is empty: YAML reads ${shown} as nothing.`,
        'Put quotes around it if it is meant as text, or take the line out.',
      );
    case 'cut':
      return finding(
        'cut-text',
        path,
        position,
        `${name} would end before this "#": YAML takes what follows " #" for a comment.`,
        'Write the text below "|-", on a line of its own that is indented further, or put quotes around it. A comment goes on a line of its own, indented no further than the key.',
      );
    case 'mark':
      return finding(
        'cut-text',
        path,
        position,
        `${name} would lose its "${shown}": YAML takes it for a mark of its own.`,
        'Put quotes around the text, or write it below "|-".',
      );
    case 'escape':
      return finding(
        'altered-text',
        path,
        position,
        `${name} has a "${shown}" in double quotes, which YAML reads as another character.`,
        'If the backslash is meant, write the text below "|-", or in single quotes; a line break or a tab can stand below "|-" as it is.',
      );
    case 'folded':
      return finding(
        'altered-text',
        path,
        position,
        `${name} goes over several lines, and YAML makes one line of them.`,
        'Write the text below "|-" to keep its line breaks, or below ">-" if they are not the text\'s own.',
      );
  }
}

type Container = Record<PropertyKey, unknown>;

/** A copy of lists and maps, also where one stands in itself. */
function copyOf(value: unknown, known = new Map<unknown, unknown>()): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (known.has(value)) return known.get(value);
  const copy = (Array.isArray(value) ? [] : {}) as Container;
  known.set(value, copy);
  for (const [key, inner] of Object.entries(value)) put(copy, key, copyOf(inner, known));
  return copy;
}

/** Also a key such as `__proto__` is only a key. */
const put = (container: Container, key: PropertyKey, value: unknown) =>
  Object.defineProperty(container, key, { value, enumerable: true, writable: true, configurable: true });
