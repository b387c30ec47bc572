import { en, type ChangeWords } from './en.ts';
import { zh } from './zh.ts';

const WORDS: Readonly<Record<string, ChangeWords>> = { en, zh };

/** The words for changes in a language, by its primary subtag; English where there is none. */
export const changeWordsFor = (lang: string): ChangeWords => {
  const [primary = ''] = lang.split('-');
  return Object.hasOwn(WORDS, primary) ? (WORDS[primary] ?? en) : en;
};

/** Our word for a name in a study's files, or the name itself where we have none. */
export const wordFor = (words: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name;

export type { ChangeWords };
