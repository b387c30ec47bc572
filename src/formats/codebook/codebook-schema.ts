import { z } from 'zod';
import { REPORTING_STATUSES } from '#domain/schema/reporting.ts';
import { analysisForm } from './codebook-analysis.ts';

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
