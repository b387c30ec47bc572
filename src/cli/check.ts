import { hasErrors, sortFindings } from '#domain/entry/finding.ts';
import { folderName, type BuildOptions } from '#files/build-options.ts';
import { keptDrawings } from '#files/diagram-cache.ts';
import { ENGINE } from '#files/engine.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { checkDiagrams } from '#render/author-diagram/drawings.ts';
import { formatFindings, type ReportFormat } from '#report/finding-report.ts';

/** Prints the study's findings to standard output; 1 if any is an error, else 0. */
export async function check({ study }: BuildOptions, format: ReportFormat): Promise<number> {
  const { findings: found, caseStudy } = loadStudy(study);
  const findings = sortFindings([...found, ...(caseStudy === undefined ? [] : await checkDiagrams(caseStudy, keptDrawings(ENGINE)))]);
  process.stdout.write(`${formatFindings(findings, folderName(study), format)}\n`);
  return hasErrors(findings) ? 1 : 0;
}
