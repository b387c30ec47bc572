import type { Excerpt, RecordedCoding } from '../study/case-study.ts';
import type { ConceptDraft } from './concept-builder.ts';
import type { Entry } from '../entry/entry.ts';
import { hasErrors, type Finding } from '../entry/finding.ts';
import type { SourceDraft } from './material-builder.ts';
import type { CodingData } from '../schema/codings-record.ts';
import { mayHoldExcerpt, type ParsedStudy } from '../parsing/study-parser.ts';
import { checkPublished } from './published-codings.ts';
import { RowFindings, type Told } from '../entry/row-findings.ts';
import { addFile, didYouMean, didYouMeanOr } from '../text/suggestion.ts';

interface Built {
  readonly concepts: ReadonlyMap<string, ConceptDraft>;
  readonly excerpts: ReadonlyMap<string, Excerpt>;
  readonly sources: ReadonlyMap<string, SourceDraft>;
}

/** The rows of `codings.csv` whose names the study knows, by the identifiers they have now; undefined where there is no such file. */
export function buildCodings(parsed: ParsedStudy, built: Built, findings: Finding[]): RecordedCoding[] | undefined {
  const { entry, data } = parsed.codings ?? {};
  if (entry === undefined || data === undefined) return undefined;
  const names = namesOf(parsed, built);
  const told = new RowFindings(entry);
  const recorded: RecordedCoding[] = [];
  const rows: number[] = [];
  for (const [index, row] of data.codings.entries()) {
    const tell: Tell = (key, what) => told.tell(key, index, what);
    const coding = named(row, names, tell);
    if (coding === undefined) continue;
    checkPlace(coding, built, tell);
    recorded.push(coding);
    rows.push(index);
  }
  checkRepeated(recorded, rows, entry, told);
  // Of a record that lacks rows which are wrong, nobody can say what it lacks besides.
  if (data.whole && !hasErrors(told.findings)) checkPublished(recorded, rows, built, told, findings);
  findings.push(...told.findings);
  return recorded;
}

interface Names {
  /** What a row may call a thing, and what it is called now; undefined for one that is known and of no account. */
  readonly concept: ReadonlyMap<string, string | undefined>;
  readonly source: ReadonlyMap<string, string | undefined>;
  readonly excerpt: ReadonlyMap<string, string>;
  readonly mayBeExcerpt: (id: string) => boolean;
}

/** Identifiers, also former ones, and of files that do not fit, which is told there; of a source without consent nothing is taken. */
function namesOf(parsed: ParsedStudy, { concepts, excerpts, sources }: Built): Names {
  const all = (things: ReadonlyMap<string, { readonly id: string; readonly formerIds: readonly string[] }>) =>
    [...things.values()].flatMap(({ id, formerIds }) => [...formerIds, id].map((name) => [name, id] as const));
  const files = (kind: 'concept' | 'source') => Array.from(parsed.ids.get(kind) ?? [], (id) => [id, undefined] as const);
  return {
    concept: new Map([...files('concept'), ...all(concepts)]),
    source: new Map([...files('source'), ...all(sources)]),
    excerpt: new Map(all(excerpts)),
    mayBeExcerpt: (id) => mayHoldExcerpt(parsed, id),
  };
}

type Tell = (key: string, what: () => Told) => void;

/** The row by what its names are now; undefined where one is not known, or is of no account. */
function named(row: CodingData, names: Names, tell: Tell): RecordedCoding | undefined {
  if (!names.concept.has(row.concept))
    tell(`concept ${row.concept}`, () => [
      'unknown-concept',
      `"${row.concept}" is not a concept of this study.`,
      didYouMeanOr(row.concept, names.concept.keys(), 'take the row out'),
    ]);
  if (!names.source.has(row.source))
    tell(`source ${row.source}`, () => [
      'unknown-source',
      `"${row.source}" is not a source of this study.`,
      didYouMeanOr(row.source, names.source.keys(), addFile('sources', row.source, '.yaml')),
    ]);
  const { excerpt: written } = row;
  const excerpt = written === undefined ? undefined : names.excerpt.get(written);
  if (written !== undefined && excerpt === undefined && !names.mayBeExcerpt(written))
    tell(`excerpt ${written}`, () => [
      'unknown-excerpt',
      `"${written}" is not an excerpt of this study.`,
      `${didYouMean(written, names.excerpt.keys())}Leave the cell empty where the words are not published.`,
    ]);
  const [concept, source] = [names.concept.get(row.concept), names.source.get(row.source)];
  if (concept === undefined || source === undefined) return undefined;
  return concept === row.concept && source === row.source && excerpt === written ? row : { ...row, concept, source, excerpt };
}

/** A coding that stands there twice. Rows of the same names are few, so that not all places need be kept at once. */
function checkRepeated(recorded: readonly RecordedCoding[], rows: readonly number[], entry: Entry, told: RowFindings): void {
  const byNames = Map.groupBy(recorded.keys(), (i) => {
    const { source, concept, coder = '', excerpt = '' } = recorded[i] ?? {};
    return `${String(source)} ${String(concept)} ${excerpt} ${coder}`;
  });
  for (const same of byNames.values()) {
    const first = new Map<string, number>();
    for (const i of same) {
      const [index, range] = [rows[i] ?? 0, recorded[i]?.range];
      const place = range === undefined ? '' : `${String(range.start)} ${String(range.end)}`;
      const before = first.get(place);
      if (before === undefined) first.set(place, index);
      else
        told.tell(`again ${String(index)}`, index, () => [
          'repeated-coding',
          `This coding stands in line ${String(entry.locate(['codings', before]).line)} already.`,
          'Take one of the two out: it counts once.',
        ]);
    }
  }
}

/** A row's place must be in its source, and that of its excerpt. */
function checkPlace({ source: id, length, range, excerpt: name }: RecordedCoding, { sources, excerpts }: Built, tell: Tell): void {
  const source = sources.get(id);
  const excerpt = name === undefined ? undefined : excerpts.get(name);
  const long = source?.length ?? length;
  if (length !== undefined && source?.length !== undefined && length !== source.length)
    tell(`length ${id} ${String(length)}`, () => [
      'codings-differ',
      `The length of "${id}" is ${String(length)} here and ${String(source.length)} in ${source.path}.`,
      COUNT_BOTH,
    ]);
  if (range !== undefined && long !== undefined && range.end > long)
    tell(`outside ${id}`, () => [
      'range-outside-source',
      `The passage ends at ${String(range.end)}, behind the end of "${id}", whose length is ${String(long)}.`,
      COUNT_BOTH,
    ]);
  if (excerpt !== undefined && excerpt.source.id !== id)
    tell(`from ${excerpt.id} ${id}`, () => [
      'codings-differ',
      `The excerpt "${excerpt.id}" comes from "${excerpt.source.id}", and here from "${id}".`,
      'Name the same source in both places.',
    ]);
  else if (excerpt?.range !== undefined && range !== undefined && (excerpt.range.start !== range.start || excerpt.range.end !== range.end))
    tell(`stands ${excerpt.id}`, () => [
      'codings-differ',
      `The excerpt "${excerpt.id}" stands from ${String(excerpt.range?.start)} to ${String(excerpt.range?.end)}, and here from ${String(range.start)} to ${String(range.end)}.`,
      'Write the same in both places.',
    ]);
}

const COUNT_BOTH = 'Count both in Unicode code points, and mend the one that is wrong.';
