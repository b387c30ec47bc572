import type { Entry } from '../entry/entry.ts';
import { finding, type Finding } from '../entry/finding.ts';
import { pathName } from '../parsing/path-name.ts';
import { textValues } from '../parsing/text-values.ts';

/** A table of codings may have a million cells, and each stands in its text as it is read. */
const mayHold = ({ kind, text }: Entry) => kind !== 'codings' || text?.includes('<!--') === true;

/** Tells comments of Markdown in the texts of YAML, where they are no comments. */
export function checkComments(entries: readonly Entry[]): Finding[] {
  return entries.flatMap((entry) =>
    (mayHold(entry) ? Array.from(textValues(entry.data)) : []).flatMap(([keys, text]) =>
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
