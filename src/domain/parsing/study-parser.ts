import { z } from 'zod';
import type { Entry, EntryKind } from '../entry/entry.ts';
import { finding, orLower, START, type Finding } from '../entry/finding.ts';
import { isIdentifier, isReserved, MAX_ID_LENGTH, toIdentifier } from '../text/identifier.ts';
import { ANY_LANGUAGE } from '../text/localized-text.ts';
import {
  categoryOf,
  categorySchema,
  conceptSchema,
  memoSchema,
  relationsSchema,
  retiredSchema,
  sectionSchema,
  sourceSchema,
  stageSchema,
  STAGES,
} from '../schema/coding.ts';
import type {
  CategoryData,
  ConceptData,
  MemoData,
  RelationsData,
  RetiredData,
  SectionData,
  SourceData,
  StageData,
} from '../schema/coding.ts';
import { CodingsData } from '../schema/codings-record.ts';
import { reportingSchema, type ReportingData } from '../schema/reporting.ts';
import type { Languages } from '../schema/fields.ts';
import { parseEntry } from './parse-entry.ts';
import { referenceEntry, referenceSchema, unknownFields, type ReferenceData } from '../schema/reference.ts';
import { languagesSchema, rulesSchema, studySchema, type StudyData } from '../schema/study.ts';
import { didYouMean } from '../text/suggestion.ts';

/** An entry whose data fits its schema. */
export interface Parsed<T> {
  readonly entry: Entry;
  readonly data: T;
}

/** A study's files, each checked alone. */
export interface ParsedStudy {
  /** `ANY_LANGUAGE` where study.yaml does not say them. */
  readonly languages: Languages;
  readonly study: Parsed<StudyData> | undefined;
  /** What study.yaml says of rules; `'unknown'` where it cannot be read. */
  readonly rules: Parsed<StudyData['rules']> | 'unknown' | undefined;
  readonly concepts: ReadonlyMap<string, Parsed<ConceptData>>;
  readonly categories: ReadonlyMap<string, Parsed<CategoryData>>;
  readonly relations: Parsed<RelationsData> | undefined;
  readonly reporting: Parsed<ReportingData> | undefined;
  readonly codings: Parsed<CodingsData> | undefined;
  readonly retired: Parsed<RetiredData> | undefined;
  readonly sources: ReadonlyMap<string, Parsed<SourceData>>;
  readonly references: ReadonlyMap<string, Parsed<ReferenceData>>;
  readonly stages: ReadonlyMap<string, Parsed<StageData>>;
  readonly sections: ReadonlyMap<string, Parsed<SectionData>>;
  readonly memos: ReadonlyMap<string, Parsed<MemoData>>;
  /** Every file's id, also of those that do not fit, and the right one of a file that is misnamed: one mistake is told once. */
  readonly ids: ReadonlyMap<EntryKind, ReadonlySet<string>>;
  /** Excerpts of all concepts that fit, also of those without a place. */
  readonly excerptIds: ReadonlySet<string>;
  /** Files that do not fit. */
  readonly unfit: readonly Entry[];
  readonly findings: Finding[];
}

/** The schemas of a study's files. What a concept that names no category is told names those of the study, which `categories` are. */
function makeSchemas(languages: Languages) {
  const study = studySchema(languages);
  const concept = conceptSchema(languages);
  return {
    // Languages that are wrong are told already; the rest of the file is looked at all the same.
    study: languages === ANY_LANGUAGE ? study.extend({ languages: z.unknown() }) : study,
    category: categorySchema(languages),
    concept: (categories: readonly string[]) => concept.extend({ category: categoryOf(categories) }),
    relations: relationsSchema(languages),
    reporting: reportingSchema(languages),
    retired: retiredSchema(languages),
    source: sourceSchema(languages),
    reference: referenceSchema(languages),
    stage: stageSchema(languages),
    section: sectionSchema(languages),
    memo: memoSchema(languages),
  };
}

/** To make them, and to compile them at their first use, takes longer than to read a small study: those of one set of languages are kept. */
function schemasFor(languages: Languages): ReturnType<typeof makeSchemas> {
  const key = languages === ANY_LANGUAGE ? '' : languages.join();
  const schemas = made.get(key) ?? makeSchemas(languages);
  made.set(key, schemas);
  return schemas;
}
const made = new Map<string, ReturnType<typeof makeSchemas>>();

/** Each entry by its schema; identifiers checked and unique. */
export function parseStudy(entries: readonly Entry[]): ParsedStudy {
  const findings: Finding[] = [...checkIdentifiers(entries), ...checkDuplicates(entries)];
  const unfit: Entry[] = [];
  const studyEntry = entries.find((entry) => entry.kind === 'study');
  const declared = studyEntry?.broken === false ? parseEntry(studyEntry, languagesSchema) : undefined;
  if (studyEntry === undefined) findings.push(NO_STUDY);
  findings.push(...(declared?.findings ?? []));
  const languages: Languages = declared?.data?.languages ?? ANY_LANGUAGE;
  const byKind = Map.groupBy(entries.map(opened), (entry) => entry.kind);
  const all = <T extends z.ZodType>(kind: EntryKind, schema: T): Map<string, Parsed<z.output<T>>> => {
    const parsed = new Map<string, Parsed<z.output<T>>>();
    for (const entry of byKind.get(kind) ?? []) {
      const result = entry.broken ? undefined : parseEntry(entry, schema);
      findings.push(...(result?.findings ?? []));
      if (result?.data === undefined) unfit.push(entry);
      else parsed.set(entry.id, { entry, data: result.data });
    }
    return parsed;
  };
  findings.push(...(byKind.get('reference') ?? []).flatMap(unknownFields));
  const ids = new Map(Array.from(byKind, ([kind, list]) => [kind, new Set(list.flatMap(namesOf))]));
  const schemas = schemasFor(languages);
  const studies = all('study', schemas.study) as ReadonlyMap<string, Parsed<StudyData>>;
  const study = languages === ANY_LANGUAGE ? undefined : studies.values().next().value;
  const categories = all('category', schemas.category);
  const concepts = all('concept', schemas.concept([...(ids.get('category') ?? [])].filter(isIdentifier).sort()));
  return {
    languages,
    study,
    rules: studyEntry && rulesOf(studyEntry),
    concepts,
    categories,
    relations: all('relations', schemas.relations).values().next().value,
    reporting: all('reporting', schemas.reporting).values().next().value,
    codings: all('codings', z.instanceof(CodingsData)).values().next().value,
    retired: all('retired', schemas.retired).values().next().value,
    sources: all('source', schemas.source),
    references: all('reference', schemas.reference),
    stages: all('stage', schemas.stage),
    sections: all('section', schemas.section),
    memos: all('memo', schemas.memo),
    ids,
    excerptIds: new Set([...concepts.values()].flatMap(({ data }) => data.excerpts.map(({ id }) => id))),
    unfit,
    findings,
  };
}

const opened = (entry: Entry) => (entry.kind === 'reference' ? referenceEntry(entry) : entry);

const NO_STUDY = finding(
  'unreadable-file',
  'study.yaml',
  START,
  'The study has no study.yaml.',
  'Add study.yaml with title, authors, abstract, languages and levels; the README shows one.',
);

function rulesOf(entry: Entry): ParsedStudy['rules'] {
  const { data } = rulesSchema.safeParse(entry.data);
  return data === undefined ? 'unknown' : { entry, data: data.rules };
}

/** A file's identifier, and the one that its name stands for. */
const namesOf = ({ kind, id }: Entry) => (!NAMED.has(kind) || isIdentifier(id) ? [id] : [id, toIdentifier(id)].filter(Boolean));

/** Whether every file of the kind was read, and fits. */
export function isWhole({ unfit }: ParsedStudy, kind: EntryKind): boolean {
  return unfit.every((entry) => entry.kind !== kind);
}

/** Whether a concept has the excerpt, or may have it in a file that does not fit: what is wrong there is told there, not at each use. */
export function mayHoldExcerpt(study: ParsedStudy, id: string): boolean {
  return !isWhole(study, 'concept') || study.excerptIds.has(id);
}

const NAMED: ReadonlySet<EntryKind> = new Set<EntryKind>(['concept', 'category', 'source', 'reference', 'section', 'memo']);

function checkIdentifiers(entries: readonly Entry[]): Finding[] {
  const taken = new Set(entries.map(({ kind, id }) => `${kind} ${id}`));
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
    if (!NAMED.has(entry.kind)) return [];
    if (isIdentifier(entry.id)) return isReserved(entry.id) ? [reservedName(entry)] : [];
    const better = toIdentifier(entry.id);
    const fileName = entry.path.slice(entry.path.lastIndexOf('/') + 1);
    const free = better !== '' && !isReserved(better) && !taken.has(`${entry.kind} ${better}`);
    const mend = free
      ? `Rename the file to "${fileName.replace(entry.id, better)}".`
      : `Rename the file, ${better === '' || isReserved(better) ? 'for example with an English word for it' : `but not to "${better}", which is another's name`}.`;
    const why =
      entry.id.length > MAX_ID_LENGTH
        ? `is longer than ${String(MAX_ID_LENGTH)} characters`
        : 'has other characters than small letters a–z, digits and single hyphens';
    return [finding('id-format', entry.path, START, `The file's name is its identifier, and "${entry.id}" ${why}.`, mend)];
  });
}

/** A warning, as an identifier that is published cannot be taken back. */
const reservedName = ({ id, path }: Entry) =>
  finding(
    'reserved-name',
    path,
    START,
    `Windows keeps the name "${id}" for a device: there this file, and the page of this identifier, cannot be written.`,
    `Rename the file, for example to "${path.slice(path.lastIndexOf('/') + 1).replace(id, `${id}-1`)}"; if it is published already, keep it, ${orLower('reserved-name').replace(/^or/, 'and')}.`,
  );

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
