import { z } from 'zod';
import { analysisSchema } from './analysis.ts';
import { levelName } from './level-name.ts';
import { normalizeSiteAddress } from '../publishing/site-address.ts';
import { date, doi, localizedFields, namedMap, numeral, orcid, url, type Languages } from './fields.ts';

const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag such as zh, en or zh-Hant');

/** `study.yaml`'s languages alone: every other text of the study is read with them. */
export const languagesSchema = z.looseObject({
  languages: z
    .array(language)
    .min(1, 'needs at least one language')
    .refine((list) => new Set(list).size === list.length, { error: 'has a language twice', params: { mend: 'Keep one of the two.' } })
    .transform((list): Languages => [list[0] ?? '', ...list.slice(1)]),
});

/** `study.yaml`'s rules alone: they hold although other lines are wrong. */
export const rulesSchema = z.looseObject({ rules: namedMap(z.string()).default({}) });

/** The form of a study's files. It rises when files must be written anew; the changelog then tells how. */
const FORMAT = 1;

/** `study.yaml`: who, what, where. */
export function studySchema(languages: Languages) {
  const { localized, optional } = localizedFields(languages);
  const person = z
    .strictObject({
      family: optional,
      given: optional,
      name: optional,
      affiliation: optional,
      orcid: orcid.optional(),
      biography: optional,
    })
    .refine(({ family, name }) => (family === undefined) !== (name === undefined), {
      error: 'needs either `family` (and `given`), or `name` for a group',
      params: { mend: 'Write one of the two.' },
    });
  return z.strictObject({
    format: z
      .number()
      .refine((format) => format === FORMAT, {
        error: `must be ${String(FORMAT)}, the form of study that this version of Zhagen reads`,
        params: {
          got: true,
          mend: `If a newer version wrote it, install that: npm install --save-exact zhagen@latest. Otherwise write ${String(FORMAT)}.`,
        },
      })
      .default(FORMAT),
    title: localized,
    shortTitle: optional,
    codebookTitle: optional,
    languages: z.array(language),
    authors: z.array(person).min(1, 'needs at least one author'),
    editors: z.array(person).default([]),
    edition: z.strictObject({ title: optional, date: date.optional() }).optional(),
    abstract: localized,
    keywords: z.array(localized).default([]),
    published: z
      .strictObject({
        issued: date,
        issuedInferred: z.boolean().default(false),
        journal: optional,
        volume: numeral.optional(),
        issue: numeral.optional(),
        pages: numeral.optional(),
        doi: doi.optional(),
      })
      .optional(),
    method: optional,
    levels: z.array(levelName(languages)).min(2, 'needs at least two names: one for the categories, one for the concepts'),
    licence: optional,
    repository: url.optional(),
    site: url.transform(normalizeSiteAddress).optional(),
    rules: namedMap(z.string()).default({}),
    analysis: analysisSchema.prefault({}),
  });
}

export type StudyData = z.output<ReturnType<typeof studySchema>>;
export type Person = StudyData['authors'][number];
