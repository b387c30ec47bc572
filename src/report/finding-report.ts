import type { Finding } from '#domain/finding.ts';
import { visible } from './visible-text.ts';

export const REPORT_FORMATS = ['text', 'json', 'github'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/**
 * Findings as text for a terminal, JSON for programs, or GitHub's workflow commands, which annotate the lines of a diff.
 * @param findings sorted, as the builder gives them
 * @param folder the study's folder as the reader knows it; put before every path
 */
export function formatFindings(findings: readonly Finding[], folder: string, format: ReportFormat): string {
  switch (format) {
    case 'text':
      return [...findings.map((one) => formatText(one, folder)), summary(findings)].join('\n\n');
    case 'json':
      return JSON.stringify({ ...count(findings), findings: findings.map((one) => ({ ...one, path: place(one, folder) })) }, null, 2)
        .split('\n')
        .map(visible)
        .join('\n');
    case 'github':
      return [...findings.map((one) => formatAnnotation(one, folder)), summary(findings)].join('\n');
  }
}

/** `2 errors, 1 warning`, or that nothing was found. */
export function summary(findings: readonly Finding[]): string {
  const { errors, warnings } = count(findings);
  if (errors + warnings === 0) return 'No findings.';
  const counted = (n: number, word: string) => `${String(n)} ${word}${n === 1 ? '' : 's'}`;
  return [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''].filter(Boolean).join(', ');
}

function count(findings: readonly Finding[]): { errors: number; warnings: number } {
  const errors = findings.filter((one) => one.severity === 'error').length;
  return { errors, warnings: findings.length - errors };
}

const place = (one: Finding, folder: string) => (one.path === '.' ? folder : `${folder}/${one.path}`);

function formatText(one: Finding, folder: string): string {
  const { line, column } = one.position;
  const head = `${place(one, folder)}:${String(line)}:${String(column)}  ${one.rule}${one.severity === 'warning' ? ' (warning)' : ''}`;
  return [head, `  ${one.message}`, `  ${one.mend}`].map(visible).join('\n');
}

function formatAnnotation(one: Finding, folder: string): string {
  const data = (text: string) => visible(text).replaceAll('%', '%25');
  const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
  const { line, column } = one.position;
  return `::${one.severity} file=${property(place(one, folder))},line=${String(line)},col=${String(column)},title=${property(one.rule)}::${data(one.message)}%0A${data(one.mend)}`;
}
