import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { listFiles } from './list-files.ts';
import { zhagen } from './zhagen.ts';

/**
 * The site of a study, built once in a run of the tests for all that ask for one of the same files and base: nobody writes to it.
 * @throws {Error} if it was not built
 */
export function sharedSite(study: string, base = '/'): Promise<string> {
  const digest = createHash('sha256').update(base);
  for (const file of listFiles(study)) digest.update(`\0${file}\0`).update(readFileSync(join(study, file)));
  return madeOnce(digest.digest('hex'), (out) => build(['--study', study, '--base', base, '--out', out]));
}

async function build(args: readonly string[]): Promise<void> {
  const { status, stderr } = await zhagen(['build', ...args]);
  if (status !== 0) throw new Error(stderr);
}

/**
 * What several test files need, made once in a run of the tests: by the file that asks first, while others wait.
 * @param make writes the folder that it is given the path of
 * @returns that folder
 * @throws {Error} what `make` threw, for all who ask
 */
export async function madeOnce(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const place = join(process.env.SHARED_SITES ?? '', name);
  const [made, failed] = [join(place, 'made'), join(place, 'failed')];
  if (claim(place)) {
    try {
      await make(join(place, 'making'));
      renameSync(join(place, 'making'), made);
    } catch (error) {
      writeFileSync(failed, String(error));
    }
  }
  while (!existsSync(made) && !existsSync(failed)) await delay(100);
  if (existsSync(failed)) throw new Error(`"${name}" was not made:\n${readFileSync(failed, 'utf8')}`);
  return made;
}

/** Whether this is the first to ask. */
function claim(place: string): boolean {
  try {
    mkdirSync(place);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
