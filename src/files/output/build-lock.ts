import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { OptionError } from '../build-options.ts';
import { mayRun, processMark, processNumber } from './process-mark.ts';

/**
 * Takes a place for this process alone: the file says which process has it. One that a killed process left is taken over.
 * @returns gives the place free
 * @throws {OptionError} if another process has it
 */
export function lockPlace(file: string, place: string): () => void {
  const mark = processMark();
  for (let attempt = 0; attempt < 100; attempt++) {
    if (create(file, mark))
      return () => {
        rmSync(file, { force: true });
      };
    const owner = read(file);
    // Between making the file and writing into it, a process may be there or killed.
    if (owner === '' && attempt < 20) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
    else if (owner !== undefined && mayRun(owner))
      throw new OptionError(
        `Another build (process ${processNumber(owner)}) is writing ${place}. Wait until it is done, or name another folder with --out. If there is none, remove ${file}.`,
      );
    else if (owner !== undefined) takeAway(file, owner, mark);
  }
  throw new OptionError(`Other builds are writing ${place}. Wait until they are done, or name another folder with --out.`);
}

function create(file: string, mark: string): boolean {
  try {
    writeFileSync(file, mark, { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined where it is gone. */
function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Another process may have taken it over since it was read: what is not the owner's is put back. */
function takeAway(file: string, owner: string, mark: string): void {
  const away = `${file}.${mark}`;
  try {
    renameSync(file, away);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  if (read(away) === owner) rmSync(away, { force: true });
  else renameSync(away, file);
}
