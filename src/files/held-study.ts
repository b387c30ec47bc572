import type { BuildResult } from '#domain/case-study-builder.ts';
import { buildStudy } from '#formats/release.ts';
import type { StudyTexts } from '#formats/study-file.ts';
import { checkReleaseTags } from './release-tag.ts';
import { readStudy } from './study-reader.ts';

/** A study as built, and the files that it was built of. */
export interface HeldStudy extends BuildResult {
  readonly files: StudyTexts;
}

const held = new Map<string, HeldStudy>();

/** The study in a folder, read and built at the first call and then held: the command that checks it and the site that shows it get the same one. */
export function openStudy(folder: string): HeldStudy {
  return held.get(folder) ?? reopenStudy(folder);
}

/** The study as it is in the folder now. */
export function reopenStudy(folder: string): HeldStudy {
  const { files, media, findings } = readStudy(folder);
  const result = { ...buildStudy(files, [...findings, ...checkReleaseTags(folder, files)], media), files };
  held.set(folder, result);
  return result;
}
