import type { z } from 'zod';
import type { Entry } from '../entry/entry.ts';
import { finding, type Finding } from '../entry/finding.ts';
import { fieldAt, roleOf } from '../schema/text-role.ts';
import { pathName } from './path-name.ts';
import { textValues } from './text-values.ts';

/** Links, citations and stress as memos and the report have them. */
const MARKS = /\[\[[a-z0-9][^[\]\n]*\]\]|\[(?:-|[^[\]\n]*\s)?@[a-z0-9][^[\]\n]*\]|\*\*[^\s*](?:[^*\n]*[^\s*])?\*\*/;

/** Names, and translations of what somebody said, may have any signs. */
const AS_IT_IS: ReadonlySet<string> = new Set([
  'title',
  'shortTitle',
  'codebookTitle',
  'levels',
  'label',
  'altLabels',
  'name',
  'authors',
  'editors',
  'keywords',
  'translation',
]);

/** Tells marks of Markdown in sentences of YAML, which are read as they stand. */
export function bareMarks(entry: Entry, schema: z.ZodType): Finding[] {
  return Array.from(textValues(entry.data)).flatMap(([keys, text]) => {
    const [mark] = MARKS.exec(text) ?? [];
    if (mark === undefined || keys.some((key) => AS_IT_IS.has(String(key))) || roleOf(fieldAt(schema, keys)) !== 'text') return [];
    return finding(
      'stray-mark',
      entry.path,
      entry.locate(keys),
      `${pathName(keys)} has "${mark}", which stands as text: only memos and the report have links and marks.`,
      'Write the words alone, and the link in the memo below the front matter, or in the report.',
    );
  });
}
