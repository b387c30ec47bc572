import { z } from 'zod';
import { isIdentifier, MAX_ID_LENGTH, toIdentifier } from '../text/identifier.ts';
import { EMPTY_MEND, localizedText, saysSomething, translations } from '../text/localized-text.ts';
import { iri } from '../text/web-address.ts';
import { TEXT_ROLES } from './text-role.ts';

/** A map, as YAML and JSON have it. */
export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type Languages = readonly [string, ...string[]];

const notEmpty = [saysSomething, { error: 'is empty', params: { mend: EMPTY_MEND } }] as const;

/** A map whose keys are names that a study gives: each is one line that says something, without blanks at its ends. */
export const namedMap = <T extends z.ZodType>(value: T) =>
  z
    .unknown()
    .superRefine((map, ctx) => {
      for (const key of isMap(map) ? Object.keys(map) : []) {
        const wrong = wrongName(key);
        if (wrong !== undefined) ctx.addIssue({ code: 'custom', path: [key], message: wrong[0], params: { mend: wrong[1], part: 'key' } });
      }
    })
    .pipe(z.record(z.string(), value));

/** What is wrong with a name that stands as a key, and the mend. */
function wrongName(key: string): [message: string, mend: string] | undefined {
  if (!saysSomething(key)) return ['has an empty name', 'Write a name before the colon, or take the line out.'];
  if (/[\p{Cc}\u2028\u2029]/u.test(key))
    return ['has a name that is not of one line', `Write it as ${JSON.stringify(key.trim().replaceAll(/[\s\p{Cc}]+/gu, ' '))}.`];
  if (key !== key.trim()) return ['has a name with blanks at its ends', `Write it as ${JSON.stringify(key.trim())}.`];
  // The one name that no map of a program can have.
  return key === '__proto__' ? ['has a name that programs keep for themselves', 'Give it another name.'] : undefined;
}

/** Text that says something. */
export const text = z
  .string()
  .refine(...notEmpty)
  .register(TEXT_ROLES, { role: 'text' });

/** Words of others, which stand as they are. */
export const verbatim = z
  .string()
  .refine(...notEmpty)
  .register(TEXT_ROLES, { role: 'verbatim' });

/** An identifier written inside a file (excerpts, relations): for life, like a file's name. */
export const identifier = z.string().superRefine((value, ctx) => {
  if (isIdentifier(value)) return;
  const better = toIdentifier(value);
  ctx.addIssue({
    code: 'custom',
    message: 'must be an identifier',
    params: {
      rule: 'id-format',
      got: true,
      mend: `Write ${better === '' ? 'a name' : `"${better}", or another name`} in small letters a–z, digits and single hyphens, at most ${String(MAX_ID_LENGTH)} characters.`,
    },
  });
});

/** Identifiers that a thing had before, or that were merged into it: their URLs lead to it for ever. */
export const formerIds = z.array(identifier).default([]);

/** A name that must be found elsewhere in the study; whether it is, the graph's rules say. */
export const nameOf = z
  .string()
  .refine(...notEmpty)
  .register(TEXT_ROLES, { role: 'name' });

/** A web address that is safe to link to. */
export const url = z.url({ protocol: /^https?$/, error: ({ input }) => `must be ${webAddress(input)}` }).transform(iri);

const webAddress = (written: unknown) =>
  /^https?:\/\//i.test(String(written))
    ? 'a web address with a host, and a port below 65536 if it has one'
    : 'a web address that begins with https:// or http://';

/** A DOI without its resolver (ISO 26324: prefix `10.`, a slash, a suffix). */
export const doi = z.string().regex(/^10\.\d{4,9}(\.\d+)*\/\S+$/, 'must be a DOI such as 10.1234/abc, without https://doi.org/');

/** ORCID iD, with its ISO 7064 MOD 11-2 check character. */
export const orcid = z
  .string()
  .regex(/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/, { error: 'must be an ORCID iD such as 0000-0002-1825-0097', abort: true })
  .refine(
    (value) => {
      let total = 0;
      for (const digit of value.replaceAll('-', '').slice(0, 15)) total = (total + Number(digit)) * 2;
      const check = (12 - (total % 11)) % 11;
      return value.endsWith(check === 10 ? 'X' : String(check));
    },
    { error: 'has a wrong check digit: a digit was mistyped', params: { mend: 'Copy it again from orcid.org.' } },
  );

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** A year, a month or a day (ISO 8601): `2024`, `2024-03`, `2024-03-28`; the parts that are given, as numbers. */
export const date = z.union([z.number(), z.string()]).transform((value, ctx): readonly number[] => {
  const match = DATE.exec(String(value));
  const parts = (match?.slice(1) ?? []).filter((part: string | undefined) => part !== undefined).map(Number);
  const [year, month, day] = parts;
  const daysInMonth = month === undefined ? 31 : new Date(Date.UTC(year ?? 0, month, 0)).getUTCDate();
  if (year === undefined || (month !== undefined && (month < 1 || month > 12)) || (day !== undefined && (day < 1 || day > daysInMonth))) {
    ctx.addIssue({
      code: 'custom',
      message: 'must be a date',
      params: { got: true, mend: 'Write a year, a month or a day: 2024, 2024-03 or 2024-03-28.' },
    });
    return [];
  }
  return parts;
});

/** CSL's number variables may be text or numbers; they are kept as the text that was typed. */
export const numeral = z.union([z.string(), z.number()]).transform(String).register(TEXT_ROLES, { role: 'numeral' });

/** The fields that need to know the study's languages. */
export function localizedFields(languages: Languages) {
  const localized = localizedText(languages).register(TEXT_ROLES, { role: 'text' });
  const note = z.strictObject({ kind: z.enum(['as-printed', 'correction', 'inference']), text: localized });
  return {
    localized,
    optional: localized.optional(),
    notes: z.array(note).default([]),
    translations: translations(languages).register(TEXT_ROLES, { role: 'text' }),
  };
}
