import { en, type Texts } from './en.ts';
import { zh } from './zh.ts';

const TEXTS: Readonly<Record<string, Texts>> = { en, zh };

/** The interface in a language, by its primary subtag (`zh-Hant` reads as `zh`); English where there is none. */
export function textsFor(lang: string): Texts {
  return TEXTS[lang.split('-')[0] ?? ''] ?? en;
}

export type { Texts };
