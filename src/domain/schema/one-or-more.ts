import { z } from 'zod';
import { EMPTY_MEND, saysSomething } from '../text/localized-text.ts';
import { TEXT_ROLES } from './text-role.ts';

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
