import type { CaseStudy, Category, Node } from '../study/case-study.ts';
import { textIn, type LocalizedText } from '../text/localized-text.ts';
import type { LevelName } from '../schema/level-name.ts';
import { nounOf, primary, type Noun } from './noun.ts';

/** What a study calls its codes and what they are gathered in, in one language. */
export interface CodeNames {
  /** The level of its codes. */
  readonly concept: Noun;
  /** What stands above them, of any level. */
  readonly category: Noun;
  /** What they stand in. */
  readonly holding: Noun;
  /** The level that organises it for a reader. */
  readonly group: Noun;
}

/** The languages that the interface speaks. */
export type Spoken = 'en' | 'zh';

/** The one of them on pages in `lang`, by its primary subtag (`zh-Hant` reads as `zh`); English where there is none. */
export const spokenIn = (lang: string): Spoken => (primary(lang) === 'zh' ? 'zh' : 'en');

const plain = (name: LocalizedText): LevelName => ({ name, forms: {} });
const USUAL = {
  concept: plain({ en: 'Concept', zh: '概念' }),
  category: plain({ en: 'Category', zh: '范畴' }),
  group: plain({ en: 'Main category', zh: '主范畴' }),
};
/** What categories of several levels are in a study of another method. */
const GENERAL = plain({ en: 'Category', zh: '类别' });

/** The words of grounded theory. */
export function usualCodeNames(spoken: Spoken): CodeNames {
  const category = nounOf(USUAL.category, spoken);
  return { concept: nounOf(USUAL.concept, spoken), category, holding: category, group: nounOf(USUAL.group, spoken) };
}

/** Whether a text in language `of` can stand in a sentence of the interface on a page in `lang`. */
export const isSaid = (of: string, lang: string): boolean => of === lang || primary(of) === spokenIn(lang);

type Named = Pick<CaseStudy, 'study' | 'groups' | 'categories'>;

/** A study's own names; where it has none that can stand in a sentence there, the usual ones. What has no name in common has a general one. */
export function codeNames({ study, groups, categories }: Named, lang: string): CodeNames {
  const usual = usualCodeNames(spokenIn(lang));
  const general = study.method === undefined ? usual.category : nounOf(GENERAL, spokenIn(lang));
  const noun = (level: LevelName | undefined, other: Noun) => (level !== undefined && isSaidOf(level, lang) ? nounOf(level, lang) : other);
  const below = [...categories.values()].filter(({ group }) => group !== undefined);
  const category = noun(commonLevel(below, lang), general);
  return {
    concept: noun(study.levels.at(-1), usual.concept),
    category,
    holding: noun(
      commonLevel(
        [...categories.values()].filter(({ concepts }) => concepts.length > 0),
        lang,
      ),
      category,
    ),
    group: noun(groups[0]?.level, usual.group),
  };
}

const isSaidOf = (level: LevelName, lang: string) => isSaid(textIn(level.name, lang).lang, lang);

/** What one category or concept is called; where that cannot stand in a sentence there, the usual word. */
export const nounOfNode = ({ kind, level }: Pick<Node, 'kind' | 'level'>, lang: string): Noun =>
  isSaidOf(level, lang) ? nounOf(level, lang) : usualCodeNames(spokenIn(lang))[kind];

/** The one level of the categories, or that whose name the others end in, as theme in subtheme; undefined where they have nothing in common. */
function commonLevel(categories: readonly Category[], lang: string): LevelName | undefined {
  const levels = [...new Set(categories.map(({ level }) => level))];
  const name = (level: LevelName) => textIn(level.name, lang).text.toLowerCase();
  return levels.find((one) => levels.every((other) => name(other).endsWith(name(one))));
}
