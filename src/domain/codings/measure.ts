/** Why there is no number. */
export type Why =
  | 'no-codings'
  | 'no-ranges'
  | 'no-lengths'
  | 'no-dates'
  | 'no-order'
  | 'no-coders'
  | 'one-coder'
  | 'no-shared-source'
  | 'too-few-sources'
  | 'nothing-in-base'
  | 'not-reached'
  | 'one-value'
  | 'no-pairs'
  | 'not-two-coders'
  | 'uneven-coders'
  | 'overlapping-codes'
  | 'above-one'
  | 'too-many-pairs';

/** A number, or why there is none: never NaN, and never a number on too little. */
export type Measure<T = number> = { readonly value: T } | { readonly why: Why };

export const measured = <T>(value: T): Measure<T> => ({ value });
export const without = (why: Why): { readonly why: Why } => ({ why });

/** The number, if there is one. */
export const valueOf = <T>(measure: Measure<T> | undefined): T | undefined =>
  measure !== undefined && 'value' in measure ? measure.value : undefined;

/** A share in whole hundredths, rounded half up as programs for qualitative analysis do: 3 of 40 are 8, which 0.075 · 100 would miss. */
export const hundredths = (part: number, whole: number): number => Math.floor((200 * part + whole) / (2 * whole));
