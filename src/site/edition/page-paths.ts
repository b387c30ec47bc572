import { evidenceUrls, excerptPagePath, excerptPages } from '#domain/coding/excerpt-pages.ts';
import { pairUrls } from '#domain/permanence/pairs.ts';
import { hasMemos, hasReporting } from '#domain/permanence/public-urls.ts';
import type { Edition } from './edition.ts';
import { analysisPath, memosPath, pathOf, paths, questionPath, reportingPath, stagePath } from '#domain/study/urls.ts';

/** The path of every page that has an address of its own and something to say, in the order of the navigation. */
export function pagePaths({ caseStudy, stages, notes, questions }: Edition): string[] {
  const { sections, concepts, categories, references, sources } = caseStudy;
  return [
    paths.home,
    ...(sections.length > 0 ? [paths.report] : []),
    ...sections.map(pathOf),
    paths.coding,
    ...stages.map(stagePath),
    ...evidenceUrls(caseStudy),
    paths.concepts,
    ...[...concepts.values()].flatMap((concept) => excerptPages(concept).map((_, i) => excerptPagePath(concept, i + 1))),
    paths.categories,
    ...[...categories.values()].map(pathOf),
    ...pairUrls(caseStudy),
    paths.references,
    ...[...references.values()].map(pathOf),
    paths.sources,
    ...[...sources.values()].map(pathOf),
    ...(hasMemos(caseStudy) ? [memosPath, ...[...caseStudy.memos.values()].map(pathOf)] : []),
    ...(hasReporting(caseStudy) ? [reportingPath] : []),
    ...(questions.length > 0 ? [analysisPath, ...questions.map(questionPath)] : []),
    ...(notes.length > 0 ? [paths.notes] : []),
    paths.cite,
    paths.slides,
    paths.search,
    paths.versions,
  ];
}
