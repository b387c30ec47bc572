/** A text with marks of full width as those of ASCII, character by character, so that a place in one is a place in the other. */
export const foldMarks = (text: string): string =>
  text
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00a0\u2002-\u200a]/g, ' ')
    .replaceAll('。', '.')
    .replace(/[〔【]/g, '[')
    .replace(/[〕】]/g, ']');

/** A Western text with the marks and blanks of its own script: the list of 2025 sets `：` in it too. */
const western = (text: string): string =>
  text
    .replace(/：\s*/g, ': ')
    .replace(/，\s*/g, ', ')
    .replace(/\s*（/g, ' (')
    .replace(/）/g, ')')
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

/** A field's words as a study keeps them. Blanks that a machine set between Chinese characters are none. */
export function fieldText(text: string): string {
  const trimmed = text.replace(/[ \t\u00a0]+/g, ' ').trim();
  if (!/\p{Script=Han}/u.test(trimmed)) return western(trimmed).replace(/ +/g, ' ').trim();
  return trimmed.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
}

/** Whether a machine set a blank between Chinese characters. */
export const hasBrokenHan = (text: string): boolean => /\p{Script=Han} \p{Script=Han}/u.test(text);
