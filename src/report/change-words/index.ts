import { spokenIn, usualCodeNames, type Spoken } from '#domain/coding/code-names.ts';
import { en, type ChangeWords, type CodeWords } from './en.ts';
import { zh } from './zh.ts';

const WORDS: Readonly<Record<Spoken, (names: CodeWords) => ChangeWords>> = { en, zh };

/** The words for changes in a language, with a study's own names where they are there; English where the interface does not speak it. */
export function changeWordsFor(lang: string, names?: CodeWords): ChangeWords {
  const spoken = spokenIn(lang);
  return WORDS[spoken](names ?? usualCodeNames(spoken));
}

/** Our word for a name in a study's files, or the name itself where we have none. */
export const wordFor = (words: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name;

export type { ChangeWords };
