import { quiet } from './import-report.ts';

/** What an import did with the references of one file. */
export interface LiteratureReport {
  readonly file: string;
  /** The kind of file, in words. */
  readonly form: string;
  readonly read: number;
  readonly added: readonly string[];
  readonly known: readonly string[];
  readonly filled: readonly string[];
  /** Of a printed list. */
  readonly list?: PrintedListReport;
  readonly losses: readonly { readonly kind: string; readonly count: number; readonly names?: readonly string[] }[];
  /** What was decided without being asked: what publishes less. */
  readonly questions: readonly {
    readonly kind: string;
    readonly count: number;
    readonly names: readonly string[];
    readonly note: string;
  }[];
  readonly encoding: string | undefined;
}

export interface PrintedListReport {
  readonly style: string;
  readonly proved: number;
  readonly doubtful: readonly { readonly entry: string; readonly id: string; readonly why: string }[];
  readonly failed: readonly { readonly entry: string; readonly why: string }[];
  readonly habits: readonly { readonly name: string; readonly count: number }[];
  readonly told: readonly { readonly entry: string; readonly what: string }[];
}

const FEW = 5;

/** @param short for a terminal: the first of each kind */
export function literatureText(reports: readonly LiteratureReport[], short: boolean): string {
  return reports.map((report) => oneText(report, short)).join('\n');
}

function oneText(report: LiteratureReport, short: boolean): string {
  const mark = short ? (text: string) => text : quiet;
  const { file, form, read, added, known, filled, list, losses, questions, encoding } = report;
  const lines = [
    ...(short ? [] : [`## References from ${mark(file)}`, '']),
    `${short ? '' : '- '}${short ? `${file}: ` : ''}${String(read)} references (${mark(form)}${encoding === undefined ? '' : `, ${encoding}`}): ${String(added.length)} new, ${String(known.length)} there already${filled.length === 0 ? '' : `, ${String(filled.length)} of them now with volume, issue or pages`}.`,
  ];
  const section = (title: string, items: readonly string[]) => {
    if (items.length === 0) return;
    const shown = short ? items.slice(0, FEW) : items;
    lines.push(
      ...(short ? [`  ${title}:`] : ['', `### ${title}`, '']),
      ...shown.map((item) => (short ? `    ${item}` : `- ${mark(item)}`)),
    );
    if (shown.length < items.length) lines.push(`    … and ${String(items.length - shown.length)} more`);
  };
  if (list !== undefined) {
    lines.push(
      `${short ? '  ' : '- '}Printed again by ${list.style}: ${String(list.proved)} read as printed, ${String(list.doubtful.length)} doubtful, ${String(list.failed.length)} not read. Whether an entry is true, no reading of it tells.`,
    );
    section(
      'Doubtful',
      list.doubtful.map(({ entry, id, why }) => `${entry} (${id}): ${why}`),
    );
    section(
      'Not read',
      list.failed.map(({ entry, why }) => `${entry}: ${why}`),
    );
    section(
      'What the list does otherwise, and was allowed for',
      list.habits.map(({ name, count }) => `${name}: ${String(count)}`),
    );
    section(
      'Seen in entries',
      list.told.map(({ entry, what }) => `${entry}: ${what}`),
    );
  }
  section(
    'Left out',
    losses.map(({ kind, count, names = [] }) => `${String(count)} × ${kind}${names.length === 0 ? '' : ` (${names.join(', ')})`}`),
  );
  section(
    'Decided, and to be looked at',
    questions.map(({ kind, names, note }) => `${kind}: ${note}${names.length === 0 ? '' : ` (${names.join(', ')})`}`),
  );
  if (!short) section('New', added);
  return `${lines.join('\n')}\n`;
}
