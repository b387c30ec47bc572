import type {
  CaseStudy,
  Category,
  Coding,
  Concept,
  Excerpt,
  Memo,
  Reference,
  Relation,
  ReportingItem,
  Role,
  Section,
  Source,
  Stage,
} from '../study/case-study.ts';
import type { Thing } from './change.ts';
import { hasOwnEdition, ownCodebookTitle } from '../study/credit.ts';
import { isoDate } from '../csl/csl-date.ts';
import { translatedTexts } from '../entry/entry.ts';
import { identityKeyOf } from '../study/lasting-thing.ts';

const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id);

/** Every part of a study as a thing, in reading order. */
export function listThings(caseStudy: CaseStudy): Thing[] {
  const { languages, stages, sections, categories, concepts, excerpts, relations, roles, sources, references, memos, reporting } =
    caseStudy;
  const [lang] = languages;
  const recorded = linesOfRecord(caseStudy);
  return [
    studyThing(caseStudy),
    ...Array.from(stages.values(), stageThing),
    ...sections.map(sectionThing),
    ...Array.from(categories.values(), categoryThing),
    ...Array.from(concepts.values(), (concept) => conceptThing(concept, recorded.get(concept.id))),
    ...Array.from(excerpts.values(), (excerpt) => excerptThing(excerpt, recorded.get(`#${excerpt.id}`))),
    ...relations.map(relationThing),
    ...roles.map(roleThing),
    ...Array.from(sources.values(), sourceThing),
    ...Array.from(references.values(), (reference) => referenceThing(reference, lang)),
    ...Array.from(memos.values(), memoThing),
    ...reporting.map(itemThing),
  ];
}

/** What `codings.csv` says, a line a coding: of an excerpt by its id behind `#` who coded it and when, of passages whose words are not published by their concept. */
function linesOfRecord({ recorded = [] }: CaseStudy): Map<string, string[]> {
  const lines = recorded.flatMap(({ source, range, concept, coder, date, excerpt }) => {
    if (excerpt !== undefined && coder === undefined && date === undefined) return [];
    const place = excerpt === undefined ? [source, range && `${String(range.start)}–${String(range.end)}`] : [concept];
    const line = [...place, coder, date && isoDate(date)].filter((part) => part !== undefined).join(' ');
    return [[excerpt === undefined ? concept : `#${excerpt}`, line] as const];
  });
  return new Map(
    Array.from(
      Map.groupBy(lines, ([of]) => of),
      ([of, own]) => [of, own.map(([, line]) => line).sort()],
    ),
  );
}

function studyThing({ study }: CaseStudy): Thing {
  const {
    authors,
    editors,
    title,
    shortTitle,
    languages,
    abstract,
    keywords,
    published,
    method,
    levels,
    licence,
    repository,
    site,
    rules,
    analysis,
  } = study;
  const names = (persons: typeof authors) => persons.map(({ family, given, name }) => ({ family, given, name }));
  return {
    kind: 'study',
    id: 'study',
    path: 'study.yaml',
    label: title,
    fields: {
      title,
      shortTitle,
      languages,
      abstract,
      keywords,
      published,
      method,
      levels,
      licence,
      repository,
      site,
      rules,
      analysis,
      authors: names(authors),
      editors: hasOwnEdition(study) ? names(editors) : undefined,
      editionDate: study.edition?.date,
      codebookTitle: ownCodebookTitle(study),
      affiliations: [...authors, ...editors].map(({ affiliation, orcid, biography }) => ({ affiliation, orcid, biography })),
    },
  };
}

function stageThing({ id, path, name, notes, prose }: Stage): Thing {
  return {
    kind: 'stage',
    id,
    path,
    label: name ?? {},
    fields: { name, notes, text: prose.text.trim(), translation: translatedTexts(prose) },
  };
}

function sectionThing({ id, path, title, stage, notes, prose }: Section): Thing {
  return {
    kind: 'section',
    id,
    path,
    label: title,
    fields: { title, stage, notes, text: prose.text.trim(), translation: translatedTexts(prose) },
  };
}

function nodeFields({ label, altLabels, use, avoid, inVivo, prose, notes, references, mappings }: Category | Concept) {
  return {
    label,
    altLabels,
    use,
    avoid,
    inVivo: inVivo || undefined,
    mappings,
    notes,
    references: ids(references),
    memo: prose.text.trim(),
    translation: translatedTexts(prose),
  };
}

function categoryThing(category: Category): Thing {
  const { id, path, label, level, parent, meaning } = category;
  return {
    kind: 'category',
    id,
    path,
    label,
    level: level.name,
    fields: { ...nodeFields(category), parent: parent?.id, meaning, meaningBasis: category.meaningBasis },
  };
}

function conceptThing(concept: Concept, recorded: readonly string[] | undefined): Thing {
  const { id, path, label, level, category, definition, related } = concept;
  return {
    kind: 'concept',
    id,
    path,
    label,
    level: level.name,
    fields: {
      ...nodeFields(concept),
      category: category.id,
      placed: concept.placed,
      definition,
      examples: ids(concept.examples),
      counterexamples: ids(concept.counterexamples),
      related: ids(related),
      recorded,
    },
  };
}

function excerptThing(excerpt: Excerpt, recorded: readonly string[] | undefined): Thing {
  const { id, path, text, lang, translation, source, locator, codings, range, date, concepts } = excerpt;
  return {
    kind: 'excerpt',
    id,
    path,
    label: { [lang]: text },
    fields: {
      text,
      translation,
      source: source.id,
      locator,
      codings: codings.flatMap(codingField),
      range,
      date,
      recorded,
      concepts: ids(concepts),
    },
  };
}

/** What is said of an excerpt under one of its concepts; nothing is said of most. */
const codingField = ({ concept, coders, note }: Coding) =>
  coders.length === 0 && note === undefined ? [] : [{ concept: concept.id, coders, note }];

function claimFields({ label, statement, evidence, excerpts, notes }: Relation | Role) {
  const passages = evidence.map(({ source, locator, text }) => ({ source: source.id, locator, text }));
  return { label, statement, evidence: passages, excerpts: ids(excerpts), notes };
}

function relationThing(relation: Relation): Thing {
  const { id, label, from, to } = relation;
  return { kind: 'relation', id, path: 'relations.yaml', label, fields: { ...claimFields(relation), ends: [from.id, to.id] } };
}

function roleThing(role: Role): Thing {
  return { kind: 'role', id: role.category.id, path: 'relations.yaml', label: role.label, fields: claimFields(role) };
}

function sourceThing({ id, path, label, sort, description, locator, consent, lang, doi, url, attributes, length, notes }: Source): Thing {
  return {
    kind: 'source',
    id,
    path,
    label,
    fields: {
      label,
      kind: sort,
      description,
      language: lang,
      locator,
      consent,
      doi,
      url,
      attributes: Object.fromEntries(attributes),
      length,
      notes,
    },
  };
}

function referenceThing({ id, path, data, notes }: Reference, lang: string): Thing {
  const { formerIds: _formerIds, notes: _notes, printed, ...item } = data;
  return { kind: 'reference', id, path, label: { [data.language ?? lang]: data.title }, fields: { data: item, printed, notes } };
}

function memoThing({ id, path, title, date, authors, about, prose }: Memo): Thing {
  const subjects = about.map(identityKeyOf);
  return {
    kind: 'memo',
    id,
    path,
    label: title,
    fields: { title, date, author: authors, about: subjects, text: prose.text.trim(), translation: translatedTexts(prose) },
  };
}

function itemThing({ id, item, guidelines, status, where, note }: ReportingItem): Thing {
  const places = where.map(identityKeyOf);
  return { kind: 'item', id, path: 'reporting.yaml', label: item, fields: { label: item, guidelines, status, where: places, note } };
}
