import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { GENERATOR } from '#domain/generator.ts';
import { OptionError, type BuildOptions } from './build-options.ts';

/**
 * Builds in a folder of its own and puts the result in its place only when it is whole,
 * so that a build that fails leaves the last good output as it was, and builds at the same time leave each other alone.
 * @param workshop a folder in which each build gets one of its own
 * @param build writes the site to the folder it is given
 * @throws {OptionError} if `out` holds something other than a site that was built before
 */
export async function replaceOutput(
  { out, study }: BuildOptions,
  project: string,
  workshop: string,
  build: (folder: string) => Promise<void>,
): Promise<void> {
  refuseForeign(realPath(out), [study, project, process.cwd()].map(realPath));
  mkdirSync(workshop, { recursive: true });
  const bench = mkdtempSync(join(workshop, 'build-'));
  const partial = join(dirname(out), `.${basename(out)}.partial`);
  const previous = join(dirname(out), `.${basename(out)}.previous.partial`);
  try {
    const site = join(bench, 'site');
    await build(site);
    mkdirSync(dirname(out), { recursive: true });
    rmSync(partial, { recursive: true, force: true });
    move(site, partial);
    if (existsSync(out)) {
      rmSync(previous, { recursive: true, force: true });
      renameSync(out, previous);
    }
    renameSync(partial, out);
  } catch (error) {
    if (!existsSync(out) && existsSync(previous)) renameSync(previous, out);
    throw error;
  } finally {
    for (const left of [bench, partial, ...(existsSync(out) ? [previous] : [])]) rmSync(left, { recursive: true, force: true });
  }
}

/** Renames, or copies where the two places are on different devices. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    cpSync(from, to, { recursive: true });
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
