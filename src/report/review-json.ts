import { z } from 'zod';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { pagesOf } from '#domain/comparison/change-pages.ts';
import { CHANGE_CLASSES, CHANGE_KINDS, type Change, type Thing } from '#domain/comparison/change.ts';
import { describeChange } from './change-sentence.ts';
import { changeWordsFor, type ChangeWords } from './change-words/index.ts';
import { countClasses, type Review } from './review.ts';

const words = z.registry<{ id?: string; description?: string }>();

const text = z.record(z.string(), z.string()).register(words, { id: 'text', description: 'A text by BCP 47 language tag.' });
const thing = z
  .object({
    kind: z.enum(['study', 'stage', 'section', 'category', 'concept', 'excerpt', 'relation', 'role', 'source', 'reference', 'item', 'release']),
    id: z.string(),
    path: z.string(),
    label: text,
  })
  .register(words, { id: 'thing', description: 'A part of the study: `path` is its file inside the study’s folder. A role has its category’s id.' }); // prettier-ignore
const side = z.object({ name: z.string(), commit: z.string().optional() }).register(words, { id: 'side', description: 'What was asked for, and the commit it was read from.' }); // prettier-ignore
const count = z.int().min(0);

const change = z.object({
  kind: z.enum(CHANGE_KINDS),
  class: z.enum(CHANGE_CLASSES),
  sentence: z.string().register(words, { description: 'The change in words, in the study’s first language; plain text.' }),
  before: z.array(thing).register(words, { description: 'What it was: nothing where it was added, several where they were merged.' }),
  after: z.array(thing).register(words, { description: 'What it is: nothing where it was removed, several where it was split.' }),
  field: z.string().optional(),
  from: z.unknown().optional().register(words, { description: 'The field’s value before.' }),
  to: z.unknown().optional().register(words, { description: 'The field’s value after.' }),
  pages: z
    .array(z.string())
    .register(words, { description: 'Paths, below the site’s base, of the pages as proposed that it is seen on, its own first.' }),
  concerns: z.array(thing).register(words, { description: 'Other things it touches.' }),
  get along() {
    return z.array(change);
  },
});
words.add(change, { id: 'change', description: '`along` is what followed from it and is not told again.' });

/** What `review.json` holds; its JSON Schema is made from it. */
const reviewSchema = z.object({
  $schema: z.string(),
  version: z.literal(1).register(words, { description: 'Of this format.' }),
  language: z.string(),
  base: side,
  head: side,
  totals: z.object({ 'citation-breaking': count, 'meaning-changing': count, editorial: count }),
  changes: z.array(change).register(words, { description: 'Worst class first, then in reading order.' }),
});

export const REVIEW_SCHEMA_FILE = 'review.schema.json';

/** A review as data. */
export function formatReviewJson({ base, head, lang, after: study, changes }: Review): string {
  const told = changeWordsFor(lang);
  const review: z.output<typeof reviewSchema> = {
    $schema: REVIEW_SCHEMA_FILE,
    version: 1,
    language: lang,
    base,
    head,
    totals: countClasses(changes),
    changes: changes.map((one) => changeEntry(one, told, study)),
  };
  return `${JSON.stringify(review, null, 2)}\n`;
}

/** JSON Schema 2020-12 of a review. */
export function formatReviewSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(reviewSchema, { target: 'draft-2020-12', metadata: words });
  return `${JSON.stringify({ $schema, title: 'What a proposal does to a grounded-theory study', ...schema }, null, 2)}\n`;
}

function changeEntry(one: Change, told: ChangeWords, study: CaseStudy): z.output<typeof change> {
  const { kind, class: klass, before, after, field, from, to, concerns, along } = one;
  return {
    kind, class: klass, sentence: describeChange(one, told, study.languages[0]), before: before.map(thingEntry), after: after.map(thingEntry),
    field, from, to, pages: pagesOf(one, study), concerns: concerns.map(thingEntry), along: along.map((next) => changeEntry(next, told, study)),
  }; // prettier-ignore
}

const thingEntry = ({ kind, id, path, label }: Thing) => ({ kind, id, path, label });
