import { z } from 'zod';
import { date, doi, formerIds, localizedFields, numeral, text, url, verbatim, type Languages } from './fields.ts';

/** Item types of CSL 1.0.2. */
const TYPES = [
  'article', 'article-journal', 'article-magazine', 'article-newspaper', 'bill', 'book', 'broadcast', 'chapter', 'classic', 'collection',
  'dataset', 'document', 'entry', 'entry-dictionary', 'entry-encyclopedia', 'event', 'figure', 'graphic', 'hearing', 'interview',
  'legal_case', 'legislation', 'manuscript', 'map', 'motion_picture', 'musical_score', 'pamphlet', 'paper-conference', 'patent',
  'performance', 'periodical', 'personal_communication', 'post', 'post-weblog', 'regulation', 'report', 'review', 'review-book',
  'software', 'song', 'speech', 'standard', 'thesis', 'treaty', 'webpage',
] as const; // prettier-ignore

const names = z
  .array(
    z
      .strictObject({ family: text.optional(), given: text.optional(), literal: text.optional(), suffix: text.optional() })
      .refine((name) => (name.family === undefined) !== (name.literal === undefined), {
        error: 'needs either `family` (and `given`), or `literal` for a group',
        params: { mend: 'Write one of the two.' },
      }),
  )
  .min(1, 'needs at least one name');

/** `references/<id>.yaml`: a CSL-JSON 1.0.2 item in YAML, and the entry as it was printed. */
export function referenceSchema(languages: Languages) {
  const fields = localizedFields(languages);
  return z.strictObject({
    formerIds,
    type: z.enum(TYPES),
    language: text.optional(),
    title: text,
    author: names.optional(),
    editor: names.optional(),
    translator: names.optional(),
    'container-title': text.optional(),
    'collection-title': text.optional(),
    'event-title': text.optional(),
    'event-place': text.optional(),
    publisher: text.optional(),
    'publisher-place': text.optional(),
    issued: date.optional(),
    accessed: date.optional(),
    edition: numeral.optional(),
    volume: numeral.optional(),
    issue: numeral.optional(),
    number: numeral.optional(),
    page: numeral.optional(),
    version: numeral.optional(),
    genre: text.optional(),
    medium: text.optional(),
    archive: text.optional(),
    note: text.optional(),
    DOI: doi.optional(),
    ISBN: text.optional(),
    ISSN: text.optional(),
    URL: url.optional(),
    printed: z.strictObject({ number: z.int().min(1).optional(), text: verbatim }).optional(),
    notes: fields.notes,
  });
}

export type ReferenceData = z.output<ReturnType<typeof referenceSchema>>;
