import type { Finding } from '#domain/entry/finding.ts';
import { counted } from '#domain/text/counted.ts';
import { visible } from './visible-text.ts';

export const REPORT_FORMATS = ['text', 'json', 'github'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** How many findings of one rule and one kind of mend are told one by one. */
const MOST = 20;

/**
 * Findings as text for a terminal, JSON for programs, or GitHub's workflow commands, which annotate the lines of a diff. Beyond the first
 * 20 of one rule and one kind of mend, text and annotations give only a count; JSON has them all.
 * @param findings sorted, as the builder gives them
 * @param folder the study's folder as the reader knows it; put before every path
 */
export function formatFindings(findings: readonly Finding[], folder: string, format: ReportFormat): string {
  const { first, more } = fold(findings);
  switch (format) {
    case 'text':
      return [...first.map((one) => formatText(one, folder)), ...more, summary(findings)].join('\n\n');
    case 'json':
      return JSON.stringify({ ...count(findings), findings: findings.map((one) => ({ ...one, path: place(one, folder) })) }, null, 2)
        .split('\n')
        .map(visible)
        .join('\n');
    case 'github':
      return [...first.map((one) => formatAnnotation(one, folder)), ...more, summary(findings)].join('\n');
  }
}

/** `2 errors, 1 warning`, or that nothing was found. */
export function summary(findings: readonly Finding[]): string {
  const { errors, warnings } = count(findings);
  if (errors + warnings === 0) return 'No findings.';
  return [errors > 0 ? counted(errors, 'error') : '', warnings > 0 ? counted(warnings, 'warning') : ''].filter(Boolean).join(', ');
}

/** The findings told one by one, and a line for each rule and mend of which there are more. */
function fold(findings: readonly Finding[]): { first: Finding[]; more: string[] } {
  const groups = Map.groupBy(findings, ({ rule, severity, mend }) => `${rule} ${severity} ${mendKind(mend)}`);
  const told = new Set([...groups.values()].flatMap((group) => group.slice(0, MOST)));
  const more = [...groups.values()].flatMap(([one, ...others]) => {
    const left = others.length + 1 - MOST;
    if (one === undefined || left <= 0) return [];
    const files = new Set(others.slice(MOST - 1).map(({ path }) => path)).size;
    const where = `${grouped(left)} more of ${one.rule}${one.severity === 'warning' ? ' (warning)' : ''} in ${grouped(files)} ${files === 1 ? 'file' : 'files'}`;
    return [visible(`… and ${where}, to mend in the same way; --format json has them all.`)];
  });
  return { first: findings.filter((one) => told.has(one)), more };
}

/** A mend without what it names: text in quotes, in code, in links and maps, file names, names after a colon, and numbers. */
const mendKind = (mend: string): string =>
  mend
    .replace(/"[^"]*"|`[^`]*`|\[[^\]]*\]+|\{[^}]*\}/g, '"')
    .replace(/(?:[^\s,;:]+\/)?[^\s,;:/]+\.(?:mdx?|yaml|json)\b/g, '"')
    .replace(/\d+/g, '0');

/** Numbers in groups of three, as English has them. */
const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',');

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
