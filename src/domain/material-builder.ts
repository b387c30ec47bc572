import type { Excerpt, Passage, Place, Reference, Relation, Role, Section, Source, Stage } from './case-study.ts';
import { finding, type Finding } from './finding.ts';
import { STAGES, type SectionData, type StageName } from './schema/coding.ts';
import type { Parsed, ParsedStudy } from './study-parser.ts';

export type ReferenceDraft = Reference & { readonly mentions: Place[] };
export type SourceDraft = Source & { readonly excerpts: Excerpt[]; readonly passages: { claim: Relation | Role; passage: Passage }[] };

/** Sources by id, in order of their ids. */
export function buildSources(parsed: ParsedStudy): Map<string, SourceDraft> {
  return mapValues(parsed.sources, ({ entry, data }): SourceDraft => ({
    kind: 'source', id: entry.id, formerIds: data.formerIds, path: entry.path, label: data.label, sort: data.kind, description: data.description, locator: data.locator,
    lang: data.language ?? parsed.languages[0], doi: data.doi, url: data.url, notes: data.notes, excerpts: [], passages: [],
  })); // prettier-ignore
}

/** The bibliography: printed numbers first, the rest by id behind them. */
export function buildReferences(parsed: ParsedStudy, findings: Finding[]): Map<string, ReferenceDraft> {
  const printed = (id: string) => parsed.references.get(id)?.data.printed?.number ?? Infinity;
  const ids = [...parsed.references.keys()].sort((a, b) => printed(a) - printed(b) || (a < b ? -1 : 1));
  let free = Math.max(0, ...ids.map(printed).filter(Number.isFinite));
  const references = new Map<string, ReferenceDraft>();
  let last: ReferenceDraft | undefined;
  for (const id of ids) {
    const one = parsed.references.get(id);
    if (one === undefined) continue;
    const number = one.data.printed?.number ?? ++free;
    if (last?.number === number)
      findings.push(
        finding(
          'duplicate-id',
          one.entry.path,
          one.entry.locate(['printed', 'number']),
          `The printed number ${String(number)} is already that of ${last.path}.`,
          'Give each reference the number it has in print; leave it out where print has none.',
        ),
      );
    last = {
      kind: 'reference',
      id,
      formerIds: one.data.formerIds,
      path: one.entry.path,
      number,
      data: one.data,
      notes: one.data.notes,
      mentions: [],
    };
    references.set(id, last);
  }
  return references;
}

/** The stages that have an introduction, in their own order. */
export function buildStages(parsed: ParsedStudy): Map<StageName, Stage> {
  const inOrder = STAGES.flatMap((id) => parsed.stages.get(id) ?? []);
  return new Map(
    inOrder.map(({ entry, data }) => {
      const id = entry.id as StageName;
      return [id, { kind: 'stage', id, path: entry.path, name: data.name, notes: data.notes, prose: entry.prose }];
    }),
  );
}

/** The report's sections in the order of their files' numbers. */
export function buildSections(parsed: ParsedStudy): Section[] {
  return [...parsed.sections.values()]
    .sort((a, b) => numberOf(a) - numberOf(b) || (a.entry.path < b.entry.path ? -1 : 1))
    .map(({ entry, data }, index) => ({
      kind: 'section',
      id: entry.id,
      formerIds: data.formerIds,
      path: entry.path,
      number: index + 1,
      title: data.title,
      stage: data.stage,
      notes: data.notes,
      prose: entry.prose,
    }));
}

function mapValues<T, U>(map: ReadonlyMap<string, T>, change: (value: T) => U): Map<string, U> {
  return new Map(Array.from(map, ([key, value]) => [key, change(value)]));
}

/** The number in `report/NN-<section>.mdx`. */
const numberOf = ({ entry }: Parsed<SectionData>) => Number(/(\d+)-[^/]*$/.exec(entry.path)?.[1] ?? Infinity);
