import type { CslItem } from '#domain/csl/csl-item.ts';
import { planReferences, type IncomingReference, type ReferencePlan } from '#domain/referencing/reference-plan.ts';
import { readReferenceFolder } from '#files/exchange/reference-folder.ts';
import type { LiteratureFile } from '#files/exchange/sorted-files.ts';
import { newId } from '#formats/exchange/literature/identifier.ts';
import { formatFields, formatReference } from '#formats/exchange/literature/reference-file.ts';
import type { ReadEntry } from '#formats/exchange/printed/read-list.ts';
import { proveList, type ListStyle, type ProvedEntry, type ProvedList } from '#render/proof/printed-proof.ts';
import type { LiteratureReport } from '#report/importing/literature-report.ts';

export interface ReferenceOptions {
  /** The edition of GB/T 7714 of printed lists. */
  readonly style?: '2015' | '2025' | undefined;
  /** Doubtful entries of printed lists are left out. */
  readonly onlyProved?: boolean | undefined;
}

/** What an import does to the references of a study, before anything is written. */
export interface BroughtReferences {
  readonly files: ReadonlyMap<string, string>;
  readonly reports: readonly LiteratureReport[];
}

/** The references of all files, and what of them is new to the folder, an absolute path. Printed entries are proved by printing them again. */
export function bringReferences(literature: readonly LiteratureFile[], folder: string, options: ReferenceOptions): BroughtReferences {
  if (literature.length === 0) return { files: new Map(), reports: [] };
  const { known, taken, texts } = readReferenceFolder(folder);
  const ids = new Set(taken);
  const files = new Map<string, string>();
  const reports: LiteratureReport[] = [];
  let here = known;
  for (const { name, told, content } of literature) {
    const list = 'entries' in content ? proveList(content.entries, styleOf(options)) : undefined;
    const incoming = list === undefined ? fromDatabase(content) : fromList(list, options.onlyProved === true);
    const plan = planReferences(incoming, here, (item) => freeId(item, ids));
    here = [...here, ...plan.added.map(({ item, printed }) => ({ id: item.id, path: `references/${item.id}.yaml`, item, printed }))];
    for (const reference of plan.added) files.set(`references/${reference.item.id}.yaml`, formatReference(reference));
    for (const { path, fields } of plan.filled) {
      const text = files.get(path) ?? texts.get(path);
      if (text !== undefined) files.set(path, `${text.replace(/\n*$/, '\n')}${formatFields(fields)}`);
    }
    reports.push(reportOf(name, told?.as, content, incoming.length, plan, list));
  }
  return { files, reports };
}

const styleOf = ({ style }: ReferenceOptions): ListStyle | undefined => (style === undefined ? undefined : `gb-t-7714-${style}`);

/** The identifier that its reader proposed, where it is free. */
function freeId(item: CslItem, taken: Set<string>): string {
  if (taken.has(item.id)) return newId(item, taken, /-[a-z]{2}$/.test(item.id) ? item.id : undefined);
  taken.add(item.id);
  return item.id;
}

const fromDatabase = (content: LiteratureFile['content']): IncomingReference[] =>
  'references' in content ? content.references.map(({ item }) => ({ item, notes: [] })) : [];

function fromList({ entries }: ProvedList, onlyProved: boolean): IncomingReference[] {
  return entries.flatMap((entry): IncomingReference[] => {
    if (entry.parsed === undefined || (onlyProved && entry.state !== 'proved')) return [];
    const printed = { text: entry.printed, ...(entry.number !== undefined && { number: entry.number }) };
    return [{ item: entry.parsed.item, printed, notes: notesOf(entry, entries) }];
  });
}

/** Whoever reads the study is told what was read with a doubt, and what is another’s version. */
function notesOf({ state, why, versionOf, parsed }: ProvedEntry, entries: readonly ReadEntry[]): IncomingReference['notes'] {
  const han = entries.some((entry) => entry.parsed?.item.language === 'zh-CN') && parsed !== undefined;
  return [
    ...(state === 'doubtful'
      ? [
          {
            kind: 'as-printed' as const,
            text: han
              ? `由程序从印出的著录读出，有疑，未核对：${why ?? ''}`
              : `Read from the printed entry by a program, in doubt and not checked: ${why ?? ''}`,
          },
        ]
      : []),
    ...(versionOf === undefined
      ? []
      : [
          {
            kind: 'inference' as const,
            text: han
              ? `年、卷、期、页与 ${versionOf} 相同，视为它的另一语种著录。`
              : `Year, volume, issue and pages are those of ${versionOf}, of which this is taken to be the entry in another language.`,
          },
        ]),
  ];
}

function reportOf(
  file: string,
  encoding: string | undefined,
  content: LiteratureFile['content'],
  read: number,
  plan: ReferencePlan,
  list: ProvedList | undefined,
): LiteratureReport {
  const common = {
    file,
    encoding,
    added: plan.added.map(({ item }) => item.id),
    known: plan.known.map(({ id }) => id),
    filled: plan.filled.map(({ id }) => id),
  };
  if (list === undefined || !('entries' in content))
    return {
      ...common,
      form: 'form' in content ? content.form : '',
      read,
      losses: 'losses' in content ? content.losses : [],
      questions: 'questions' in content ? content.questions : [],
    };
  const nameOf = ({ number, printed }: ReadEntry) => (number === undefined ? `“${printed.slice(0, 40)}…”` : `[${String(number)}]`);
  const unnumbered = list.entries.filter(
    ({ number, versionOf, parsed }) => number === undefined && versionOf === undefined && parsed !== undefined,
  );
  return {
    ...common,
    form: 'printed list',
    read: list.entries.length,
    losses: [],
    questions:
      unnumbered.length === 0
        ? []
        : [
            {
              kind: 'unnumbered',
              count: unnumbered.length,
              names: unnumbered.map(({ parsed }) => parsed?.item.id ?? ''),
              note: 'entries without a number that are nobody’s version',
            },
          ],
    list: {
      style: list.style === 'gb-t-7714-2025' ? 'GB/T 7714—2025' : 'GB/T 7714—2015',
      proved: list.entries.filter(({ state }) => state === 'proved').length,
      doubtful: list.entries
        .filter(({ state }) => state === 'doubtful')
        .map((entry) => ({ entry: nameOf(entry), id: entry.parsed?.item.id ?? '', why: entry.why ?? '' })),
      failed: list.entries.filter(({ state }) => state === 'failed').map((entry) => ({ entry: nameOf(entry), why: entry.why ?? '' })),
      habits: list.habits,
      told: list.entries.flatMap((entry) => entry.told.map((what) => ({ entry: nameOf(entry), what }))),
    },
  };
}
