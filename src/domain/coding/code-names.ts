import type { CaseStudy } from '../study/case-study.ts';
import { textIn, type LocalizedText } from '../text/localized-text.ts';
import { NAMELESS, type LevelName } from '../schema/level-name.ts';
import { nounOf, primary, type Noun } from './noun.ts';

/** What a study calls its codes and what they are gathered in, in one language. */
export interface CodeNames {
  /** The level of its codes. */
  readonly concept: Noun;
  /** What stands above them, of any level. */
  readonly category: Noun;
  /** The level that organises it for a reader. */
  readonly group: Noun;
}

/** The languages that the interface speaks. */
export type Spoken = 'en' | 'zh';

/** The one of them on pages in `lang`, by its primary subtag (`zh-Hant` reads as `zh`); English where there is none. */
export const spokenIn = (lang: string): Spoken => (primary(lang) === 'zh' ? 'zh' : 'en');

const plain = (name: LocalizedText): LevelName => ({ name, forms: {} });
const USUAL: Readonly<Record<keyof CodeNames, LevelName>> = {
  concept: plain({ en: 'Concept', zh: '概念' }),
  category: plain({ en: 'Category', zh: '范畴' }),
  group: plain({ en: 'Main category', zh: '主范畴' }),
};

/** The words of grounded theory. */
export function usualCodeNames(spoken: Spoken): CodeNames {
  return { concept: nounOf(USUAL.concept, spoken), category: nounOf(USUAL.category, spoken), group: nounOf(USUAL.group, spoken) };
}

/** Whether a text in language `of` can stand in a sentence of the interface on a page in `lang`. */
export const isSaid = (of: string, lang: string): boolean => of === lang || primary(of) === spokenIn(lang);

/** A study's own names; where it has none that can stand in a sentence there, the usual ones. */
export function codeNames(caseStudy: Pick<CaseStudy, 'study' | 'groups'>, lang: string): CodeNames {
  const { study, groups } = caseStudy;
  const usual = usualCodeNames(spokenIn(lang));
  const noun = (level: LevelName | undefined, other: Noun) =>
    level !== undefined && isSaid(textIn(level.name, lang).lang, lang) ? nounOf(level, lang) : other;
  return {
    concept: noun(study.levels.at(-1), usual.concept),
    category: noun(commonLevel(caseStudy, lang), usual.category),
    group: noun(groups[0]?.level, usual.group),
  };
}

/** The level of categories whose name the others end in, as category in subcategory; or else the one at the top, a core left aside. */
function commonLevel({ study, groups }: Pick<CaseStudy, 'study' | 'groups'>, lang: string): LevelName {
  const levels = study.levels.slice(0, -1);
  const name = (level: LevelName) => textIn(level.name, lang).text.toLowerCase();
  return levels.find((one) => levels.every((other) => name(other).endsWith(name(one)))) ?? levels[groups[0]?.depth ?? 0] ?? NAMELESS;
}
