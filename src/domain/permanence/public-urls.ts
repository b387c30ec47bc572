import type { Node, UnlinkedStudy } from '../study/case-study.ts';
import { analysisUrls } from '../analysis/questions.ts';
import { evidenceUrls, furtherUrls } from '../coding/excerpt-pages.ts';
import { stagesOf } from '../coding/stage-presence.ts';
import { headingUrls } from './former-headings.ts';
import { pairUrls } from './pairs.ts';
import {
  inLanguage,
  jsonLdPath,
  mediaPath,
  memosPath,
  pathOf,
  paths,
  pinnedPath,
  reportingCsvPath,
  reportingPath,
  stagePath,
} from '../study/urls.ts';

/**
 * The paths of every page, file and fragment that can be cited and that the study's site has of its own accord, in the order of its
 * navigation; what it keeps for things that are gone, `formerUrls` has.
 */
export function publicUrls(study: UnlinkedStudy): Set<string> {
  const { sections, sources, references, releases } = study;
  const everywhere = inEveryLanguage(study, [
    ...Object.values(paths),
    ...sections.map(pathOf),
    ...stagesOf(study).map(stagePath),
    ...evidenceUrls(study),
    ...nodeUrls(study),
    ...[...study.relations, ...study.roles, ...study.reporting].map(pathOf),
    ...(hasMemos(study) ? [memosPath, ...[...study.memos.values()].map(pathOf)] : []),
    ...(hasReporting(study) ? [reportingPath, reportingCsvPath] : []),
    ...pairUrls(study),
    ...analysisUrls(study),
    ...[...references.values()].map(pathOf),
    ...[...sources.values()].map(pathOf),
    ...releases.flatMap(({ version, caseStudy }) => [pinnedPath(version, '/'), ...pinnedUrls(version, caseStudy)]),
  ]);
  return new Set([...everywhere, ...headingUrls(study), ...Array.from(study.media.keys(), mediaPath)]);
}

/** Whether there is a page of memos: a study that has published one keeps it. */
export const hasMemos = ({ memos, releases }: UnlinkedStudy) =>
  [memos, ...releases.map(({ caseStudy }) => caseStudy.memos)].some(({ size }) => size > 0);

/** Whether there is a page that tells what the study reports: a study that has published one keeps it. */
export const hasReporting = ({ reporting, releases }: UnlinkedStudy) =>
  [reporting, ...releases.map(({ caseStudy }) => caseStudy.reporting)].some((items) => items.length > 0);

/** The same paths, and those of the pages among them in the study's other languages. */
export function inEveryLanguage({ languages: [, ...others] }: Pick<UnlinkedStudy, 'languages'>, urls: readonly string[]): Set<string> {
  return new Set([...urls, ...others.flatMap((lang) => urls.map((url) => inLanguage(url, lang)))]);
}

const nodes = ({ concepts, categories }: UnlinkedStudy): Node[] => [...concepts.values(), ...categories.values()];
const excerptUrls = (node: Node) => (node.kind === 'concept' ? node.excerpts.map(({ id }) => `${pathOf(node)}#${id}`) : []);
const nodeUrls = (study: UnlinkedStudy) =>
  nodes(study).flatMap((node) => [
    pathOf(node),
    jsonLdPath(node),
    ...excerptUrls(node),
    ...(node.kind === 'concept' ? furtherUrls(node) : []),
  ]);
const pinnedUrls = (version: string, study: UnlinkedStudy) =>
  nodes(study).flatMap((node) => [pathOf(node), ...excerptUrls(node)].map((path) => pinnedPath(version, path)));
