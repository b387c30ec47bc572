import type { Entry } from './entry.ts';
import { finding, type Finding } from './finding.ts';

/** Tells comments of Markdown in the texts of YAML, where they are no comments. */
export function checkComments(entries: readonly Entry[]): Finding[] {
  return entries.flatMap(({ path, data, locate }) =>
    Array.from(textsOf(data, [])).flatMap(([keys, text]) =>
      text.includes('<!--')
        ? finding(
            'exposed-comment',
            path,
            locate(keys),
            `"${keys.join('.')}" holds "<!--", which is no comment here: it would be read as it stands.`,
            'Take it out, or write it as a comment of YAML: # on a line of its own, outside the text. Where a quotation has it, write `rules: { exposed-comment: warning }` in study.yaml.',
          )
        : [],
    ),
  );
}

function* textsOf(data: unknown, keys: readonly (string | number)[]): Generator<[keys: readonly (string | number)[], text: string]> {
  if (typeof data === 'string') yield [keys, data];
  else if (Array.isArray(data)) for (const [i, one] of data.entries()) yield* textsOf(one, [...keys, i]);
  else if (typeof data === 'object' && data !== null) for (const [key, one] of Object.entries(data)) yield* textsOf(one, [...keys, key]);
}
