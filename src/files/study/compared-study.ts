import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildCaseStudy } from '#domain/case-study-builder.ts';
import type { CaseStudy } from '#domain/study/case-study.ts';
import type { Change } from '#domain/compared/change.ts';
import { compareReleases } from '#domain/comparison/comparison-releases.ts';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import type { Finding } from '#domain/entry/finding.ts';
import { parseMedia, type MediaBytes } from '#formats/study-files/media.ts';
import { buildStudy, isReleaseFile } from '#formats/study-files/release.ts';
import { parseStudyFiles, type StudyTexts } from '#formats/study-files/study-file.ts';
import { sameText } from '#formats/text/line-ends.ts';
import { folderName, OptionError } from '../build-options.ts';
import { isShallow, partingCommit, readStudyAt, resolveCommit } from './git-study.ts';
import { loadStudy, type LoadedStudy } from './loaded-study.ts';
import { readStudy } from './study-reader.ts';

/** One side of a comparison. */
export interface ComparedStudy {
  readonly name: string;
  /** Where it was read from a commit: its identifier. */
  readonly commit: string | undefined;
  readonly caseStudy: CaseStudy;
  readonly findings: readonly Finding[];
  /** Its files; undefined where they are those of one release, which says nothing of the others. */
  readonly files: StudyTexts | undefined;
  /** What a reader of the comparison should know about this side. */
  readonly remark: string | undefined;
}

/**
 * The study as it was: in another folder, in a release of this study, or in a commit, from which the study in `head` (else the
 * working folder) parted. Errors in it are tolerated: it cannot be mended any more.
 * @throws {OptionError} if there is no such study
 */
export function openBase(
  base: string,
  study: string,
  cwd: string,
  { head, option = '--base' }: { readonly head?: string | undefined; readonly option?: string } = {},
): ComparedStudy {
  const folder = studyFolder(base, cwd);
  if (folder !== undefined) return build(folderName(folder), readStudy(folder));
  const release = releaseOf(base, study);
  if (release !== undefined) return release;
  const commit = resolveCommit(study, base, option);
  const tip = head === undefined || studyFolder(head, cwd) !== undefined ? 'HEAD' : resolveCommit(study, head, '--head');
  const parting = partingCommit(study, commit, tip);
  const remark =
    parting === undefined && isShallow(study)
      ? `The history of this clone does not reach back to where it parted from ${base}; it is compared with ${base} as it is now. Fetch more: git fetch --unshallow`
      : undefined;
  return { ...build(base, readStudyAt(study, parting ?? commit)), commit: parting ?? commit, remark };
}

/** The study as it is in another folder or commit, with all that is wrong with it. @throws {OptionError} if there is none */
export function openHead(head: string, study: string, cwd: string): LoadedStudy & { readonly commit: string | undefined } {
  const folder = studyFolder(head, cwd);
  const commit = folder === undefined ? resolveCommit(study, head, '--head') : undefined;
  const { files, media, findings } = commit === undefined ? readStudy(folder ?? head) : readStudyAt(study, commit);
  return { ...buildStudy(files, findings, media), files, commit };
}

/** What a study does to the one it is compared with, its releases among it. */
export function compareWith(
  base: ComparedStudy,
  { caseStudy, files }: { readonly caseStudy: CaseStudy; readonly files: StudyTexts },
): Change[] {
  const releases = base.files === undefined ? [] : compareReleases(releasesOf(base.files), releasesOf(files), sameText);
  return compareCaseStudies(base.caseStudy, caseStudy, releases);
}

const releasesOf = (files: StudyTexts) =>
  new Map([...files].flatMap(([path, text]) => (isReleaseFile(path) ? [[path, text ?? ''] as const] : [])));

function studyFolder(name: string, cwd: string): string | undefined {
  const folder = resolve(cwd, name);
  return existsSync(join(folder, 'study.yaml')) && statSync(folder).isDirectory() ? folder : undefined;
}

/** A release by its version, `1.0.0` or `v1.0.0`. */
function releaseOf(name: string, study: string): ComparedStudy | undefined {
  const found = loadStudy(study).caseStudy?.releases.find(({ version }) => version === name.replace(/^v/, ''));
  return found && { name, commit: undefined, caseStudy: found.caseStudy, findings: [], files: undefined, remark: undefined };
}

function build(
  name: string,
  { files, media, findings: unread }: { files: StudyTexts; media: MediaBytes; findings: readonly Finding[] },
): ComparedStudy {
  const { entries, findings } = parseStudyFiles(files);
  const result = buildCaseStudy(entries, [...unread, ...findings], { media: parseMedia(media).media, despiteErrors: true });
  const [first] = result.findings;
  if (result.caseStudy === undefined)
    throw new OptionError(
      `The study of ${name} cannot be read, so nothing can be compared with it.${first === undefined ? '' : ` ${first.path}: ${first.message}`}`,
    );
  return { name, commit: undefined, caseStudy: result.caseStudy, findings: result.findings, files, remark: undefined };
}
