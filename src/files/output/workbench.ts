import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { withCleanStop } from './clean-stop.ts';
import { mayRun, processMark } from './process-mark.ts';

/** A folder of its own below `parent`, named without links, that is there while `work` is done. What a killed process left there is removed. */
export async function inTemporaryFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    const mark = /^build-(?:(.+)-)?[^-]+$/.exec(name);
    if (mark !== null && !mayRun(mark[1] ?? '')) remove(join(parent, name));
  }
  const folder = mkdtempSync(join(realpathSync(parent), `build-${processMark()}-`));
  return withCleanStop(
    () => {
      remove(folder);
    },
    () => work(folder),
  );
}

/** Others may write there while it goes, and another process may remove it too. */
const remove = (folder: string) => {
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
};
