import { hasErrors } from '#domain/entry/finding.ts';
import { folderName, type BuildOptions } from '#files/build-options.ts';
import { openStudy } from '#files/held-study.ts';
import { formatFindings, type ReportFormat } from '#report/finding-report.ts';

/** Prints the study's findings to standard output; 1 if any is an error, else 0. */
export function check({ study }: BuildOptions, format: ReportFormat): number {
  const { findings } = openStudy(study);
  process.stdout.write(`${formatFindings(findings, folderName(study), format)}\n`);
  return hasErrors(findings) ? 1 : 0;
}
