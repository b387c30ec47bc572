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

/** A name as an identifier: Latin letters without their marks, Chinese in pinyin, a syllable each; empty where other letters stand in it. */
export function romanize(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replace(/[łøđðþßæœıħŧŋ]/g, (letter) => LETTERS[letter] ?? ''); // prettier-ignore
  const pieces = /\p{Script=Han}/u.test(plain)
    ? pinyin(plain, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true })
    : [plain];
  const bare = pieces.join(' ').normalize('NFKD').replace(/\p{M}/gu, '');
  if (/(?!\p{Script=Latin})\p{L}/u.test(bare)) return '';
  // An identifier is cut by its maker in the middle of a word: here whole ones are kept.
  return cut(bare.split(/[^a-z0-9]+/).map(toIdentifier).filter((piece) => piece !== '').join('-'), MAX_ID_LENGTH); // prettier-ignore
}
