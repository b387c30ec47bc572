import TRADITIONAL from 'opencc-js/dict/TSCharacters';

/** Simplified characters by traditional ones. */
const SIMPLIFIED = new Map(TRADITIONAL.split('|').map((pair): [string, string] => [pair.split(' ')[0] ?? '', pair.split(' ')[1] ?? '']));

/** Letters that Unicode does not take apart, as those write who do not have them. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ĸ: 'k',
  ŋ: 'n',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ς: 'σ',
};
const UNPLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** Marks on letters, and points of Hebrew and Arabic; vowels of other scripts, and what tells か from が, are letters of their own. */
const MARKS = /[[\p{M}&&[\p{sc=Inherited}\p{sc=Hebrew}\p{sc=Arabic}]]--[\u3099\u309A]]/gv;
const HYPHENS = /[\u2010-\u2013\u2212]/g;

/** What may read otherwise folded: all but small Latin letters, signs of ASCII, and most Chinese characters; a letter with its marks. */
const FOLDS = new RegExp(
  `[\\u1100-\\u11FF]+|[^]\\p{M}+|[A-Z]|[^\\n -~\\u3001\\u3002\\u4E00-\\u9FFF]|[${[...SIMPLIFIED.keys()].join('')}]`,
  'gu',
);

/**
 * A text as readers may type it: small letters without marks, ligatures and full width taken apart, simplified characters, one hyphen, one blank,
 * without what is not seen. It may be longer or shorter than it was: `foldedPlaces` says what stood where.
 */
export const fold = (text: string): string => text.replace(FOLDS, foldCluster);

function foldCluster(cluster: string): string {
  const plain = cluster.normalize('NFKD').replace(MARKS, '').toLowerCase().normalize('NFC');
  const seen = plain.replace(/\p{Cf}/gu, '').replace(UNPLAIN, (letter) => PLAIN[letter] ?? letter);
  return Array.from(seen.replace(HYPHENS, '-').replace(/\s/g, ' '), (character) => SIMPLIFIED.get(character) ?? character).join('');
}

/** Where each place of the folded text stands in the text itself; the last is its end. */
export function foldedPlaces(text: string): number[] {
  const places: number[] = [];
  let done = 0;
  for (const { 0: cluster, index } of text.matchAll(FOLDS)) {
    for (; done < index; done++) places.push(done);
    places.push(...Array.from({ length: foldCluster(cluster).length }, () => index));
    done = index + cluster.length;
  }
  for (; done <= text.length; done++) places.push(done);
  return places;
}
