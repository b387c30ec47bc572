import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { RELEASES } from '#formats/study-files/study-form.ts';

/** Writes a release's file whole or not at all. Gives its path inside the study's folder. */
export function writeRelease(study: string, version: string, text: string): string {
  const path = `${RELEASES}/${version}.json`;
  mkdirSync(join(study, RELEASES), { recursive: true });
  // The reader of a study passes over names that begin with a dot.
  const partial = join(study, RELEASES, `.${version}.partial`);
  try {
    writeFileSync(partial, text);
    renameSync(partial, join(study, path));
  } finally {
    rmSync(partial, { force: true });
  }
  return path;
}
