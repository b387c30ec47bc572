/** Endings of one thing that have a plural of their own, or look like a plural. A name that ends in any other single `s` is one already. */
const PLURALS: readonly (readonly [ending: RegExp, plural: string])[] = [
  [/(phenomen|criteri)on$/i, '$1a'],
  [/([sx])is$/, '$1es'],
  [/([^aeiou])y$/, '$1ies'],
  [/(us|ss|x|z|ch|sh)$/, '$1es'],
  [/([a-rt-z])$/, '$1s'],
];

/** Several of what a study calls so in English: `Categories`. */
export function pluralNoun(name: string): string {
  const [ending, plural] = PLURALS.find(([one]) => one.test(name)) ?? [];
  return ending === undefined || plural === undefined ? name : name.replace(ending, plural);
}

/** A noun as it stands in a sentence: `first-order concept`. */
export const inSentence = (name: string): string => name.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());

/** `a code`, `an idea`: by its letter, which is right for nearly all. */
export const withArticle = (word: string): string => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word}`;

/** The noun as it follows a number: `First-order concept` gives `first-order concepts`, for 1 `first-order concept`. */
export const countedNoun = (n: number, name: string): string => inSentence(n === 1 ? name : pluralNoun(name));
