import { formFor, type LevelName } from '../schema/level-name.ts';
import { textIn } from '../text/localized-text.ts';
import { countedNoun, inSentence, pluralNoun } from './english-noun.ts';

/** What a study calls a kind of thing, as the interface says it. */
export interface Noun {
  /** The language it is in. */
  readonly lang: string;
  /** As a name: `Code`. */
  readonly name: string;
  /** Several, as a name: `Codes`. */
  readonly names: string;
  /** In a sentence: `code`. */
  readonly word: string;
  /** Several, in a sentence: `codes`. */
  readonly words: string;
  /** Whether it can follow a number: it is given the forms for that, or is in English, whose endings are known. */
  readonly isCounted: boolean;
  /** So many, in a sentence, without the number: `code` for 1. */
  of(n: number): string;
}

export const primary = (lang: string): string => lang.split('-')[0] ?? '';

/** A level's name as a noun: in the forms that it is given; in English else by the endings of English, in other languages else as it is. */
export function nounOf(level: LevelName, lang: string): Noun {
  const { text: name, lang: own } = textIn(level.name, lang);
  const english = primary(own) === 'en';
  const said = english ? inSentence : (text: string) => text;
  // Where a few have a form of their own, `other` is a fraction or very many: 2 kody, 5 kodów, 1,5 kodu.
  const names = level.forms.few?.[own] ?? level.forms.other?.[own] ?? (english ? pluralNoun(name) : name);
  return {
    lang: own,
    name,
    names,
    word: said(name),
    words: said(names),
    isCounted: english || level.forms.other?.[own] !== undefined,
    of(n) {
      const form = formFor(n, level, own);
      return form !== undefined ? said(form) : english ? countedNoun(n, name) : name;
    },
  };
}
