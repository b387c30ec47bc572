import type { BuildResult } from '#domain/case-study-builder.ts';
import { buildStudy } from '#formats/release.ts';
import { readStudy } from './study-reader.ts';

const held = new Map<string, BuildResult>();

/** The study in a folder, read and built at the first call and then held: the command that checks it and the site that shows it get the same one. */
export function openStudy(folder: string): BuildResult {
  return held.get(folder) ?? reopenStudy(folder);
}

/** The study as it is in the folder now. */
export function reopenStudy(folder: string): BuildResult {
  const { files, findings } = readStudy(folder);
  const result = buildStudy(files, findings);
  held.set(folder, result);
  return result;
}
