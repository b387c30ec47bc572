import type { Excerpt, Passage, Place, Reference, Relation, Role, Section, Source, Stage } from '../study/case-study.ts';
import { finding, START, type Finding } from '../entry/finding.ts';
import { STAGES, type SectionData, type StageName } from '../schema/coding.ts';
import type { Parsed, ParsedStudy } from '../parsing/study-parser.ts';

export type ReferenceDraft = Omit<Reference, 'number'> & { number: number; readonly mentions: Place[] };
export type SourceDraft = Source & {
  readonly mentions: Place[];
  readonly excerpts: Excerpt[];
  readonly passages: { claim: Relation | Role; passage: Passage }[];
};

/** Sources by id, in order of their ids; without those that may not be published. */
export function buildSources(parsed: ParsedStudy): Map<string, SourceDraft> {
  const open = new Map([...parsed.sources].filter(([, { data }]) => data.consent === undefined));
  return mapValues(open, ({ entry, data }): SourceDraft => ({
    kind: 'source',
    id: entry.id,
    formerIds: data.formerIds,
    path: entry.path,
    label: data.label,
    sort: data.kind,
    description: data.description,
    locator: data.locator,
    consent: data.consent,
    lang: data.language ?? parsed.languages[0],
    doi: data.doi,
    url: data.url,
    attributes: new Map(Object.entries(data.attributes)),
    length: data.length,
    notes: data.notes,
    excerpts: [],
    passages: [],
    mentions: [],
  }));
}

/** Whether nothing of a source may be published; the source itself is nowhere. */
export const isWithoutConsent = ({ sources }: ParsedStudy, id: string) => sources.get(id)?.data.consent === 'none';

/** What is wrong with its words, and the mend. @param what the words, as the subject of a sentence */
export const withoutConsent = (what: string, id: string): [message: string, mend: string] => [
  `${what} is from "${id}", of which nothing may be published: \`consent: none\`.`,
  `Take it out; or take the line out of sources/${id}.yaml if there is consent.`,
];

/** References by id; those without a printed number have none (Infinity) until `numberReferences` gives them one. */
export function buildReferences(parsed: ParsedStudy, findings: Finding[]): Map<string, ReferenceDraft> {
  const byNumber = new Map<number, ReferenceDraft>();
  const references = mapValues(parsed.references, ({ entry, data }): ReferenceDraft => ({
    kind: 'reference',
    id: entry.id,
    formerIds: data.formerIds,
    path: entry.path,
    number: data.printed?.number ?? Infinity,
    lang: data.language ?? parsed.languages[0],
    data,
    notes: data.notes,
    mentions: [],
  }));
  for (const reference of [...references.values()].filter(({ number }) => number < Infinity)) {
    const { id, number, path } = reference;
    const other = byNumber.get(number);
    byNumber.set(number, reference);
    if (other === undefined) continue;
    const at = parsed.references.get(id)?.entry.locate(['printed', 'number']) ?? START;
    const message = `The printed number ${String(number)} is already that of ${other.path}.`;
    findings.push(
      finding('duplicate-id', path, at, message, 'Give each reference the number it has in print; leave it out where print has none.'),
    );
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
