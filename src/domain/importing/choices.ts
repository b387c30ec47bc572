/** What somebody who brings in a project decides; what is undefined is still to be asked. */
export interface Choices {
  /** BCP 47; what the study is written in. */
  readonly language: string;
  readonly title: string | undefined;
  readonly authors: readonly string[];
  readonly abstract: string | undefined;
  readonly levels: readonly string[] | undefined;
  /** The label of the core category: a root’s, or a new one; `several` for none. */
  readonly core: string | undefined;
  /** The label of the category for codes that stand in none. */
  readonly category: string | undefined;
  /** Codes with codings and with codes below them: a category and a concept in it, or a category alone. */
  readonly parents: 'concept' | 'leave-out' | undefined;
  /** Behind the label of such a concept. */
  readonly general: string | undefined;
  readonly unused: 'leave-out' | 'keep' | undefined;
  readonly sets: 'leave-out' | 'categories';
  readonly memos: boolean | undefined;
  readonly coders: 'letters' | 'names' | 'none' | undefined;
  readonly sources: 'numbers' | 'names' | undefined;
  /** Variables by their names that sources keep as attributes. */
  readonly attributes: readonly string[];
  /** Passages that are published of each concept. */
  readonly excerpts: 'all' | 'none' | number | undefined;
  /** Sources by their names of which nothing is published. */
  readonly withoutConsent: readonly string[];
}

export const SEVERAL = 'several';

/** What publishes less, for all that nobody has to decide. */
export const withDefaults = (choices: Choices): Choices => ({
  ...choices,
  unused: choices.unused ?? 'leave-out',
  memos: choices.memos ?? false,
  coders: choices.coders ?? 'letters',
  sources: choices.sources ?? 'numbers',
});

/** Something that must be decided, because it changes what is published. */
export interface Question {
  readonly flag: string;
  readonly text: string;
  /** What may be answered; empty for any words. */
  readonly answers: readonly string[];
  /** What an empty answer means: what publishes less. Undefined where there must be one. */
  readonly otherwise: string | undefined;
  /** Whether it must be decided where nobody can be asked; else what publishes less is taken there. */
  readonly must: boolean;
}
