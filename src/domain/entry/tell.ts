import type { Entry } from './entry.ts';
import { finding, type Finding, type Position, type Rule } from './finding.ts';

/** What is wrong in one file: by which rule, at which keys or place, what, and how to mend it. */
export type Tell = (rule: Rule, at: readonly PropertyKey[] | Position, message: string, mend: string) => void;

/** Collects in `findings` what is told of a file. */
export const tellIn =
  (entry: Pick<Entry, 'path' | 'locate'>, findings: Finding[]): Tell =>
  (rule, at, message, mend) =>
    void findings.push(finding(rule, entry.path, 'line' in at ? at : entry.locate(at), message, mend));
