import { en, type ChangeWords } from './en.ts';
import { zh } from './zh.ts';

const WORDS: Readonly<Record<string, ChangeWords>> = { en, zh };

/** The words for changes in a language, by its primary subtag; English where there is none. */
export const changeWordsFor = (lang: string): ChangeWords => WORDS[lang.split('-')[0] ?? ''] ?? en;

export type { ChangeWords };
