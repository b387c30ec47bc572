import type { Excerpt, RecordedCoding } from '../study/case-study.ts';
import type { ConceptDraft } from './concept-builder.ts';
import { finding, type Finding, type Rule } from '../entry/finding.ts';
import type { SourceDraft } from './material-builder.ts';
import type { CodingsData } from '../schema/analysis.ts';
import { mayHoldExcerpt, type ParsedStudy } from '../parsing/study-parser.ts';
import { addFile, didYouMean, didYouMeanOr } from '../text/suggestion.ts';

type Row = CodingsData['codings'][number];

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
  const first = new Map<string, number>();
  const recorded: RecordedCoding[] = [];
  for (const [index, row] of data.codings.entries()) {
    const tell = (rule: Rule, message: string, mend: string) =>
      findings.push(finding(rule, entry.path, entry.locate(['codings', index]), message, mend));
    const coding = named(row, names, tell);
    if (coding === undefined) continue;
    const same = identityOf(coding);
    const before = first.get(same);
    if (before !== undefined)
      tell('repeated-coding', `This coding stands in line ${String(entry.locate(['codings', before]).line)} already.`, 'Take one of the two out: it counts once.'); // prettier-ignore
    else first.set(same, index);
    checkPlace(coding, built, tell);
    recorded.push(coding);
  }
  checkPublished(recorded, built, findings);
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

type Tell = (rule: Rule, message: string, mend: string) => void;

function named(row: Row, names: Names, tell: Tell): RecordedCoding | undefined {
  const { length, start, end, coder, date } = row;
  if (!names.concept.has(row.concept)) tell('unknown-concept', `"${row.concept}" is not a concept of this study.`, didYouMeanOr(row.concept, names.concept.keys(), 'take the row out')); // prettier-ignore
  if (!names.source.has(row.source)) tell('unknown-source', `"${row.source}" is not a source of this study.`, didYouMeanOr(row.source, names.source.keys(), addFile('sources', row.source, '.yaml'))); // prettier-ignore
  const excerpt = row.excerpt === undefined ? undefined : names.excerpt.get(row.excerpt);
  if (row.excerpt !== undefined && excerpt === undefined && !names.mayBeExcerpt(row.excerpt)) tell('unknown-excerpt', `"${row.excerpt}" is not an excerpt of this study.`, `${didYouMean(row.excerpt, names.excerpt.keys())}Leave the cell empty where the words are not published.`); // prettier-ignore
  const [concept, source] = [names.concept.get(row.concept), names.source.get(row.source)];
  if (concept === undefined || source === undefined) return undefined;
  return { source, length, range: start === undefined || end === undefined ? undefined : { start, end }, concept, coder, date, excerpt };
}

const identityOf = ({ source, range, concept, coder = '', excerpt = '' }: RecordedCoding) =>
  [source, range?.start, range?.end, concept, excerpt, coder].join(' ');

/** A row's place must be in its source, and that of its excerpt. */
function checkPlace({ source: id, length, range, excerpt: name }: RecordedCoding, { sources, excerpts }: Built, tell: Tell): void {
  const source = sources.get(id);
  const excerpt = name === undefined ? undefined : excerpts.get(name);
  const long = source?.length ?? length;
  if (length !== undefined && source?.length !== undefined && length !== source.length)
    tell('codings-differ', `The length of "${id}" is ${String(length)} here and ${String(source.length)} in ${source.path}.`, 'Count both in Unicode code points, and mend the one that is wrong.'); // prettier-ignore
  if (range !== undefined && long !== undefined && range.end > long)
    tell('range-outside-source', `The passage ends at ${String(range.end)}, behind the end of "${id}", whose length is ${String(long)}.`, 'Count both in Unicode code points, and mend the one that is wrong.'); // prettier-ignore
  if (excerpt !== undefined && excerpt.source.id !== id)
    tell('codings-differ', `The excerpt "${excerpt.id}" comes from "${excerpt.source.id}", and here from "${id}".`, 'Name the same source in both places.'); // prettier-ignore
  else if (excerpt?.range !== undefined && range !== undefined && (excerpt.range.start !== range.start || excerpt.range.end !== range.end))
    tell('codings-differ', `The excerpt "${excerpt.id}" stands from ${String(excerpt.range.start)} to ${String(excerpt.range.end)}, and here from ${String(range.start)} to ${String(range.end)}.`, 'Write the same in both places.'); // prettier-ignore
}

/** What is published was coded: the record has it too. */
function checkPublished(recorded: readonly RecordedCoding[], { concepts, excerpts }: Built, findings: Finding[]): void {
  const placeOf = (source: string, range: NonNullable<RecordedCoding['range']>) => `${source} ${String(range.start)} ${String(range.end)}`;
  const known = new Set(recorded.flatMap(({ concept, excerpt }) => (excerpt === undefined ? [] : [`${concept} ${excerpt}`])));
  const places = new Set(recorded.flatMap(({ concept, source, range }) => (range === undefined ? [] : [`${concept} ${placeOf(source, range)}`]))); // prettier-ignore
  for (const { id, source, range, codings } of excerpts.values())
    for (const { concept } of codings) {
      if (known.has(`${concept.id} ${id}`) || (range !== undefined && places.has(`${concept.id} ${placeOf(source.id, range)}`))) continue;
      const path = concepts.get(concept.id)?.path ?? concept.path;
      findings.push(finding('codings-differ', path, { line: 1, column: 1 }, `The excerpt "${id}" is coded with "${concept.id}" here, and not in codings.csv, from which all is counted.`, 'Add its row there, or import again with --codings; without codings.csv the concepts’ files are counted.')); // prettier-ignore
    }
}
