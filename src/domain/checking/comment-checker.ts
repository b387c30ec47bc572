import type { Entry } from '../entry/entry.ts';
import { finding, type Finding } from '../entry/finding.ts';
import { pathName } from '../parsing/path-name.ts';

/** Tells comments of Markdown in the texts of YAML, where they are no comments. */
export function checkComments(entries: readonly Entry[]): Finding[] {
  return entries.flatMap((entry) =>
    commented(entry.data).map((keys) =>
      finding(
        'exposed-comment',
        entry.path,
        entry.locate(keys),
        `${pathName(keys)} holds "<!--", which is no comment here: it would be read as it stands.`,
        'Take it out, or write it as a comment of YAML: # on a line of its own, outside the text. Where a quotation has it, write `rules: { exposed-comment: warning }` in study.yaml.',
      ),
    ),
  );
}

/** Where a value has texts with a comment, each once: an alias of YAML may stand in many places, and in itself. */
function commented(data: unknown): Key[][] {
  const found: Key[][] = [];
  const keys: Key[] = [];
  const seen = new Set<object>();
  const look = (value: unknown): void => {
    if (typeof value === 'string' && value.includes('<!--')) found.push([...keys]);
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    const items: Iterable<[Key, unknown]> = Array.isArray(value) ? value.entries() : Object.entries(value);
    for (const [key, one] of items) {
      keys.push(key);
      look(one);
      keys.pop();
    }
  };
  look(data);
  return found;
}

type Key = string | number;
