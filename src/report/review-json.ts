import { z } from 'zod';
import { changedPages, indexChangedPages, type PagesOfChange } from '#domain/review/change-pages.ts';
import { CHANGE_CLASSES, CHANGE_KINDS, type Change, type NamedThing } from '#domain/compared/change.ts';
import { FIGURES } from '#domain/analysis/figures.ts';
import { THING_KINDS } from '#domain/text/identity.ts';
import { codeNames } from '#domain/coding/code-names.ts';
import type { Noun } from '#domain/coding/noun.ts';
import { describeChange } from './change-sentence.ts';
import { changeWordsFor } from './change-words/index.ts';
import { countClasses, type Review } from './review.ts';

const words = z.registry<{ id?: string; description?: string }>();

const text = z.record(z.string(), z.string()).register(words, { id: 'text', description: 'A text by BCP 47 language tag.' });
const thing = z
  .object({
    kind: z.enum(THING_KINDS),
    id: z.string(),
    path: z.string(),
    label: text,
    level: text.optional().register(words, { description: 'What the study calls a concept or category of this level.' }),
  })
  .register(words, {
    id: 'thing',
    description: 'A part of the study: `path` is its file inside the study’s folder. A role has its category’s id.',
  });
const side = z
  .object({ name: z.string(), commit: z.string().optional() })
  .register(words, { id: 'side', description: 'What was asked for, and the commit it was read from.' });
const count = z.int().min(0);
const noun = z.object({ word: z.string(), words: z.string() }).register(words, { id: 'noun', description: 'Of one, and of several.' });

const change = z.object({
  kind: z.enum(CHANGE_KINDS),
  class: z.enum(CHANGE_CLASSES),
  sentence: z.string().register(words, { description: 'The change in words, in the study’s first language; plain text.' }),
  before: z.array(thing).register(words, { description: 'What it was: nothing where it was added, several where they were merged.' }),
  after: z.array(thing).register(words, { description: 'What it is: nothing where it was removed, several where it was split.' }),
  field: z.string().optional(),
  from: z.unknown().optional().register(words, { description: 'The field’s value before.' }),
  to: z.unknown().optional().register(words, { description: 'The field’s value after.' }),
  notice: z.object({ reason: text }).optional().register(words, { description: 'What retired.yaml says of something that is gone.' }),
  pages: z
    .array(z.string())
    .register(words, { description: 'Paths, below the site’s base, of the pages as proposed that it is seen on, its own first.' }),
  concerns: z.array(thing).register(words, { description: 'Other things it touches.' }),
  get along() {
    return z.array(change);
  },
});
words.add(change, { id: 'change', description: '`along` is what followed from it and is not told again.' });

const figure = z
  .object({ figure: z.enum(FIGURES), concept: thing.optional(), from: z.number().optional(), to: z.number().optional() })
  .register(words, {
    id: 'figure',
    description:
      'A number counted from the coding, of all of it or of one concept; without `from` or `to` where there is none. `percent` is a share from 0 to 1.',
  });

const page = z.object({ path: z.string(), label: text, changes: count }).register(words, {
  id: 'page',
  description: 'A page as proposed, what its thing is called (nothing where it is of no single one), and how many changes are seen on it.',
});

/** What `review.json` holds; its JSON Schema is made from it. */
const reviewSchema = z.object({
  $schema: z.string(),
  version: z.literal(1).register(words, { description: 'Of this format.' }),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
  names: z
    .object({ concept: noun, category: noun })
    .optional()
    .register(words, { description: 'What the study as proposed calls its concepts and categories, in a sentence.' }),
  base: side,
  head: side,
  totals: z.object({ 'citation-breaking': count, 'meaning-changing': count, editorial: count }),
  changes: z.array(change).register(words, { description: 'Worst class first, then in reading order.' }),
  figures: z.array(figure).default([]).register(words, { description: 'Numbers that are not what they were.' }),
  pages: z.array(page).register(words, { description: 'Every page that a change is seen on, that of the worst first.' }),
});

/** A review as data, which is all that is needed to tell it. */
export type ReviewData = z.output<typeof reviewSchema>;
type ChangeData = z.output<typeof change>;

export const REVIEW_SCHEMA_FILE = 'review.schema.json';

/** What `review.json` has of a review. */
export function describeReview({ base, head, lang, before, after, changes, figures }: Review): ReviewData {
  const names = codeNames(after, lang);
  const told = changeWordsFor(lang, names);
  const pagesOfChange = indexChangedPages(before, after);
  const data = (one: Change): ChangeData => changeData(one, describeChange(one, told, lang), pagesOfChange(one), data);
  return {
    $schema: REVIEW_SCHEMA_FILE,
    version: 1,
    language: lang,
    names: { concept: bare(names.concept), category: bare(names.category) },
    base,
    head,
    totals: countClasses(changes),
    changes: changes.map(data),
    figures: figures.map(({ concept, ...one }) => ({ ...one, ...(concept && { concept: thingData(concept) }) })),
    pages: changedPages(changes, pagesOfChange, after).map((one) => ({ ...one, changes: one.changes.length })),
  };
}

const bare = ({ word, words: several }: Noun) => ({ word, words: several });

/** A review as the text of `review.json`. */
export const formatReviewJson = (review: ReviewData): string => `${JSON.stringify(review, null, 2)}\n`;

/** The review in a text that anybody may have written; undefined where it is none. */
export function parseReviewJson(json: string): ReviewData | undefined {
  try {
    const review = reviewSchema.safeParse(JSON.parse(json)).data;
    return review?.changes.every(({ before, after }) => before.length + after.length > 0) === true ? review : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** JSON Schema 2020-12 of a review. */
export function formatReviewSchema(): string {
  const { $schema, ...schema } = z.toJSONSchema(reviewSchema, { target: 'draft-2020-12', metadata: words });
  return `${JSON.stringify({ $schema, title: 'What a proposal does to a study', ...schema }, null, 2)}\n`;
}

function changeData(one: Change, sentence: string, pages: PagesOfChange, data: (next: Change) => ChangeData): ChangeData {
  const { kind, class: klass, before, after, field, from, to, notice, concerns, along } = one;
  return {
    kind,
    class: klass,
    sentence,
    before: before.map(thingData),
    after: after.map(thingData),
    field,
    from,
    to,
    ...(notice && { notice: { reason: notice.reason } }),
    pages: [...pages.keys()],
    concerns: concerns.map(thingData),
    along: along.map(data),
  };
}

const thingData = ({ kind, id, path, label, level }: NamedThing) => ({ kind, id, path, label, level });
