import { isoDate } from '../csl/csl-date.ts';
import type { ConceptDraft } from './concept-builder.ts';
import { finding, START, type Finding } from '../entry/finding.ts';
import type { RowFindings } from '../entry/row-findings.ts';
import type { Excerpt, RecordedCoding } from '../study/case-study.ts';
import { someOf } from '../text/suggestion.ts';

interface Published {
  readonly concepts: ReadonlyMap<string, ConceptDraft>;
  readonly excerpts: ReadonlyMap<string, Excerpt>;
}

/** What the record says of an excerpt under a concept: by whom, and when; and its first row. */
interface PublishedRow {
  readonly index: number;
  readonly coders: Set<string | undefined>;
}

/** What the record says of an excerpt: its rows by their concepts, and its days. */
interface RecordedExcerpt {
  readonly byConcept: Map<string, PublishedRow>;
  readonly days: Map<string, number>;
}

const placeOf = (source: string, { start, end }: NonNullable<RecordedCoding['range']>) => `${source} ${String(start)} ${String(end)}`;

/** The rows of each excerpt: those that name it, and those of its place. */
function publishedRows(
  recorded: readonly RecordedCoding[],
  rows: readonly number[],
  excerpts: Published['excerpts'],
): Map<string, RecordedExcerpt> {
  const places = new Map<string, string>();
  for (const { source, range, excerpt } of recorded)
    if (range !== undefined && excerpt !== undefined) places.set(placeOf(source, range), excerpt);
  for (const { id, source, range } of excerpts.values()) if (range !== undefined) places.set(placeOf(source.id, range), id);
  const found = new Map<string, RecordedExcerpt>();
  for (const [i, { source, range, excerpt, concept, coder, date }] of recorded.entries()) {
    const id = excerpt ?? (range === undefined || places.size === 0 ? undefined : places.get(placeOf(source, range)));
    if (id === undefined) continue;
    const index = rows[i] ?? 0;
    const known = found.get(id) ?? { byConcept: new Map<string, PublishedRow>(), days: new Map<string, number>() };
    found.set(id, known);
    const row = known.byConcept.get(concept);
    if (row === undefined) known.byConcept.set(concept, { index, coders: new Set([coder]) });
    else row.coders.add(coder);
    if (date !== undefined && !known.days.has(isoDate(date))) known.days.set(isoDate(date), index);
  }
  return found;
}

/** What is published was coded: the record has it too, by the same coders, and of the same day. @param rows which row of the file each coding is */
export function checkPublished(
  recorded: readonly RecordedCoding[],
  rows: readonly number[],
  { concepts, excerpts }: Published,
  told: RowFindings,
  findings: Finding[],
): void {
  const record = publishedRows(recorded, rows, excerpts);
  const lacking = new Map<string, string[]>();
  for (const { id, path, date, codings } of excerpts.values()) {
    const known = record.get(id);
    for (const { concept, coders } of codings) {
      const row = known?.byConcept.get(concept.id);
      if (row === undefined) lacking.set(concept.id, [...(lacking.get(concept.id) ?? []), id]);
      else if (coders.length > 0)
        checkCoders({ excerpt: id, concept: concept.id, coders, path: concepts.get(concept.id)?.path ?? path }, row, told);
    }
    const day = date && isoDate(date);
    const [other] = known?.days ?? [];
    // Each coder has a day: that of the excerpt is one of them, said as exactly or not.
    if (
      day !== undefined &&
      other !== undefined &&
      ![...(known?.days.keys() ?? [])].some((one) => one.startsWith(day) || day.startsWith(one))
    )
      told.tell(
        'day ',
        other[1],
        () => ['codings-differ', `The excerpt "${id}" was coded on ${day} by ${path}, and on ${other[0]} here.`, SAME_IN_BOTH],
        'excerpts',
      );
  }
  for (const [concept, [id = '', ...more]] of lacking) {
    const what = more.length === 0 ? `The excerpt "${id}" is` : `The excerpts ${someOf([id, ...more], 5)} are`;
    findings.push(
      finding(
        'codings-differ',
        concepts.get(concept)?.path ?? '',
        START,
        `${what} coded with "${concept}" here, and not in codings.csv, from which all is counted.`,
        `Add ${more.length === 0 ? 'its row' : 'their rows'} there, or import again with --codings; without codings.csv the concepts’ files are counted.`,
      ),
    );
  }
}

const SAME_IN_BOTH = 'Write the same in both places, or import again with --codings.';

interface NamedCoders {
  readonly excerpt: string;
  readonly concept: string;
  readonly coders: readonly string[];
  readonly path: string;
}

/** Where a concept's file names coders, the record has a row of each, and of nobody else. */
function checkCoders({ excerpt, concept, coders, path }: NamedCoders, { index, coders: recorded }: PublishedRow, told: RowFindings): void {
  if (recorded.size === new Set(coders).size && coders.every((coder) => recorded.has(coder))) return;
  const here = Array.from(recorded, (coder) => (coder === undefined ? 'a coder without a name' : `"${coder}"`)).sort();
  const there = [...new Set(coders)].map((coder) => `"${coder}"`).sort();
  told.tell(
    `coders ${JSON.stringify([there, here])}`,
    index,
    () => [
      'codings-differ',
      `The excerpt "${excerpt}" was coded with "${concept}" by ${someOf(there, 5)} in ${path}, and by ${someOf(here, 5)} here.`,
      `Name the same coders in both places, here each in a row of its own; or import again with --codings.`,
    ],
    'excerpts',
  );
}
