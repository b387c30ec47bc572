import type { CaseStudy } from '#domain/study/case-study.ts';
import { codeNames, spokenIn, usualCodeNames, type CodeNames, type Spoken } from '#domain/coding/code-names.ts';
import { en, type ChangeWords } from './en.ts';
import { zh } from './zh.ts';

const WORDS: Readonly<Record<Spoken, (names: CodeNames) => ChangeWords>> = { en, zh };

/** The words for changes in a language, with a study's own names where it is there; English where the interface does not speak it. */
export function changeWordsFor(lang: string, study?: Pick<CaseStudy, 'study' | 'groups'>): ChangeWords {
  const spoken = spokenIn(lang);
  return WORDS[spoken](study === undefined ? usualCodeNames(spoken) : codeNames(study, lang));
}

/** Our word for a name in a study's files, or the name itself where we have none. */
export const wordFor = (words: Readonly<Record<string, string>>, name: string): string =>
  Object.hasOwn(words, name) ? (words[name] ?? name) : name;

export type { ChangeWords };
