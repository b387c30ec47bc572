import { z } from 'zod';
import { LASTING_KINDS } from '../text/identity.ts';
import { ANY_LANGUAGE } from '../text/localized-text.ts';
import { date, formerIds, identifier, localizedFields, namedMap, nameOf, text, url, doi, verbatim, type Languages } from './fields.ts';
import { mappings } from './mapping.ts';
import { oneName, oneOrMore } from './names.ts';

export const SEVERAL_CATEGORIES =
  'Keep one, and name concepts of the others under `related`; or write a concept for each category, in a file of its own.';

export const SEVERAL_PARENTS =
  'Keep one, and link the others in the text with [[…]]; or write a category for each parent, in a file of its own.';

/** How a code is applied: when it is, when not, and whether it is in the words of the data. */
const guide = (optional: ReturnType<typeof localizedFields>['optional']) => ({
  use: optional,
  avoid: optional,
  inVivo: z.boolean().default(false),
});

/** The category that a concept stands in. @param known the study's, for a concept that names none */
export const categoryOf = (known: readonly string[]) => oneName('a concept stands in one', SEVERAL_CATEGORIES, known);

/** `concepts/<id>.md` */
export function conceptSchema(languages: Languages) {
  const fields = localizedFields(languages);
  return z.strictObject({
    label: fields.localized,
    altLabels: z.array(fields.localized).default([]),
    order: z.number().optional(),
    formerIds,
    category: categoryOf([]),
    placed: z
      .strictObject({ printed: fields.optional, basis: z.enum(['printed', 'editor']) })
      .refine(({ printed, basis }) => basis === 'editor' || printed !== undefined, {
        error: 'follows what is printed, and does not say what that is',
        params: { mend: 'Add the label as printed: `placed: { printed: …, basis: printed }`.' },
      })
      .optional(),
    definition: fields.optional,
    ...guide(fields.optional),
    excerpts: z
      .array(
        z.strictObject({
          id: identifier,
          formerIds,
          source: nameOf.optional(),
          locator: fields.optional,
          // Where the excerpt stands with its text under another concept, its id is enough.
          text: verbatim.optional(),
          translation: fields.translations.optional(),
          // Of this coding: another concept's file has its own.
          coder: oneOrMore.optional(),
          note: fields.optional,
          range: z
            .strictObject({ start: z.int().min(0), end: z.int().min(0) })
            .refine((range) => range.end > range.start, {
              error: 'must end after it starts',
              params: { mend: 'Count from 0, in Unicode code points; `end` is the first one that no longer belongs to the excerpt.' },
            })
            .optional(),
          date: date.optional(),
        }),
      )
      .default([]),
    examples: z.array(nameOf).default([]),
    counterexamples: z.array(nameOf).default([]),
    references: z.array(nameOf).default([]),
    related: z.array(nameOf).default([]),
    mappings: mappings.optional(),
    notes: fields.notes,
  });
}

/** `categories/<id>.md` */
export function categorySchema(languages: Languages) {
  const fields = localizedFields(languages);
  return z.strictObject({
    label: fields.localized,
    altLabels: z.array(fields.localized).default([]),
    order: z.number().optional(),
    formerIds,
    parent: oneName('a category has one parent', SEVERAL_PARENTS).optional(),
    meaning: fields.optional,
    meaningBasis: z.enum(['printed', 'editor']).default('editor'),
    ...guide(fields.optional),
    references: z.array(nameOf).default([]),
    mappings: mappings.optional(),
    notes: fields.notes,
  });
}

/** `relations.yaml`: the arrows of the theoretical model, and the roles that categories play towards the core. */
export function relationsSchema(languages: Languages) {
  const fields = localizedFields(languages);
  const claim = {
    label: fields.localized,
    statement: fields.optional,
    evidence: z.array(z.strictObject({ source: nameOf, locator: fields.optional, text: fields.localized })).default([]),
    excerpts: z.array(nameOf).default([]),
    notes: fields.notes,
  };
  return z.strictObject({
    relations: z.array(z.strictObject({ id: identifier, formerIds, from: nameOf, to: nameOf, ...claim })).default([]),
    roles: z.array(z.strictObject({ category: nameOf, ...claim })).default([]),
  });
}

/** `sources/<id>.yaml` */
export function sourceSchema(languages: Languages) {
  const fields = localizedFields(languages);
  return z.strictObject({
    formerIds,
    label: fields.localized,
    kind: fields.optional,
    description: fields.optional,
    locator: fields.optional,
    consent: z.enum(['none']).optional(),
    language: (languages === ANY_LANGUAGE ? text : z.enum(languages)).optional(),
    doi: doi.optional(),
    url: url.optional(),
    attributes: namedMap(fields.localized).default({}),
    length: z.int().min(1).optional(),
    notes: fields.notes,
  });
}

/** `stages/<stage>.md`: the introduction of one stage of the coding. */
export function stageSchema(languages: Languages) {
  const fields = localizedFields(languages);
  return z.strictObject({ name: fields.optional, notes: fields.notes });
}

export const STAGES = ['open', 'axial', 'selective', 'saturation'] as const;

/** `report/NN-<section>.mdx` */
export function sectionSchema(languages: Languages) {
  const fields = localizedFields(languages);
  return z.strictObject({ formerIds, title: fields.localized, stage: z.enum(STAGES).optional(), notes: fields.notes });
}

/** `memos/<id>.md`: a memo of the analysis, by itself and not a code's. */
export function memoSchema(languages: Languages) {
  const fields = localizedFields(languages);
  return z.strictObject({
    formerIds,
    title: fields.localized,
    date: date.optional(),
    author: oneOrMore.optional(),
    about: z.array(nameOf).default([]),
  });
}

/** `retired.yaml`: what was published and is no longer part of the study. Its URL stays and says so. */
export function retiredSchema(languages: Languages) {
  const fields = localizedFields(languages);
  return z.array(
    z.strictObject({
      kind: z.enum(LASTING_KINDS),
      id: identifier,
      date,
      reason: fields.localized,
      replacedBy: z.array(nameOf).default([]),
    }),
  );
}

export type StageName = (typeof STAGES)[number];
export type ConceptData = z.output<ReturnType<typeof conceptSchema>>;
export type CategoryData = z.output<ReturnType<typeof categorySchema>>;
export type RelationsData = z.output<ReturnType<typeof relationsSchema>>;
export type Placing = NonNullable<ConceptData['placed']>;
export type SourceData = z.output<ReturnType<typeof sourceSchema>>;
export type StageData = z.output<ReturnType<typeof stageSchema>>;
export type SectionData = z.output<ReturnType<typeof sectionSchema>>;
export type MemoData = z.output<ReturnType<typeof memoSchema>>;
export type RetiredData = z.output<ReturnType<typeof retiredSchema>>;
export type Note = ConceptData['notes'][number];
