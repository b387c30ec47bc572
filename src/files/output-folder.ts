import { existsSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { OptionError, type BuildOptions } from './build-options.ts';

/** How a built site says what built it; a folder without it is not ours to replace. */
export const GENERATOR = 'Zhagen';

/**
 * Builds beside the output folder and puts the result in its place only when it is whole,
 * so that a build that fails leaves the last good output as it was.
 * @param build writes the site to the folder it is given
 * @throws {OptionError} if `out` holds something other than a site that was built before
 */
export async function replaceOutput(
  { out, study }: BuildOptions,
  project: string,
  build: (folder: string) => Promise<void>,
): Promise<void> {
  refuseForeign(realPath(out), [study, project, process.cwd()].map(realPath));
  const partial = join(dirname(out), `.${basename(out)}.partial`);
  const previous = join(dirname(out), `.${basename(out)}.previous.partial`);
  rmSync(partial, { recursive: true, force: true });
  try {
    await build(partial);
    rmSync(previous, { recursive: true, force: true });
    if (existsSync(out)) renameSync(out, previous);
    renameSync(partial, out);
  } catch (error) {
    if (!existsSync(out) && existsSync(previous)) renameSync(previous, out);
    throw error;
  } finally {
    rmSync(partial, { recursive: true, force: true });
    if (existsSync(out)) rmSync(previous, { recursive: true, force: true });
  }
}

/** Without links, also where the last folders are not there yet. */
function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : join(realPath(dirname(path)), basename(path));
}

function refuseForeign(out: string, holding: readonly string[]): void {
  for (const folder of holding) {
    if (!relative(out, folder).split(sep).includes('..'))
      throw new OptionError(`--out ${out} holds ${folder}, which building would replace. Name a folder of its own, such as dist.`);
  }
  const [study] = holding;
  if (study !== undefined && !relative(study, out).split(sep).includes('..'))
    throw new OptionError(`--out ${out} lies inside the study. Name a folder outside it.`);
  if (!existsSync(out)) return;
  if (!statSync(out).isDirectory()) throw new OptionError(`--out ${out} is a file. Name a folder, such as dist.`);
  const index = join(out, 'index.html');
  const ours = existsSync(index) && readFileSync(index, 'utf8').includes(`<meta name="generator" content="${GENERATOR}`);
  if (!ours && readdirSync(out).length > 0)
    throw new OptionError(`--out ${out} has files in it that are not a site built by Zhagen. Empty it, or name another folder.`);
}
