import type { BuildResult } from '#domain/case-study-builder.ts';
import { buildStudy } from '#formats/study-files/release.ts';
import type { StudyTexts } from '#formats/study-files/study-file.ts';
import { checkReleaseTags } from '../git/release-tag.ts';
import { readStudy } from './study-reader.ts';

/** A study as built, and the files that it was built of. */
export interface LoadedStudy extends BuildResult {
  readonly files: StudyTexts;
}

const cached = new Map<string, LoadedStudy>();

/** The study in a folder, read and built at the first call and then cached: the command that checks it and the site that shows it get the same one. */
export function loadStudy(folder: string): LoadedStudy {
  return cached.get(folder) ?? reloadStudy(folder);
}

/** The study as it is in the folder now. */
export function reloadStudy(folder: string): LoadedStudy {
  const { files, media, findings } = readStudy(folder);
  const result = { ...buildStudy(files, [...findings, ...checkReleaseTags(folder, files)], media), files };
  cached.set(folder, result);
  return result;
}

/** Lets go of what is cached, so that each study is read anew when it is next asked for. */
export const forgetStudies = (): void => cached.clear();
