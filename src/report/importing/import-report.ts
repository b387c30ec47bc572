import { LOSS_KINDS, type Loss, type LossKind, type Project, type Reading } from '#domain/exchange/project.ts';
import type { PlannedStudy } from '#domain/planning/planned-study.ts';
import type { Change } from '#domain/planning/update.ts';
import { counted } from '#domain/text/counted.ts';

/** What an import did: what was read, written, left out and altered, and why. */
export interface ImportReport {
  readonly program: string;
  readonly files: readonly string[];
  readonly read: { readonly codes: number; readonly sources: number; readonly segments: number; readonly coders: number };
  readonly written: {
    readonly categories: number;
    readonly concepts: number;
    readonly excerpts: number;
    readonly sources: number;
    readonly relations: number;
  };
  /** Passages published of each source, to be held against the consent of who said them. */
  readonly excerptsBySource: readonly { readonly source: string; readonly label: string; readonly excerpts: number }[];
  readonly readings: readonly Reading[];
  readonly losses: readonly (Loss & { readonly why: string })[];
  /** Identifiers that were numbered because their names have no Latin or Chinese letters. */
  readonly unnamed: readonly string[];
  readonly changes: readonly Change[];
}

/** Names of these would say who a person is. */
const NAMELESS: ReadonlySet<LossKind> = new Set<LossKind>([
  'case',
  'coder',
  'source-name',
  'user-data',
  'no-consent',
  'free-memo',
  'source-set',
  'document-group',
]);

export interface ReportInput {
  readonly files: readonly string[];
  readonly project: Project;
  readonly study: PlannedStudy;
  readonly losses: readonly Loss[];
  readonly bySource: ReadonlyMap<string, number>;
  readonly unnamed: readonly string[];
  /** What sources are called in the study, by their names in the project: those are not told. */
  readonly sourceLabels: ReadonlyMap<string, string>;
  readonly changes: readonly Change[];
}

export function makeReport({ files, project, study, losses, bySource, unnamed, sourceLabels, changes }: ReportInput): ImportReport {
  const labels = [...sourceLabels].sort(([a], [b]) => b.length - a.length);
  const masked = (text: string) => {
    const known = labels.find(([name]) => text === name || text.startsWith(`${name} `) || text.startsWith(`${name} (`));
    return known === undefined ? text : known[1] + text.slice(known[0].length);
  };
  const excerpts = new Set(study.concepts.flatMap((concept) => concept.excerpts.map(({ id }) => id)));
  return {
    program: project.program,
    files,
    read: {
      codes: project.codes.length,
      sources: project.sources.length,
      segments: project.segments.length,
      coders: new Set(project.segments.flatMap(({ codings }) => codings.flatMap(({ coder }) => coder ?? []))).size,
    },
    written: {
      categories: study.categories.length,
      concepts: study.concepts.length,
      excerpts: excerpts.size,
      sources: study.sources.length,
      relations: study.relations.length,
    },
    excerptsBySource: study.sources.map(({ id, label }) => ({ source: id, label, excerpts: bySource.get(id) ?? 0 })),
    readings: project.readings,
    losses: losses.map((loss) => ({
      ...loss,
      names: NAMELESS.has(loss.kind) ? [] : [...new Set(loss.names.map(masked))],
      places: NAMELESS.has(loss.kind) ? [] : [...new Set(loss.places.map(masked))],
      why: LOSS_KINDS[loss.kind],
    })),
    unnamed,
    changes,
  };
}

export const reportJson = (report: object): string => `${JSON.stringify(report, null, 2)}\n`;

/** A report as it was written; nothing of one that somebody has broken. */
export function readReport(json = '{}'): object {
  try {
    return Object(JSON.parse(json)) as object;
  } catch {
    return {};
  }
}

/** How many names and places of one kind are told in words; the JSON has all that were kept. */
const [MOST, FEW] = [200, 5];

const some = (items: readonly string[], most: number) =>
  items.length <= most ? items.join('; ') : `${items.slice(0, most).join('; ')} … and ${String(items.length - most)} more`;

/** @param short for a terminal: a line a kind */
export function importReportText(report: ImportReport, short: boolean): string {
  const { read, written, readings, losses, excerptsBySource, unnamed, changes, program, files } = report;
  const mark = short ? (text: string) => text : quiet;
  const most = short ? FEW : MOST;
  const lines = [
    ...(short ? [] : ['# What was imported', '']),
    `${short ? '' : '- '}From ${mark(files.join(', '))}${program === '' ? '' : `, written by ${mark(program)}`}: ${counted(read.codes, 'code')}, ${counted(read.sources, 'source')}, ${counted(read.segments, 'coded passage')}, ${counted(read.coders, 'coder')}.`,
    `${short ? '' : '- '}As a study: ${counted(written.categories, 'category', 'categories')}, ${counted(written.concepts, 'concept')}, ${counted(written.excerpts, 'excerpt')}, ${counted(written.sources, 'source')}, ${counted(written.relations, 'relation')}.`,
  ];
  const section = (title: string, items: readonly string[]) => {
    if (items.length > 0)
      lines.push(
        '',
        short ? `${title}:` : `## ${title}`,
        ...(short ? [] : ['']),
        ...items.map((item) => (short ? `  ${item}` : `- ${item}`)),
      );
  };
  section(
    'Changed',
    changes
      .slice(0, short ? 30 : undefined)
      .map((change) => mark(changeText(change)))
      .concat(short && changes.length > 30 ? [`… and ${String(changes.length - 30)} more`] : []),
  );
  section(
    'Settled while reading',
    readings.map(({ what, as, why, proved }) => mark(`${what}: ${as} (${proved ? '' : 'assumed: '}${why})`)),
  );
  section(
    'Left out or altered',
    losses.map(({ count, why, names, places, segments }) =>
      mark(
        `${String(count)} × ${why}${segments > 0 ? ` (${counted(segments, 'passage')})` : ''}${names.length > 0 ? ` ${some(names, most)}` : ''}${!short && places.length > 0 ? ` [${some(places, most)}]` : ''}`,
      ),
    ),
  );
  section(
    'Names without an identifier of their own',
    unnamed.length === 0
      ? []
      : [mark(`${some(unnamed, most)}: numbered; change the ids in import.yaml and the files’ names before the first release`)],
  );
  if (!short || excerptsBySource.length <= FEW * 2)
    section(
      'Excerpts by source: hold them against the consent of who said them',
      excerptsBySource.map(({ label, source, excerpts }) => mark(`${label} (${source}): ${String(excerpts)}`)),
    );
  return `${lines.join('\n')}\n`;
}

function changeText({ kind, what, ours, theirs }: Change): string {
  return `${kind}: ${what}${ours === undefined && theirs === undefined ? '' : ` (here: ${ours ?? '–'}; there: ${theirs ?? '–'})`}`;
}

/** A stranger’s words in Markdown: only words. */
export const quiet = (text: string) => text.replace(/[\\`*_[\]<>#|~]/g, '\\$&').replace(/\s+/g, ' ');
