import { realpathSync } from 'node:fs';
import type { Finding } from '#domain/entry/finding.ts';
import { MEDIA } from '#domain/study/media.ts';
import type { MediaBytes } from '#formats/study-files/media.ts';
import { isReleaseFile } from '#formats/study-files/release.ts';
import type { StudyTexts } from '#formats/study-files/study-file.ts';
import { formOf } from '#formats/study-files/study-form.ts';
import { OptionError } from '../build-options.ts';
import { git, listTree, readObjects } from '../git/git.ts';
import { decodeStudyFile } from './study-reader.ts';

/** A study's files as they are in a commit. */
export interface CommittedStudy {
  readonly files: StudyTexts;
  readonly media: MediaBytes;
  readonly findings: readonly Finding[];
  /** The full identifier of the commit. */
  readonly commit: string;
}

/**
 * The study in `folder` as it was in a branch, tag or commit.
 * @throws {OptionError} if git or the clone cannot give it, with what to fetch
 */
export function readStudyAt(folder: string, commit: string): CommittedStudy {
  const prefix = git(folder, 'rev-parse', '--show-prefix')?.trim().replace(/\/$/, '') ?? '';
  const listed = listTree(folder, `${commit}:${prefix}`)?.filter(({ path, isLink }) => !isLink && isStudyFile(path));
  if (listed?.some(({ path }) => !isMedia(path)) !== true)
    throw new OptionError(`The commit ${commit.slice(0, 12)} has no study in "${prefix === '' ? '.' : prefix}".`);
  const findings: Finding[] = [];
  const contents = readObjects(
    folder,
    listed.map(({ object }) => object),
  );
  const files = new Map<string, string | undefined>();
  const media = new Map<string, Uint8Array | undefined>();
  for (const [i, { path }] of listed.entries())
    if (isMedia(path)) media.set(path, contents[i]);
    else files.set(path, decodeStudyFile(contents[i] ?? Buffer.alloc(0), path, findings));
  return { files, media, findings, commit };
}

/** The commit that a name stands for. @throws {OptionError} if there is none in this clone */
export function resolveCommit(folder: string, name: string, option: string): string {
  if (git(folder, 'rev-parse', '--show-toplevel') === undefined)
    throw new OptionError(
      `${option} "${name}" is no folder with a study.yaml, and ${realpathSync(folder)} is in no git repository that could have it.`,
    );
  const commit = git(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`)?.trim();
  if (commit !== undefined) return commit;
  const [remote, ...branch] = name.split('/');
  const fetched = branch.length > 0 ? `git fetch ${remote ?? ''} ${branch.join('/')}:refs/remotes/${name}` : `git fetch origin tag ${name}`;
  const known = /^\w[\w.-]*(\/\w[\w.-]*)*$/.test(name) && !name.includes('..') ? ` Fetch it (\`${fetched}\`)` : ' Fetch it';
  throw new OptionError(
    isShallow(folder)
      ? `${option} "${name}" is not in this clone, which is shallow.${known}, or check out the whole history (\`fetch-depth: 0\`).`
      : `${option} "${name}" is neither a folder with a study${option === '--head' ? '' : ', a release of this study,'} nor a commit, tag or branch.${known}, or look at its spelling.`,
  );
}

/** Where `head` parted from `base`; undefined where the clone's history does not reach back so far, or there is no such place. */
export function partingCommit(folder: string, base: string, head: string): string | undefined {
  return git(folder, 'merge-base', base, head)?.trim().split('\n')[0];
}

export const isShallow = (folder: string) => git(folder, 'rev-parse', '--is-shallow-repository')?.trim() === 'true';

const isMedia = (path: string) => path.startsWith(`${MEDIA}/`);

/** A study's files stand at its top or one folder below, under a name that is not hidden. */
function isStudyFile(path: string): boolean {
  const form = formOf(path);
  return (
    (form === undefined ? isReleaseFile(path) || isMedia(path) : path.endsWith(form.extension)) &&
    path.split('/').length <= 2 &&
    !/(^|\/)\./.test(path)
  );
}
