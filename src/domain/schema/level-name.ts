import { z } from 'zod';
import { EMPTY_MEND, localize, saysSomething, type LocalizedText } from '../text/localized-text.ts';
import { isMap, type Languages } from './fields.ts';
import { TEXT_ROLES } from './text-role.ts';

/** How many there may be of a thing, by the Unicode CLDR: which of these a language has, `Intl.PluralRules` knows. */
const PLURAL_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
type PluralForm = (typeof PLURAL_FORMS)[number];

/** What a study calls one of its levels. */
export interface LevelName {
  /** Of one: `Code`. */
  readonly name: LocalizedText;
  /** Of so many, in the languages that say it: `other` is `{ en: Codes }`. */
  readonly forms: Readonly<Partial<Record<PluralForm, LocalizedText>>>;
}

export const NAMELESS: LevelName = { name: {}, forms: {} };

export const isLevelName = (value: object): value is LevelName => 'name' in value && 'forms' in value;

/** A text, or a map of languages, in which forms may stand for a text: `Code`, `{ one: Code, other: Codes }`, `{ en: { one: Code, other: Codes } }`. */
export function levelName(languages: Languages) {
  return z
    .unknown()
    .transform((value, ctx): LevelName => {
      const [main] = languages;
      const given: unknown = isForms(value, languages) ? { [main]: value } : value;
      const forms: Partial<Record<PluralForm, Record<string, string>>> = {};
      const take = (lang: string, one: unknown) => {
        if (!isMap(one)) return one;
        for (const [form, text] of formsIn(one, lang, ctx)) (forms[form] ??= {})[lang] = text;
        return forms.one?.[lang] ?? forms.other?.[lang] ?? '';
      };
      const flat: unknown = isMap(given) ? Object.fromEntries(Object.entries(given).map(([lang, one]) => [lang, take(lang, one)])) : given;
      return ctx.issues.length > 0 ? NAMELESS : { name: localize(flat, languages, ctx, main), forms };
    })
    .register(TEXT_ROLES, { role: 'text' });
}

/** Whether a map is of forms, and not of languages. */
const isForms = (value: unknown, languages: Languages) =>
  isMap(value) && Object.keys(value).some((key) => isForm(key) && !languages.includes(key));

const isForm = (key: string): key is PluralForm => (PLURAL_FORMS as readonly string[]).includes(key);

function formsIn(map: Record<string, unknown>, lang: string, ctx: z.RefinementCtx): [PluralForm, string][] {
  const own = formsOf(lang).join(', ');
  const tell = (message: string, mend: string) => ctx.addIssue({ code: 'custom', message, params: { mend } });
  if (!('other' in map)) tell(`has no form "other" in ${lang}`, `Write { one: Code, other: Codes }; the forms of ${lang} are ${own}.`);
  return Object.entries(map).flatMap(([form, text]): [PluralForm, string][] => {
    if (isForm(form) && !formsOf(lang).includes(form)) {
      tell(`has the form "${form}" in ${lang}, which no number has there`, `The forms of ${lang} are ${own}, by how many there are of it.`);
      return [];
    }
    if (isForm(form) && typeof text === 'string' && saysSomething(text)) return [[form, text]];
    if (isForm(form)) tell(`has an empty form "${form}" in ${lang}`, EMPTY_MEND);
    else tell(`has "${form}" among its forms in ${lang}`, `The forms of ${lang} are ${own}, by how many there are of it.`);
    return [];
  });
}

function formsOf(lang: string): readonly string[] {
  try {
    return new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  } catch {
    return PLURAL_FORMS;
  }
}

/** The form for `n` of them in the language that the name is in; undefined where none is given. */
export function formFor(n: number, { forms }: LevelName, lang: string): string | undefined {
  return forms[new Intl.PluralRules(lang).select(n)]?.[lang] ?? forms.other?.[lang];
}
