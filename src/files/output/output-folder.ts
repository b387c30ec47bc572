import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { GENERATOR } from '#domain/publishing/generator.ts';
import { lockPlace } from './build-lock.ts';
import { folderName, OptionError, type BuildOptions } from '../build-options.ts';
import { withCleanStop } from './clean-stop.ts';
import { inTemporaryFolder } from './workbench.ts';

/**
 * Builds in a folder of its own and puts the result in its place only when it is whole, so that a build that fails or is killed leaves the
 * last good output as it was. A link stays, and what it leads to is replaced. Only one build at a time has the place.
 * @param workshop a folder in which each build gets one of its own
 * @param build writes the site to the folder it is given
 * @throws {OptionError} if `out` holds something other than a site that was built before, cannot be written, or another build writes it
 */
export async function replaceOutput(
  { out, study }: BuildOptions,
  project: string,
  workshop: string,
  build: (folder: string) => Promise<void>,
): Promise<void> {
  const place = placeOf(out);
  const holding = [study, project, process.cwd()].map(realPath);
  refuseForeign(place.folder, holding);
  await tellingTrouble(out, () =>
    inPlace(place, () =>
      inTemporaryFolder(workshop, async (bench) => {
        const site = join(bench, 'site');
        await build(site);
        refuseForeign(place.folder, holding);
        move(site, place.partial);
        if (existsSync(place.folder)) renameSync(place.folder, place.previous);
        renameSync(place.partial, place.folder);
      }),
    ),
  );
}

/** Brings back the output that a killed build had moved aside, unless a build is under way. */
export async function recoverOutput(out: string): Promise<void> {
  const place = placeOf(out);
  if (existsSync(place.previous)) await tellingTrouble(out, () => inPlace(place, () => Promise.resolve()));
}

/** Where an output goes, and what stands beside it while it is replaced. */
interface Place {
  readonly folder: string;
  readonly partial: string;
  readonly previous: string;
  readonly lock: string;
  readonly name: string;
}

function placeOf(out: string): Place {
  const folder = realPath(out);
  const beside = (name: string) => join(dirname(folder), `.${basename(folder)}.${name}`);
  return { folder, partial: beside('partial'), previous: beside('previous.partial'), lock: beside('lock.partial'), name: folderName(out) };
}

/** Has the place for itself while `work` is done, and leaves nothing beside it. */
async function inPlace(place: Place, work: () => Promise<void>): Promise<void> {
  const parent = dirname(place.folder);
  const made = mkdirSync(parent, { recursive: true });
  let free: (() => void) | undefined;
  const tidy = () => {
    // A build that another has locked out tidies nothing.
    if (free !== undefined) recover(place);
    free?.();
    if (made !== undefined && !existsSync(place.folder)) removeEmpty(parent, made);
  };
  await withCleanStop(tidy, () => {
    free = lockPlace(place.lock, place.name);
    recover(place);
    return work();
  });
}

/** What is there is whole at every moment: the new output or, where a build ended between the two, the last one, moved aside. */
function recover({ folder, partial, previous }: Place): void {
  if (!existsSync(folder) && existsSync(previous)) renameSync(previous, folder);
  for (const left of [partial, previous]) rmSync(left, { recursive: true, force: true });
}

/** Folders from `last` up to `first`, which were made for an output that never came. */
function removeEmpty(last: string, first: string): void {
  for (let folder = last; ; folder = dirname(folder)) {
    if (!existsSync(folder) || readdirSync(folder).length > 0) return;
    rmdirSync(folder);
    if (folder === first) return;
  }
}

/** Renames, or copies where the two places are on different devices. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    // With a filter Node copies file by file, and says what went wrong; without, a full disk is but EIO.
    cpSync(from, to, { recursive: true, filter: () => true });
  }
}

/** What a system says of a place that cannot be written, by its codes; an error that is passed on may have it in its message alone. */
const TROUBLE = /\b(EACCES|EDQUOT|EFBIG|EIO|ELOOP|EMFILE|ENAMETOOLONG|ENFILE|ENOSPC|ENOTDIR|EPERM|EROFS)\b(: [a-z ]+(, \w+( '[^']*')?)?)?/;

/** A system that makes its files itself, such as /proc, says that what is beside the output is not there. */
const NOWHERE = /^ENOENT: [a-z ]+, (mkdir|open) '[^']*'$/;

async function tellingTrouble(out: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof OptionError || !(error instanceof Error)) throw error;
    const beside = 'path' in error && String(error.path).startsWith(dirname(realPath(out)));
    const said =
      TROUBLE.exec(`${'code' in error ? String(error.code) : ''} ${error.message}`.replace(/^(\w+) \1/, '$1')) ??
      (beside ? NOWHERE.exec(error.message) : null);
    if (said === null) throw error;
    throw new OptionError(
      `The site cannot be written to ${folderName(out)}: ${said[0]}. Make room, or name another folder with --out. The last output is as it was.`,
      { cause: error },
    );
  }
}

/** Without links, also where the last folders, or what the last link leads to, are not there yet. */
function realPath(path: string, links = 0): string {
  if (existsSync(path)) return realpathSync(path);
  if (links > 40) throw new OptionError(`--out ${path} is a link that leads to itself. Name a folder, such as dist.`);
  const link = linkAt(path);
  if (link !== undefined) return realPath(resolve(realPath(dirname(path), links + 1), link), links + 1);
  return dirname(path) === path ? path : join(realPath(dirname(path), links), basename(path));
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch {
    return undefined;
  }
}

function refuseForeign(out: string, holding: readonly string[]): void {
  for (const folder of holding) {
    if (!relative(out, folder).split(sep).includes('..'))
      throw new OptionError(`--out ${out} holds ${folder}, which building would replace. Name a folder of its own, such as dist.`);
  }
  const [study] = holding;
  if (study !== undefined && !relative(study, out).split(sep).includes('..'))
    throw new OptionError(`--out ${out} lies inside the study. Name a folder outside it.`);
  refuseFile(out, out);
  if (!existsSync(out)) return;
  const index = join(out, 'index.html');
  const ours = existsSync(index) && readFileSync(index, 'utf8').includes(`<meta name="generator" content="${GENERATOR}`);
  if (!ours && readdirSync(out).length > 0)
    throw new OptionError(`--out ${out} has files in it that are not a site built by Zhagen. Empty it, or name another folder.`);
}

function refuseFile(out: string, path: string): void {
  if (!existsSync(path)) {
    if (dirname(path) !== path) refuseFile(out, dirname(path));
  } else if (!statSync(path).isDirectory())
    throw new OptionError(`--out ${out} ${path === out ? 'is' : `lies below ${path}, which is`} a file. Name a folder, such as dist.`);
}
