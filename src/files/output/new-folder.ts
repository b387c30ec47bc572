import { randomUUID } from 'node:crypto';
import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { OptionError } from '../build-options.ts';

/** What some system cannot have in a name, or takes for something else than a name. */
const UNFIT = /[<>:"|?*\\\p{C}]|^[-.\s]|[.\s]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu;

/**
 * The absolute path of a folder that is to be made.
 * @throws {OptionError} if there is something of that name already, or it is no name that every system can write
 */
export function placeForNew(folder: string, cwd: string): string {
  if (folder.trim() === '') throw new OptionError('The folder has no name. Give one, such as my-study.');
  const path = resolve(cwd, folder);
  const name = basename(path);
  if (isThere(path))
    throw new OptionError(
      `There is a ${JSON.stringify(name === '' ? path : name)} already, and nothing is ever overwritten. Give a name that is free.`,
    );
  if (UNFIT.test(name) || name.length > 100)
    throw new OptionError(
      `${JSON.stringify(name)} is no name that a folder can have everywhere. Take letters, digits and hyphens, such as my-study, and "/" between folders.`,
    );
  return path;
}

/** Also a link that leads nowhere. */
function isThere(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Makes a folder with files by their paths in it, all of them or none.
 * @param whole looks at the files where they stand before they get their place, and throws if they may not have it
 * @throws {OptionError} where the folder cannot be written
 */
export function writeNewFolder(folder: string, files: ReadonlyMap<string, string | Uint8Array>, whole: (folder: string) => void): void {
  const parent = dirname(folder);
  const partial = join(parent, `.${basename(folder)}.${randomUUID().slice(0, 8)}.partial`);
  let made: string | undefined;
  try {
    made = mkdirSync(parent, { recursive: true });
    for (const [path, content] of files) {
      mkdirSync(dirname(join(partial, path)), { recursive: true });
      writeFileSync(join(partial, path), content, { flag: 'wx' });
    }
    whole(partial);
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (made !== undefined) rmSync(made, { recursive: true, force: true });
    if (!(error instanceof Error && 'code' in error && 'syscall' in error)) throw error;
    throw new OptionError(`${folder} cannot be written: ${String(error.code)}. Name another place.`, { cause: error });
  }
}
