/** Endings of one thing that have a plural of their own, or look like a plural. A name that ends in any other single `s` is one already. */
const PLURALS: readonly (readonly [ending: RegExp, plural: string])[] = [
  [/(phenomen|criteri)on$/, '$1a'],
  [/([sx])is$/, '$1es'],
  [/([^aeiou])y$/, '$1ies'],
  [/(us|ss|x|z|ch|sh)$/, '$1es'],
  [/([a-rt-z])$/, '$1s'],
];

/** What a study calls something in English, as it follows a number: `First-order concept` gives `first-order concepts`, for 1 `first-order concept`. */
export function countedNoun(n: number, name: string): string {
  const noun = name.replace(/^\p{Lu}(?=\p{Ll})/u, (letter) => letter.toLowerCase());
  const [ending, plural] = PLURALS.find(([one]) => one.test(noun)) ?? [];
  return n === 1 || ending === undefined || plural === undefined ? noun : noun.replace(ending, plural);
}
