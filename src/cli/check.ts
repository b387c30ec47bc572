import { relative } from 'node:path';
import { hasErrors } from '#domain/finding.ts';
import type { BuildOptions } from '#files/build-options.ts';
import { openStudy } from '#files/held-study.ts';
import { formatFindings, type ReportFormat } from '#report/finding-report.ts';

/** Prints the study's findings to standard output; 1 if any is an error, else 0. */
export function check({ study }: BuildOptions, format: ReportFormat): number {
  const { findings } = openStudy(study);
  process.stdout.write(`${formatFindings(findings, folderName(study), format)}\n`);
  return hasErrors(findings) ? 1 : 0;
}

/** The study's folder as a reader would type it: relative where it is below the working folder. */
export function folderName(study: string): string {
  const path = relative(process.cwd(), study);
  return (path === '' ? '.' : path.startsWith('..') ? study : path).replaceAll('\\', '/');
}
