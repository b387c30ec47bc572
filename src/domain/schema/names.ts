import { z } from 'zod';
import { EMPTY_MEND, saysSomething } from '../text/localized-text.ts';
import { someOf } from '../text/suggestion.ts';
import { nameOf } from './fields.ts';
import { TEXT_ROLES } from './text-role.ts';

/**
 * A name where only one can stand.
 * @param why what has only one, as the end of a sentence
 * @param mend what to do with several
 * @param known the names there are, for where none is given
 */
export function oneName(why: string, mend: string, known: readonly string[] = []) {
  return z
    .unknown()
    .superRefine((value, ctx) => {
      const tell = (message: string, params: { mend: string }) => ctx.addIssue({ code: 'custom', message, params });
      if (Array.isArray(value))
        tell(value.length === 1 ? 'is a list, and must be one name' : `names ${String(value.length)} categories, and ${why}`, {
          mend: value.length === 1 ? `Write it without the brackets or the hyphen: ${String(value[0])}.` : mend,
        });
      else if ((value ?? undefined) === undefined && known.length > 0)
        tell(value === null ? 'is empty' : 'is missing', { mend: `Write "category: …" with one of these: ${someOf(known)}.` });
    })
    .pipe(nameOf)
    .register(TEXT_ROLES, { role: 'name' });
}

/** Names of people, of whom there may be one: `AB`, or `[AB, CD]`; each once. */
export const oneOrMore = z
  .unknown()
  .transform((value, ctx): readonly string[] => {
    const tell = (message: string, mend: string, path: PropertyKey[] = []) =>
      ctx.addIssue({ code: 'custom', message, path, params: { mend, got: true } });
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const names = list.flatMap((one, index) => {
      if (typeof one === 'string' && saysSomething(one)) return [one];
      tell(
        'must be a name, or a list of names',
        one === null ? EMPTY_MEND : 'Write a name, or several: [AB, CD].',
        Array.isArray(value) ? [index] : [],
      );
      return [];
    });
    return [...new Set(names)];
  })
  .register(TEXT_ROLES, { role: 'text' });
