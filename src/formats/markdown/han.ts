/** Characters of scripts that put no blank between words, and the marks of full width that stand among them. */
const HAN = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\ufe30-\ufe4f\uff00-\uffef`;
/** Marks that Chinese shares with other scripts. */
const SHARED = '“”‘’…—·';

const han = new RegExp(`[${HAN}]`, 'u');
const hanOrShared = new RegExp(`[${HAN}${SHARED}]`, 'u');
const shared = new RegExp(`[${SHARED}]`, 'u');

/** How a character takes a line break beside it: `han` wants no blank, `other` wants one, `either` does as the other side. */
export type Side = 'han' | 'either' | 'other';

/** @param character none at the edge of a text */
export function sideOf(character: string | undefined): Side {
  return character === undefined || shared.test(character) ? 'either' : han.test(character) ? 'han' : 'other';
}

/** Whether a UTF-16 code unit ends a bare address: Han, of any plane, and punctuation that is or may be of full width. */
export function endsAddress(code: number): boolean {
  return code > 0x7f && ((code >= 0xd840 && code <= 0xd88f) || hanOrShared.test(String.fromCharCode(code)));
}
