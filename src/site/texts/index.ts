import type { CaseStudy } from '#domain/study/case-study.ts';
import { spokenIn, type Spoken } from '#domain/coding/code-names.ts';
import { en, type Texts } from './en.ts';
import { namesOf, usualNames, type Names } from './names.ts';
import { zh } from './zh.ts';

const TEXTS: Readonly<Record<Spoken, (names: Names) => Texts>> = { en, zh };

const USUAL = { en: en(usualNames('en')), zh: zh(usualNames('zh')) };

/** The interface in a language, with words of grounded theory where a study has its own: for what is said of no study's parts. */
export const textsFor = (lang: string): Texts => USUAL[spokenIn(lang)];

/** The interface of a study's pages in a language, with its own names. */
export const textsOf = (caseStudy: CaseStudy, lang: string): Texts => TEXTS[spokenIn(lang)](namesOf(caseStudy, lang));

export type { Texts };
