import type { Position } from '#domain/entry/finding.ts';
import type { YamlProblem } from './yaml-problem.ts';

/** What no page and no file for programs can show: controls but tab and line feed, halves of a character, code points that are none. */
const UNFIT = /[[\p{Cc}--[\t\n]]\p{Cs}\ufeff\p{Noncharacter_Code_Point}]/v;

/** One finding for each such character of a text, at the first one of its kind. */
export function checkCharacters(text: string, positionOf: (index: number) => Position): YamlProblem[] {
  if (!UNFIT.test(text)) return [];
  const counts = new Map<string, { readonly index: number; count: number }>();
  for (const { 0: character, index } of text.matchAll(new RegExp(UNFIT, 'gv'))) {
    const known = counts.get(character);
    if (known === undefined) counts.set(character, { index, count: 1 });
    else known.count++;
  }
  return Array.from(counts, ([character, { index, count }]) => ({
    position: positionOf(index),
    message: `There is ${nameOf(character)} here${count === 1 ? '' : `, the first of ${String(count)}`}, which no page can show.`,
    mend: 'Take it out. It may have come with a copy from another program; many editors can show such characters.',
    lasting: true,
  }));
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const name = `(U+${code.toString(16).toUpperCase().padStart(4, '0')})`;
  if (code === 0xfeff) return `a byte-order mark ${name} inside the text`;
  if (code >= 0xd800 && code <= 0xdfff) return `half of a character ${name}`;
  return code <= 0x9f ? `a control character ${name}` : `a code that stands for no character ${name}`;
}

/** A text without the characters that are told: each is a replacement character, so that all places stay. */
export const withoutUnfit = (text: string): string =>
  UNFIT.test(text) ? text.replaceAll(new RegExp(UNFIT, 'gv'), (one) => '\ufffd'.repeat(one.length)) : text;
