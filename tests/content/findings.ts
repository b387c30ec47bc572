import type { Finding } from '#domain/entry/finding.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { writeStudy, type StudyFiles } from '../build/study-folder.ts';

/** A finding as a row: `severity rule path:line:column`, message, mend. */
export type FindingRow = readonly [head: string, message: string, mend: string];

function toRow({ severity, rule, path, position, message, mend }: Finding): FindingRow {
  return [`${severity} ${rule} ${path}:${String(position.line)}:${String(position.column)}`, message, mend];
}

/** What is told of the small study with `changes` over it. */
export function findingsOf(changes: StudyFiles): FindingRow[] {
  return findingsIn(writeStudy(changes));
}

export function findingsIn(folder: string): FindingRow[] {
  return reloadStudy(folder).findings.map(toRow);
}
