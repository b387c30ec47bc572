import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes texts by their names into a folder, which is made where it is not there. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}
