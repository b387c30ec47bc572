import { z } from 'zod';
import { didYouMeanOr } from './suggestion.ts';

export const EMPTY_MEND = 'Write the text, or take the line out.';

/** A text by BCP 47 language tag; the study's default language is always there. */
export type LocalizedText = Readonly<Record<string, string>>;

/** The languages of a study that does not say them: any is right. */
export const ANY_LANGUAGE: readonly [string] = ['und'];

/** A run of text with the language it really is in, which is not always the one asked for. */
export interface TextRun {
  readonly text: string;
  readonly lang: string;
}

/** The text in `lang`, or else in the first language it has (the default comes first). */
export function textIn(text: LocalizedText, lang: string): TextRun {
  const own = text[lang];
  if (own !== undefined) return { text: own, lang };
  const [first] = Object.entries(text);
  return first === undefined ? { text: '', lang } : { lang: first[0], text: first[1] };
}

/** Whether a text has anything to see: no blanks alone, and no characters without a shape. */
export const saysSomething = (text: string): boolean => /[^\s\p{Default_Ignorable_Code_Point}\u2800]/u.test(text);

/** A plain string (the first of `languages`) or a map of languages, as a map with the default language first. */
export function localizedText(languages: readonly [string, ...string[]]) {
  return z.unknown().transform((value, ctx): LocalizedText => localize(value, languages, ctx, languages[0]));
}

/** Translations of a text that stands in the study's default language: a map of the other languages. */
export function translations(languages: readonly string[]) {
  return z.unknown().transform((value, ctx): LocalizedText => localize(value, languages, ctx));
}

/** The value as a map of languages; what is wrong with it is told. @param required the language that must be there */
export function localize(value: unknown, languages: readonly string[], ctx: z.RefinementCtx, required?: string): LocalizedText {
  const fail = (message: string, mend?: string, path: PropertyKey[] = [], params: { got?: true; part?: 'key' } = {}) => {
    ctx.addIssue({ code: 'custom', message, path, params: { ...params, ...(mend === undefined ? {} : { mend }) } });
    return {};
  };
  const any = languages === ANY_LANGUAGE;
  const map = any
    ? '{ <language>: … }'
    : `{ ${(required === undefined ? languages.slice(1) : languages).map((lang) => `${lang}: …`).join(', ')} }`;
  if (value === undefined) return fail('is missing', `Add it as text, or as a map of languages: ${map}.`);
  if (value === null) return fail('is empty', EMPTY_MEND);
  if (typeof value === 'string' && required !== undefined) {
    return saysSomething(value) ? { [required]: value } : fail('is empty', EMPTY_MEND);
  }
  if (typeof value !== 'object' || Array.isArray(value)) {
    const [, ...others] = languages;
    const one =
      "The study has one language. Take the line out, or add the translation's language to `languages` in study.yaml and write it before the text: { <language>: … }.";
    if (required === undefined)
      return fail('must be a map of languages', others.length === 0 && !any ? one : `Write which language it is in: ${map}.`, [], {
        got: true,
      });
    return fail(
      'must be text, or a map of languages',
      `Write text, or ${map}; a text that begins with "[" or "- " needs quotes around it.`,
      [],
      {
        got: true,
      },
    );
  }
  const keys = Object.keys(value);
  if (keys.length > 0 && !keys.some((key) => languages.includes(key)) && Object.values(value).every((one) => one === null))
    return fail('must be text, or a map of languages', 'Put quotes around a text that begins with "{".', [], { got: true });
  const texts: Record<string, string> = {};
  const given = new Map<string, unknown>(Object.entries(value));
  for (const [lang, text] of given) {
    if (!any && !languages.includes(lang))
      fail(
        `is in "${lang}", which is not one of the study's languages (${languages.join(', ')})`,
        didYouMeanOr(lang, languages, 'add it to `languages` in study.yaml'),
        [lang],
        { part: 'key' },
      );
    else if (text === null || (typeof text === 'string' && !saysSomething(text))) fail('is empty', EMPTY_MEND, [lang]);
    else if (typeof text !== 'string') fail('must be text', undefined, [lang], { got: true });
  }
  if (any) return Object.fromEntries([...given].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
  if (required !== undefined && !given.has(required))
    fail(`has no "${required}", the study's default language`, `Add ${required}: … to it.`);
  for (const lang of languages) {
    const text = given.get(lang);
    if (typeof text === 'string') texts[lang] = text;
  }
  return texts;
}
