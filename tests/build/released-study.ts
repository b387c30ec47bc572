import type { BuildResult } from '#domain/case-study-builder.ts';
import { buildStudy, formatRelease } from '#formats/study-files/release.ts';
import { SMALL_STUDY, type StudyFiles } from './study-folder.ts';

/** A study in memory that is edited and released, as an author would. */
export type Texts = ReadonlyMap<string, string>;

export const smallStudy = (changes: StudyFiles = {}): Texts => edited(new Map(Object.entries(SMALL_STUDY)), changes);

/** The files with `changes` over them; `null` takes a file out. */
export function edited(files: Texts, changes: StudyFiles): Texts {
  const all = new Map(files);
  for (const [path, text] of Object.entries(changes))
    if (text === null) all.delete(path);
    else all.set(path, String(text));
  return all;
}

export const built = (files: Texts): BuildResult => buildStudy(files);

/** The files with one more release of them. @throws {Error} if the study has errors */
export function released(files: Texts, version: string, date = '2026-11-22'): Texts {
  const { caseStudy, findings } = built(files);
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return new Map([...files, [`releases/${version}.json`, formatRelease(caseStudy, files, version, date)]]);
}

export const concept = (label: string, excerpts: readonly string[], more = '', category = 'trust') =>
  `---\nlabel: ${label}\ncategory: ${category}\ndefinition: What ${label} means.\n${more}excerpts:\n${excerpts.map((id) => `  - { id: ${id}, source: interview, text: What ${id} says. }\n`).join('')}---\n`;
