import type { Entry } from '../entry/entry.ts';
import { finding, type Finding } from '../entry/finding.ts';
import { pathName } from '../parsing/path-name.ts';

/** Tells comments of Markdown in the texts of YAML, where they are no comments. */
export function checkComments(entries: readonly Entry[]): Finding[] {
  return entries.flatMap((entry) =>
    Array.from(textsOf(entry.data, [])).flatMap(([keys, text]) =>
      text.includes('<!--')
        ? finding(
            'exposed-comment',
            entry.path,
            entry.locate(keys),
            `${pathName(keys)} holds "<!--", which is no comment here: it would be read as it stands.`,
            'Take it out, or write it as a comment of YAML: # on a line of its own, outside the text. Where a quotation has it, write `rules: { exposed-comment: warning }` in study.yaml.',
          )
        : [],
    ),
  );
}

/** Every text of a value, once: an alias of YAML may stand in many places, and in itself. */
function* textsOf(data: unknown, keys: readonly Key[], seen = new Set<object>()): Generator<[keys: readonly Key[], text: string]> {
  if (typeof data === 'string') yield [keys, data];
  if (typeof data !== 'object' || data === null || seen.has(data)) return;
  seen.add(data);
  const items: Iterable<[Key, unknown]> = Array.isArray(data) ? data.entries() : Object.entries(data);
  for (const [key, one] of items) yield* textsOf(one, [...keys, key], seen);
}

type Key = string | number;
