import { z } from 'zod';
import type { StudyTexts } from './study-file.ts';

const release = z.looseObject({ files: z.record(z.string(), z.string()) });

/** A release's files by their paths, as they were when it was made; undefined for a text that is no release. */
export function parseRelease(text: string): StudyTexts | undefined {
  try {
    return new Map(Object.entries(release.parse(JSON.parse(text)).files));
  } catch {
    return undefined;
  }
}
