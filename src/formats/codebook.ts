import { z } from 'zod';
import type { CaseStudy, Category, Concept, Excerpt, Memo, Node, Passage, Relation, Role } from '#domain/study/case-study.ts';
import type { LevelName } from '#domain/schema/level-name.ts';
import { translatedTexts } from '#domain/entry/entry.ts';
import { hasOwnEdition, ownCodebookTitle } from '#domain/study/credit.ts';
import type { Person } from '#domain/schema/study.ts';
import { analysisForm } from './codebook-analysis.ts';
import { isoDate } from './csl-text.ts';
import { REPORTING_STATUSES } from '#domain/schema/reporting.ts';
import type { Naming } from './skos.ts';

/** What the JSON Schema tells beside the types. */
const words = z.registry<{ id?: string; description?: string }>();

const text = z
  .record(z.string(), z.string())
  .register(words, { id: 'text', description: 'A text by BCP 47 language tag; the study’s default language comes first.' });
const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .register(words, { id: 'identifier', description: 'An identifier, for life.' });
const url = z
  .string()
  .register(words, { id: 'url', description: 'The permanent URL; relative to this file where the site’s address is not known.' });
const memo = z
  .string()
  .optional()
  .register(words, { description: 'Markdown; [[id]] leads to a concept or category, [@id] to a reference.' });
const memoTranslations = text.optional().register(words, { description: 'The memo in other languages.' });
const notes = z
  .array(z.object({ kind: z.enum(['as-printed', 'correction', 'inference']), text }))
  .register(words, { id: 'notes', description: 'Where the edition departs from print, or had to interpret it.' });
const date = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .register(words, { id: 'date', description: 'A year, a month or a day.' });

const person = z.object({ name: text, orcid: z.string().optional(), affiliation: text.optional() });
const addresses = z.array(z.string());
const mappings = z
  .object({ exactMatch: addresses, closeMatch: addresses, broadMatch: addresses, narrowMatch: addresses, relatedMatch: addresses })
  .optional()
  .register(words, { description: 'Addresses of concepts in other vocabularies, by SKOS’s mapping properties.' });

const node = {
  id,
  url,
  label: text,
  altLabels: z.array(text),
  level: text,
  memo,
  memoTranslations,
  notes,
  references: z.array(id),
  mappings,
  use: text.optional().register(words, { description: 'When it is applied.' }),
  avoid: text.optional().register(words, { description: 'When it is not.' }),
  inVivo: z.literal(true).optional().register(words, { description: 'Its label is in the words of the data.' }),
};
const claim = {
  url,
  label: text,
  statement: text.optional(),
  evidence: z.array(z.object({ source: id, locator: text.optional(), text })),
  excerpts: z.array(id),
  notes,
};

/** What `codebook.json` holds; `codebook.schema.json` is made from it. Fields are added, never taken away or given another meaning. */
export const codebookSchema = z.object({
  $schema: z.string(),
  version: z.literal(1).register(words, { description: 'Of this format, not of the study.' }),
  study: z.object({
    url,
    title: text,
    codebookTitle: text.optional(),
    authors: z.array(person),
    editors: z
      .array(person)
      .optional()
      .register(words, { description: 'Who made this edition, if not the authors; empty where they are not named.' }),
    credit: text.optional().register(words, { description: 'Who did the coding, and who wrote the rest, where those are not the same.' }),
    release: z.object({ version: z.string(), date }).optional().register(words, { description: 'The latest release.' }),
    abstract: text,
    keywords: z.array(text),
    languages: z.array(z.string()),
    levels: z
      .array(text)
      .register(words, { description: 'What the study calls its levels, from the top down; the last names the concepts.' }),
    levelForms: z
      .array(z.record(z.string(), text))
      .optional()
      .register(words, { description: 'For each of these, its forms by number (Unicode CLDR: one, other, …), where the study gives any.' }),
    method: text.optional().register(words, { description: 'The method, if the study names one.' }),
    doi: z.string().optional(),
    issued: date.optional(),
    issuedInferred: z.literal(true).optional().register(words, { description: 'The publication does not say its date.' }),
    licence: text.optional(),
  }),
  analysis: analysisForm
    .optional()
    .register(words, { description: 'What is counted from the coding. A measure is a number, or says why there is none.' }),
  categories: z.array(
    z
      .object({
        ...node,
        parent: id.optional(),
        depth: z.int().min(0),
        meaning: text.optional(),
        meaningBasis: z.literal('printed').optional().register(words, { description: 'The meaning is in the published words.' }),
      })
      .register(words, { description: 'In tree order.' }),
  ),
  concepts: z.array(
    z.object({
      ...node,
      number: z.int().min(1),
      category: id,
      placed: z
        .object({ printed: text.optional(), basis: z.enum(['printed', 'editor']) })
        .optional()
        .register(words, { description: 'The category that was published with it, if any, and whether it was followed.' }),
      definition: text.optional(),
      examples: z.array(id).optional().register(words, { description: 'Excerpts that show it at its clearest.' }),
      counterexamples: z
        .array(id)
        .optional()
        .register(words, { description: 'Excerpts that seem to be it and are not, or speak against it.' }),
      related: z.array(id),
      excerpts: z.array(id),
    }),
  ),
  excerpts: z.array(
    z.object({
      id,
      url,
      text: z.string(),
      language: z.string(),
      translation: text,
      source: id,
      locator: text.optional(),
      coder: z.string().optional().register(words, { description: 'Who coded it, where that is one, the same under each concept.' }),
      codings: z
        .array(z.object({ concept: id, coders: z.array(z.string()), note: text.optional() }))
        .optional()
        .register(words, {
          description: 'Who coded it under each concept, and what is to be said of that, where `coder` does not say it all.',
        }),
      date: date.optional(),
      range: z
        .object({ start: z.int(), end: z.int() })
        .optional()
        .register(words, { description: 'Unicode code points of the source, end exclusive.' }),
      concepts: z.array(id).min(1),
    }),
  ),
  relations: z.array(z.object({ id, from: id, to: id, ...claim })),
  roles: z.array(z.object({ category: id, ...claim })),
  sources: z.array(
    z.object({
      id,
      url,
      label: text,
      kind: text.optional(),
      description: text.optional(),
      locator: text.optional(),
      language: z.string(),
      doi: z.string().optional(),
      address: z.string().optional(),
      attributes: z.record(z.string(), text).optional().register(words, { description: 'What tells it from other sources.' }),
      length: z.int().optional().register(words, { description: 'In Unicode code points.' }),
      notes,
    }),
  ),
  memos: z
    .array(
      z.object({
        id,
        url,
        title: text,
        date: date.optional(),
        authors: z.array(z.string()),
        about: z.array(url),
        text: z.string(),
        translations: text.optional(),
      }),
    )
    .optional()
    .register(words, {
      description: 'Memos of the analysis in the order of their dates, in Markdown, where the study has any; `about` are addresses.',
    }),
  references: z.array(
    z.object({
      id,
      url,
      number: z.int().min(1),
      type: z.string(),
      title: z.string(),
      doi: z.string().optional(),
      entry: z.string(),
      notes,
    }),
  ),
  reporting: z
    .array(
      z.object({
        id,
        url,
        item: text,
        guidelines: z.record(z.string(), z.string()).register(words, { description: 'The guideline’s own item, by the guideline’s name.' }),
        status: z.enum(REPORTING_STATUSES),
        where: z.array(url),
        note: text.optional(),
      }),
    )
    .register(words, { description: 'What a reader must know to judge the study, and where it is said.' }),
});

export type Codebook = z.output<typeof codebookSchema>;

/** JSON Schema 2020-12 of the codebook. @param address where it is published */
export function codebookJsonSchema(address: string): object {
  const { $schema, ...schema } = z.toJSONSchema(codebookSchema, { target: 'draft-2020-12', metadata: words });
  return { $schema, $id: address, title: 'A codebook of a qualitative study', ...schema };
}

/** @param entries the bibliography's entries by reference id; `schema` the address of the JSON Schema */
export function buildCodebook(study: CaseStudy, naming: Naming, entries: ReadonlyMap<string, string>, schema: string): Codebook {
  const { title, authors, editors, abstract, keywords, languages, method, levels, published, licence } = study.study;
  const last = study.releases.at(-1);
  const person = (one: Person) => ({ name: naming.authorName(one), orcid: one.orcid, affiliation: one.affiliation });
  return {
    $schema: schema,
    version: 1,
    study: {
      url: naming.study,
      title,
      codebookTitle: ownCodebookTitle(study.study),
      abstract,
      keywords,
      languages,
      levels: levels.map(({ name }) => name),
      levelForms: formsOf(levels),
      method,
      licence,
      authors: authors.map(person),
      editors: hasOwnEdition(study.study) ? editors.map(person) : undefined,
      credit: naming.credit,
      release: last && { version: last.version, date: isoDate(last.date) },
      doi: published?.doi,
      issued: published && isoDate(published.issued),
      ...(published?.issuedInferred && { issuedInferred: true }),
    },
    categories: Array.from(study.categories.values(), (category) => categoryEntry(category, naming)),
    concepts: Array.from(study.concepts.values(), (concept) => conceptEntry(concept, naming)),
    excerpts: Array.from(study.excerpts.values(), (excerpt) => excerptEntry(excerpt, naming)),
    relations: study.relations.map((one) => ({ id: one.id, from: one.from.id, to: one.to.id, ...claimEntry(one, naming) })),
    roles: study.roles.map((one) => ({ category: one.category.id, ...claimEntry(one, naming) })),
    sources: Array.from(study.sources.values(), (source) => ({
      id: source.id,
      url: naming.urlOf(source),
      label: source.label,
      kind: source.sort,
      description: source.description,
      locator: source.locator,
      language: source.lang,
      doi: source.doi,
      address: source.url,
      ...(source.attributes.size > 0 && { attributes: Object.fromEntries(source.attributes) }),
      length: source.length,
      notes: [...source.notes],
    })),
    ...(study.memos.size > 0 && { memos: Array.from(study.memos.values(), (memo) => memoEntry(memo, naming)) }),
    references: Array.from(study.references.values(), (reference) => ({
      id: reference.id,
      url: naming.urlOf(reference),
      number: reference.number,
      type: reference.data.type,
      title: reference.data.title,
      doi: reference.data.DOI,
      entry: entries.get(reference.id) ?? '',
      notes: [...reference.notes],
    })),
    reporting: study.reporting.map((one) => ({
      id: one.id,
      url: naming.urlOf(one),
      item: one.item,
      guidelines: one.guidelines,
      status: one.status,
      where: one.where.map((place) => naming.urlOf(place)),
      note: one.note,
    })),
  };
}

/** Only where there are any. */
const formsOf = (levels: readonly LevelName[]) =>
  levels.some(({ forms }) => Object.keys(forms).length > 0) ? levels.map(({ forms }) => forms) : undefined;

const idsOf = (things: readonly { readonly id: string }[]) => things.map((thing) => thing.id);

function nodeEntry(node: Node, naming: Naming) {
  return {
    id: node.id,
    url: naming.urlOf(node),
    label: node.label,
    altLabels: [...node.altLabels],
    level: node.level.name,
    memo: node.prose.text.trim() === '' ? undefined : node.prose.text.trim(),
    memoTranslations: node.prose.translations.size === 0 ? undefined : translatedTexts(node.prose),
    notes: [...node.notes],
    references: idsOf(node.references),
    mappings: node.mappings,
    use: node.use,
    avoid: node.avoid,
    ...(node.inVivo && { inVivo: true as const }),
  };
}

function categoryEntry(category: Category, naming: Naming): Codebook['categories'][number] {
  return {
    ...nodeEntry(category, naming),
    parent: category.parent?.id,
    depth: category.depth,
    meaning: category.meaning,
    ...(category.meaningBasis === 'printed' && { meaningBasis: 'printed' }),
  };
}

function conceptEntry(concept: Concept, naming: Naming): Codebook['concepts'][number] {
  const { number, category, placed, definition, examples, counterexamples, related, excerpts } = concept;
  return {
    ...nodeEntry(concept, naming),
    number,
    category: category.id,
    placed,
    definition,
    ...(examples.length > 0 && { examples: idsOf(examples) }),
    ...(counterexamples.length > 0 && { counterexamples: idsOf(counterexamples) }),
    related: idsOf(related),
    excerpts: idsOf(excerpts),
  };
}

function excerptEntry(excerpt: Excerpt, naming: Naming): Codebook['excerpts'][number] {
  const { id, text, lang, translation, source, locator, date, range, concepts } = excerpt;
  return {
    id,
    url: naming.urlOf(excerpt),
    text,
    language: lang,
    translation,
    source: source.id,
    locator,
    ...codingEntry(excerpt),
    date: date && isoDate(date),
    range,
    concepts: idsOf(concepts),
  };
}

/** Who coded it: in a word where it is one and the same under each concept, and nothing else is said. */
function codingEntry({ codings }: Excerpt): Pick<Codebook['excerpts'][number], 'coder' | 'codings'> {
  const [first] = codings;
  const coder = first?.coders.length === 1 ? first.coders[0] : undefined;
  const plain = codings.every(({ coders, note }) => coders.join('\n') === (coder ?? '') && note === undefined);
  if (plain) return { coder };
  return { coder: undefined, codings: codings.map(({ concept, coders, note }) => ({ concept: concept.id, coders: [...coders], note })) };
}

function memoEntry(memo: Memo, naming: Naming): NonNullable<Codebook['memos']>[number] {
  const { id, title, date: day, authors, about, prose } = memo;
  return {
    id,
    url: naming.urlOf(memo),
    title,
    date: day && isoDate(day),
    authors: [...authors],
    about: about.map((one) => naming.urlOf(one)),
    text: prose.text.trim(),
    translations: prose.translations.size === 0 ? undefined : translatedTexts(prose),
  };
}

function claimEntry(claim: Relation | Role, naming: Naming) {
  return {
    url: naming.urlOf(claim),
    label: claim.label,
    statement: claim.statement,
    evidence: claim.evidence.map(({ source, locator, text }: Passage) => ({ source: source.id, locator, text })),
    excerpts: idsOf(claim.excerpts),
    notes: [...claim.notes],
  };
}
