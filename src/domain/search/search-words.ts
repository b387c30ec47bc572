import { fold, foldedPlaces } from './fold.ts';

/** How texts and queries are cut into words for searching: the same when the index is made and when it is asked. */

/** Scripts that put no spaces between words: each of their characters is a word, and a run of them is found as a phrase. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;
const LETTER = String.raw`[[\p{L}\p{N}\p{M}]--[${UNSPACED}]]`;
const SPACED = String.raw`[[\p{L}\p{N}]--[${UNSPACED}]]${LETTER}*`;
const WORD = new RegExp(`[${UNSPACED}]|${SPACED}`, 'gv');
/** Words that hyphens join count as one. */
const COMPOUND = new RegExp(`${SPACED}(?:-${SPACED})+`, 'gv');
const WORD_OR_COMPOUND = new RegExp(`[${UNSPACED}]|${SPACED}(?:-${SPACED})*`, 'gv');
const BETWEEN = new RegExp(String.raw`[[\s\p{P}]--[\-]]+|(?<!${LETTER})-+|-+(?!${LETTER})`, 'v');
const IS_UNSPACED = new RegExp(`[${UNSPACED}]`, 'v');

/** A word as the index has it. A character of an unspaced script is its number, which no segmenter or stemmer takes for anything else. */
const indexed = (word: string) => (isUnspaced(word) ? numberOf(word) : word);

/** Thai is the first of them: what stands before it needs no closer look. */
const isUnspaced = (word: string) => word >= '\u0E00' && IS_UNSPACED.test(word);

const numbers = new Map<string, string>();
function numberOf(character: string): string {
  const known = numbers.get(character) ?? String(character.codePointAt(0)).padStart(7, '0');
  numbers.set(character, known);
  return known;
}

/** A text without the hyphens that some write and others do not. */
export const unhyphened = (text: string) => fold(text).replaceAll('-', '');

/** A text as the index reads it; of what hyphens join, the whole and its parts. */
export function indexText(text: string): string {
  const folded = fold(text);
  const whole = folded.includes('-') ? folded.replace(COMPOUND, (compound) => `${compound.replaceAll('-', '')} ${compound}`) : folded;
  return (whole.match(WORD) ?? []).map(indexed).join(' ');
}

/** One part of a query, all of which must be found: a phrase, or a single word, which may be the beginning of one. */
export interface SearchTerm {
  /** What the index is asked for: one of them will do. */
  readonly queries: readonly string[];
  /** Finds it in a folded text. */
  readonly pattern: RegExp;
}

/** The parts of what a reader typed, between spaces and punctuation. */
export function searchTerms(typed: string): SearchTerm[] {
  const parts = fold(typed)
    .split(BETWEEN)
    .map((part) => part.match(WORD_OR_COMPOUND) ?? []);
  return parts.filter((words) => words.length > 0).map((words) => ({ queries: queriesFor(words), pattern: patternFor(words) }));
}

/** With a hyphen, what is written as one word and what is written as several. */
function queriesFor(words: readonly string[]): string[] {
  return [...new Set([queryFor(words.map((word) => word.replaceAll('-', ''))), queryFor(words.flatMap((word) => word.split('-')))])];
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

const startsWord = (word: string) => (IS_UNSPACED.test(word) ? word : String.raw`(?<![\p{Script=Latin}\p{N}])${hyphenable(word)}`);

/** A hyphen may stand anywhere in a word, or a blank or nothing in the place of one. */
const hyphenable = (word: string) =>
  word
    .split('-')
    .map((part) => Array.from(part).join('-?'))
    .join(String.raw`[\s\-]?`);

const begins = (word: string) => (IS_UNSPACED.test(word) ? word : `${startsWord(stemOf(word))}[\\p{Script=Latin}\\p{N}]*`);

/** Without its last letters, which may differ, where it is long: *categories* finds *category*. */
function stemOf(word: string): string {
  const letters = Array.from(word);
  const places = letters.flatMap((letter, at) => (letter === '-' ? [] : [at]));
  return places.length < 8 ? word : letters.slice(0, places.at(-3)).join('').replace(/-+$/, '');
}

/** What each word of the index ends in: no folded text has it. So no word is the beginning of another, as which the index would offer it. */
const END = 'ß';
const IS_CHARACTER = /^0\d{6}$/;
const ended = (word: string) => (word.startsWith('0') && IS_CHARACTER.test(word) ? word : word + END);

/** The words of `indexText` as the index keeps them. */
export const keptWords = (words: string): string => words.replace(/\S+/g, ended);

/** A name as one word, which the index has besides its words: by it what is called so is found, or begins so, however many have its words. */
export const nameWord = (name: string): string => END + indexText(unhyphened(name)).replaceAll(' ', '');

/** Words in a row, whole, as the index is asked for them. */
export const keptPhrase = (queries: readonly string[]): string => `"${keptWords(queries.join(' ').replaceAll('"', ''))}"`;

/** What the index is asked for a query of a term, all of which must be found: characters in a row, and how words begin. */
export function keptQueries(query: string): string[] {
  const words = query.replaceAll('"', '').split(' ');
  const at = words.findLastIndex((word) => IS_CHARACTER.test(word)) + 1;
  const beginnings = at === 0 ? stemOf(words.join('-')).replaceAll('-', ' ') : words.slice(at).join(' ');
  return [...(at > 0 ? [keptPhrase(words.slice(0, at))] : []), ...(beginnings === '' ? [] : [beginnings])];
}

/** The words between blanks, each found as it is typed wherever it stands; hyphens make no difference. */
export const wordsAsTyped = (typed: string): Pick<SearchTerm, 'pattern'>[] =>
  unhyphened(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => ({
      pattern: new RegExp(Array.from(word, (one) => one.replace(/[\\^$.*+?()[\]{}|]/, String.raw`\$&`)).join('-*'), 'gu'),
    }));

/** Where a text has a term, in the text itself: from and to, the letters whole. */
export function placesOf(text: string, { pattern }: Pick<SearchTerm, 'pattern'>): [from: number, to: number][] {
  const found = [...fold(text).matchAll(pattern)];
  if (found.length === 0) return [];
  const places = foldedPlaces(text);
  return found.map(({ 0: { length }, index }) => {
    const last = places[index + length - 1] ?? 0;
    return [places[index] ?? 0, places.find((place, i) => i >= index + length && place > last) ?? text.length];
  });
}
