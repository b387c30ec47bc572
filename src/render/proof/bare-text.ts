import { foldMarks } from '#formats/exchange/printed/fold.ts';

/** A text without what print may vary and a proof does not ask: white space, width, dashes, case, the final stop. */
export const bareText = (text: string): string =>
  foldMarks(text)
    .replace(/[\s\u200b\u00ad]+/gu, '')
    .replace(/[\u2010-\u2015\u2212~～]+|--+/gu, '-')
    .toLowerCase()
    .replace(/\.+$/, '');

/** Where two bare texts part, in a few characters of each. */
export function difference(printed: string, rendered: string): string {
  const [a, b] = [Array.from(printed), Array.from(rendered)];
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const around = (text: readonly string[]) => text.slice(Math.max(0, start - 3), Math.min(text.length - end + 3, start + 40)).join('');
  return `printed “${around(a)}”, by the style “${around(b)}”`;
}
