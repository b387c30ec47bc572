import type { z } from 'zod';
import type { Entry, EntryKind } from './entry.ts';
import { finding, START, type Finding } from './finding.ts';
import { isIdentifier, MAX_ID_LENGTH, toIdentifier } from './identifier.ts';
import {
  categorySchema,
  conceptSchema,
  relationsSchema,
  retiredSchema,
  sectionSchema,
  sourceSchema,
  stageSchema,
  STAGES,
} from './schema/coding.ts';
import type { CategoryData, ConceptData, RelationsData, RetiredData, SectionData, SourceData, StageData } from './schema/coding.ts';
import type { Languages } from './schema/fields.ts';
import { parseEntry } from './schema/parse-entry.ts';
import { referenceEntry, referenceSchema, unknownFields, type ReferenceData } from './schema/reference.ts';
import { languagesSchema, studySchema, type StudyData } from './schema/study.ts';
import { didYouMean } from './suggestion.ts';

/** An entry whose data fits its schema. */
export interface Parsed<T> {
  readonly entry: Entry;
  readonly data: T;
}

/** A study's files, each checked alone. `ids` has every file's id, also of those that do not fit, so that one mistake is told once. */
export interface ParsedStudy {
  readonly languages: Languages;
  readonly study: Parsed<StudyData> | undefined;
  readonly concepts: ReadonlyMap<string, Parsed<ConceptData>>;
  readonly categories: ReadonlyMap<string, Parsed<CategoryData>>;
  readonly relations: Parsed<RelationsData> | undefined;
  readonly retired: Parsed<RetiredData> | undefined;
  readonly sources: ReadonlyMap<string, Parsed<SourceData>>;
  readonly references: ReadonlyMap<string, Parsed<ReferenceData>>;
  readonly stages: ReadonlyMap<string, Parsed<StageData>>;
  readonly sections: ReadonlyMap<string, Parsed<SectionData>>;
  readonly ids: ReadonlyMap<EntryKind, ReadonlySet<string>>;
  readonly findings: Finding[];
}

/** Each entry by its schema; identifiers checked and unique. */
export function parseStudy(entries: readonly Entry[]): ParsedStudy {
  const findings: Finding[] = [...checkIdentifiers(entries), ...checkDuplicates(entries)];
  const studyEntry = entries.find((entry) => entry.kind === 'study');
  const declared = studyEntry?.broken === false ? parseEntry(studyEntry, languagesSchema) : undefined;
  if (studyEntry === undefined) {
    findings.push(
      finding(
        'unreadable-file',
        'study.yaml',
        START,
        'The study has no study.yaml.',
        'Add study.yaml with title, authors, abstract, languages and levels; the README shows one.',
      ),
    );
  }
  findings.push(...(declared?.findings ?? []));
  const languages: Languages = declared?.data?.languages ?? ['und'];
  // Without languages no text can be read rightly: that is told alone, instead of a finding for every text.
  const byKind = Map.groupBy(declared?.data === undefined ? [] : entries.map(opened), (entry) => entry.kind);
  const all = <T extends z.ZodType>(kind: EntryKind, schema: T): Map<string, Parsed<z.output<T>>> => {
    const parsed = new Map<string, Parsed<z.output<T>>>();
    for (const entry of byKind.get(kind) ?? []) {
      if (entry.broken) continue;
      const result = parseEntry(entry, schema);
      findings.push(...result.findings);
      if (result.data !== undefined) parsed.set(entry.id, { entry, data: result.data });
    }
    return parsed;
  };
  findings.push(...(byKind.get('reference') ?? []).flatMap(unknownFields));
  return {
    languages,
    study: all('study', studySchema(languages)).values().next().value,
    concepts: all('concept', conceptSchema(languages)),
    categories: all('category', categorySchema(languages)),
    relations: all('relations', relationsSchema(languages)).values().next().value,
    retired: all('retired', retiredSchema(languages)).values().next().value,
    sources: all('source', sourceSchema(languages)),
    references: all('reference', referenceSchema(languages)),
    stages: all('stage', stageSchema(languages)),
    sections: all('section', sectionSchema(languages)),
    ids: new Map(
      Array.from(
        Map.groupBy(entries, (entry) => entry.kind),
        ([kind, list]) => [kind, new Set(list.map((entry) => entry.id))],
      ),
    ),
    findings,
  };
}

const opened = (entry: Entry) => (entry.kind === 'reference' ? referenceEntry(entry) : entry);

/** Whether every file of the kind was read, and fits. */
export function isWhole({ ids }: ParsedStudy, kind: EntryKind, parsed: ReadonlyMap<string, unknown>): boolean {
  return (ids.get(kind)?.size ?? 0) === parsed.size;
}

/** Whether a concept has the excerpt, or may have it in a file that does not fit: what is wrong there is told there, not at each use. */
export function mayHoldExcerpt(study: ParsedStudy, id: string): boolean {
  return (
    !isWhole(study, 'concept', study.concepts) ||
    [...study.concepts.values()].some(({ data }) => data.excerpts.some((excerpt) => excerpt.id === id))
  );
}

const NAMED: ReadonlySet<EntryKind> = new Set<EntryKind>(['concept', 'category', 'source', 'reference', 'section']);

function checkIdentifiers(entries: readonly Entry[]): Finding[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'stage' && !(STAGES as readonly string[]).includes(entry.id)) {
      return [
        finding(
          'id-format',
          entry.path,
          START,
          `"${entry.id}" is not a stage of the coding.`,
          `${didYouMean(entry.id, STAGES)}The stages are ${STAGES.join(', ')}.`,
        ),
      ];
    }
    if (!NAMED.has(entry.kind) || isIdentifier(entry.id)) return [];
    const better = toIdentifier(entry.id);
    const fileName = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    const free = better !== '' && !entries.some((other) => other.kind === entry.kind && other.id === better);
    const mend = free
      ? `Rename the file to "${fileName.replace(entry.id, better)}".`
      : `Rename the file, ${better === '' ? 'for example with an English word for it' : `but not to "${better}", which is another's name`}.`;
    const why =
      entry.id.length > MAX_ID_LENGTH
        ? `is longer than ${String(MAX_ID_LENGTH)} characters`
        : 'has other characters than small letters a–z, digits and single hyphens';
    return [finding('id-format', entry.path, START, `The file's name is its identifier, and "${entry.id}" ${why}.`, mend)];
  });
}

/** Concepts and categories share one namespace (`[[id]]` names either); each other kind has its own. Case does not tell ids apart. */
function checkDuplicates(entries: readonly Entry[]): Finding[] {
  const space = (kind: EntryKind) => (kind === 'concept' || kind === 'category' ? 'node' : kind);
  const groups = Map.groupBy(entries, (entry) => `${space(entry.kind)} ${entry.id.toLowerCase()}`);
  return [...groups.values()].flatMap(([first, ...others]) =>
    others.map((entry) =>
      finding(
        'duplicate-id',
        entry.path,
        START,
        `The identifier "${entry.id}" is already used by ${first?.path ?? ''}.`,
        'Give one of the two files another name; capital letters do not tell identifiers apart.',
      ),
    ),
  );
}
