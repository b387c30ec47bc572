import { hasReporting } from '#domain/permanence/public-urls.ts';
import { STAGES } from '#domain/schema/coding.ts';
import { edition } from './edition.ts';
import { pathOf, paths, reportingPath, stagePath } from '#domain/study/urls.ts';

/** The path of every page that has an address of its own, in the order of the navigation. */
export function pagePaths(): string[] {
  const { caseStudy } = edition();
  const { sections, concepts, categories, references, sources } = caseStudy;
  return [
    paths.home, paths.report, ...sections.map(pathOf),
    paths.coding, ...STAGES.map(stagePath),
    paths.concepts, ...[...concepts.values()].map(pathOf),
    paths.categories, ...[...categories.values()].map(pathOf),
    paths.references, ...[...references.values()].map(pathOf),
    paths.sources, ...[...sources.values()].map(pathOf),
    ...(hasReporting(caseStudy) ? [reportingPath] : []), paths.notes, paths.cite, paths.search, paths.versions,
  ]; // prettier-ignore
}
