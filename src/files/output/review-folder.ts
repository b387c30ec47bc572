import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OptionError } from '../build-options.ts';

/** Writes texts by their names into a folder, which is made where it is not there. @throws {OptionError} if it cannot be written */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  try {
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new OptionError(`The review cannot be written to ${folder}: ${error.message}. Name another folder with --out-review.`, {
      cause: error,
    });
  }
}
