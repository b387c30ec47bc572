import type { CaseStudy } from '#domain/case-study.ts';
import { hasOwnEdition, writersOf } from '#domain/credit.ts';
import { textIn, type LocalizedText } from '#domain/localized-text.ts';
import type { Person } from '#domain/schema/study.ts';
import { edition } from './edition.ts';
import type { PageSubject } from './page-subject.ts';
import { textsFor } from './texts/index.ts';

/** Who answers for what a page is about: of a narrative its writers, else the authors. */
export function responsible(about: PageSubject | undefined): readonly Person[] {
  const { study } = edition().caseStudy;
  return about?.kind === 'narrative' ? writersOf(study) : study.authors;
}

/** A person's name, or a group's. */
export function personName({ name, family, given }: Person, lang: string): string {
  const say = (text: LocalizedText | undefined) => (text === undefined ? '' : textIn(text, lang).text);
  return name === undefined ? textsFor(lang).personName(say(family), say(given)) : say(name);
}

/** Who did the coding, and who wrote the rest; undefined where both are the authors. */
export function creditLine({ study }: CaseStudy, lang: string): string | undefined {
  if (!hasOwnEdition(study)) return undefined;
  const t = textsFor(lang);
  const list = (persons: readonly Person[]) => persons.map((person) => personName(person, lang)).join(t.listSeparator);
  return t.edition.credit(list(study.authors), study.editors.length === 0 ? undefined : list(study.editors));
}

/** The same in each of the study's languages. */
export function creditLines(caseStudy: CaseStudy): LocalizedText | undefined {
  if (!hasOwnEdition(caseStudy.study)) return undefined;
  return Object.fromEntries(caseStudy.languages.map((lang) => [lang, creditLine(caseStudy, lang)])) as LocalizedText;
}
