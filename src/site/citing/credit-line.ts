import type { CaseStudy } from '#domain/study/case-study.ts';
import { hasOwnEdition } from '#domain/study/credit.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import type { Person } from '#domain/schema/study.ts';
import { textsFor } from '../texts/index.ts';

/** A person's name, or a group's. */
export function personName({ name, family, given }: Person, lang: string): string {
  const say = (text: LocalizedText | undefined) => (text === undefined ? '' : textIn(text, lang).text);
  return name === undefined ? textsFor(lang).personName(say(family), say(given)) : say(name);
}

/** Their names as a list in a sentence. */
export const personNames = (persons: readonly Person[], lang: string): string =>
  persons.map((person) => personName(person, lang)).join(textsFor(lang).listSeparator);

/** Who did the coding, and who wrote the rest; undefined where both are the authors. */
export function creditLine({ study }: CaseStudy, lang: string): string | undefined {
  if (!hasOwnEdition(study)) return undefined;
  const { authors, editors } = study;
  return textsFor(lang).edition.credit(personNames(authors, lang), editors.length === 0 ? undefined : personNames(editors, lang));
}

/** The same in each of the study's languages. */
export function creditLines(caseStudy: CaseStudy): LocalizedText | undefined {
  if (!hasOwnEdition(caseStudy.study)) return undefined;
  return Object.fromEntries(caseStudy.languages.map((lang) => [lang, creditLine(caseStudy, lang)])) as LocalizedText;
}
