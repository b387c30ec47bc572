/** How texts and queries are cut into words for searching: the same when the index is made and when it is asked. */

/** Scripts that put no spaces between words: each of their characters is a word, and a run of them is found as a phrase. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const WORD = new RegExp(String.raw`[${UNSPACED}]|[[\p{L}\p{N}]--[${UNSPACED}]][[\p{L}\p{N}\p{M}]--[${UNSPACED}]]*`, 'gv');
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'v');

/** What may read otherwise folded: all but small Latin letters, signs of ASCII, and most Chinese characters. */
const FOLDS = /[A-Z]|[^\n -~\u3001\u3002\u4E00-\u9FFF]/gu;

/** The same text as readers type it: small letters without marks, half-width; as long as it was, so that places in it agree if it is in NFC. */
export const fold = (text: string): string => text.replace(FOLDS, foldCharacter);

function foldCharacter(character: string): string {
  const folded = character.normalize('NFKD').replace(/\p{M}/gu, '').normalize('NFC').toLowerCase();
  return folded.length === character.length ? folded : character;
}

const wordsOf = (text: string) => fold(text.normalize('NFC')).match(WORD) ?? [];

/** A word as the index has it. A character of an unspaced script is its number, which no segmenter or stemmer takes for anything else. */
const indexed = (word: string) => (IS_UNSPACED.test(word) ? String(word.codePointAt(0)).padStart(7, '0') : word);

/** A text as the index reads it. */
export const indexText = (text: string) => wordsOf(text).map(indexed).join(' ');

/** One part of a query, all of which must be found: a phrase, or a single word, which may be the beginning of one. */
export interface SearchTerm {
  /** What the index is asked for. */
  readonly query: string;
  /** Finds it in a folded text. */
  readonly pattern: RegExp;
}

/** The parts of what a reader typed, between spaces and punctuation. */
export function searchTerms(typed: string): SearchTerm[] {
  const parts = typed.split(/[\s\p{P}]+/u).map(wordsOf);
  return parts.filter((words) => words.length > 0).map((words) => ({ query: queryFor(words), pattern: patternFor(words) }));
}

function queryFor(words: readonly string[]): string {
  const [only = '', ...more] = words.map(indexed);
  return more.length === 0 && !IS_UNSPACED.test(words[0] ?? '') ? only : `"${[only, ...more].join(' ')}"`;
}

function patternFor(words: readonly string[]): RegExp {
  const [only = '', ...more] = words;
  const source = more.length === 0 ? begins(only) : words.map(startsWord).join(String.raw`[\s\p{S}]*`);
  return new RegExp(source, 'gu');
}

const startsWord = (word: string) => (IS_UNSPACED.test(word) ? word : String.raw`(?<![\p{Script=Latin}\p{N}])${word}`);

/** The index also knows a word by its stem (*categories* finds *category*): its last letters may differ. */
const begins = (word: string) =>
  IS_UNSPACED.test(word) ? word : `${startsWord(word.length < 8 ? word : word.slice(0, -3))}[\\p{Script=Latin}\\p{N}]*`;
