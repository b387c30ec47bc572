import { pinyin } from 'pinyin-pro';
import { cut } from '#domain/importing/id-proposer.ts';
import { MAX_ID_LENGTH, toIdentifier } from '#domain/text/identifier.ts';

/** Letters that are no other letter with a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
};

/** A text in small letters without their marks, Chinese in pinyin, a syllable each; letters of other scripts stay. @param surname whether it begins with a family name */
function unmarked(text: string, surname: boolean): string {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[łøđðþßæœıħŧŋ]/g, (letter) => LETTERS[letter] ?? '');
  const pieces = /\p{Script=Han}/u.test(plain)
    ? pinyin(plain, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true, ...(surname && { surname: 'head' }) })
    : [plain];
  return pieces.join(' ').normalize('NFKD').replace(/\p{M}/gu, '');
}

/** An identifier is cut by its maker in the middle of a word: here whole ones are kept. */
const hyphened = (bare: string, most: number): string =>
  cut(
    bare
      .split(/[^a-z0-9]+/)
      .map(toIdentifier)
      .filter((piece) => piece !== '')
      .join('-'),
    most,
  );

/** A name as an identifier: Latin letters without their marks, Chinese in pinyin; empty where other letters stand in it. */
export function romanize(name: string): string {
  const bare = unmarked(name, false);
  return /(?!\p{Script=Latin})\p{L}/u.test(bare) ? '' : hyphened(bare, MAX_ID_LENGTH);
}

/** What of a text can stand in an identifier, whatever else is in it: `本报评论员` → `ben-bao-ping-lun-yuan`. @param most characters */
export const romanPart = (text: string, most: number, surname: boolean): string =>
  hyphened(unmarked(text.slice(0, MAX_ID_LENGTH), surname), most);
