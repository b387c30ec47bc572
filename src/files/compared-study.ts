import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildCaseStudy } from '#domain/case-study-builder.ts';
import type { CaseStudy } from '#domain/case-study.ts';
import type { Finding } from '#domain/finding.ts';
import { parseStudyFiles, type StudyTexts } from '#formats/study-file.ts';
import { folderName, OptionError } from './build-options.ts';
import { isShallow, partingCommit, readStudyAt, resolveCommit } from './git-study.ts';
import { openStudy } from './held-study.ts';
import { readStudy } from './study-reader.ts';

/** One side of a comparison. */
export interface ComparedStudy {
  readonly name: string;
  /** Where it was read from a commit: its identifier. */
  readonly commit: string | undefined;
  readonly caseStudy: CaseStudy;
  readonly findings: readonly Finding[];
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

/** The study as it is in another folder or commit. @throws {OptionError} if there is none, or it has errors */
export function openHead(head: string, study: string, cwd: string): ComparedStudy {
  const folder = studyFolder(head, cwd);
  if (folder !== undefined) return build(folderName(folder), readStudy(folder));
  const commit = resolveCommit(study, head, '--head');
  return { ...build(head, readStudyAt(study, commit)), commit };
}

function studyFolder(name: string, cwd: string): string | undefined {
  const folder = resolve(cwd, name);
  return existsSync(join(folder, 'study.yaml')) && statSync(folder).isDirectory() ? folder : undefined;
}

/** A release by its version, `1.0.0` or `v1.0.0`. */
function releaseOf(name: string, study: string): ComparedStudy | undefined {
  const found = openStudy(study).caseStudy?.releases.find(({ version }) => version === name.replace(/^v/, ''));
  return found && { name, commit: undefined, caseStudy: found.caseStudy, findings: [], remark: undefined };
}

function build(name: string, { files, findings: unread }: { files: StudyTexts; findings: readonly Finding[] }): ComparedStudy {
  const { entries, findings } = parseStudyFiles(files);
  const result = buildCaseStudy(entries, [...unread, ...findings], { despiteErrors: true });
  const [first] = result.findings;
  if (result.caseStudy === undefined)
    throw new OptionError(
      `The study of ${name} cannot be read, so nothing can be compared with it.${first === undefined ? '' : ` ${first.path}: ${first.message}`}`,
    );
  return { name, commit: undefined, caseStudy: result.caseStudy, findings: result.findings, remark: undefined };
}
