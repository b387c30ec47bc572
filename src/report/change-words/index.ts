import type { CaseStudy } from '#domain/study/case-study.ts';
import { codeNames, spokenIn, type CodeNames, type Spoken } from '#domain/coding/code-names.ts';
import { en, type ChangeWords } from './en.ts';
import { zh } from './zh.ts';

const WORDS: Readonly<Record<Spoken, (names: CodeNames) => ChangeWords>> = { en, zh };

/** The words for changes of a study in a language, with its own names; English where the interface does not speak it. */
export const changeWordsFor = (lang: string, study: Pick<CaseStudy, 'study' | 'groups'>): ChangeWords =>
  WORDS[spokenIn(lang)](codeNames(study, lang));

export type { ChangeWords };
