import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import type { Reading } from '#domain/exchange/project.ts';

/** Encodings that may be named; `TextDecoder` knows them all. */
const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'gbk',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'iso-8859-2',
  'iso-8859-15',
  'koi8-r',
  'macintosh',
] as const;

/** The most frequent characters of Chinese, in both scripts: text that is read in the wrong encoding has hardly any. */
const FREQUENT = new Set(
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运這個們來為國說時會對得於過發後裡種經麼學現當沒動還進樣實軍無與長機點業將間問並應戰頭體見產話內給門兒東聲論處義幾認條氣題爾變總電數報結務場計',
);

/** The most frequent syllables of Korean. */
const SYLLABLES = new Set('이가는을를에의다고하로은지도기사한자인대그리서라시해나어있일들정상수과부아전스주보여것만조');

/** More noughts than this are no slips in UTF-8. */
const FEW_NOUGHTS = 0.1;

/**
 * Bytes as text without a byte-order mark: by that mark, as strict UTF-8, else as the user says, else by the language and by which
 * encoding gives text that people write; then it is told, for it is a guess.
 * @throws {ExchangeError} if the bytes are none in the encoding that was asked for
 */
export function decodeText(
  bytes: Uint8Array,
  { encoding, language }: { readonly encoding?: string | undefined; readonly language?: string | undefined } = {},
): { readonly text: string; readonly encoding: string; readonly told: Reading | undefined } {
  const told = (as: string, why: string, proved: boolean): Reading => ({ what: 'encoding', as, why, proved });
  if (encoding !== undefined) {
    const text = tryDecode(bytes, encoding);
    if (text === undefined)
      throw new ExchangeError(
        'encoding',
        `The file is not encoded in ${encoding}.`,
        `Leave --encoding out, or give another: ${ENCODINGS.join(', ')}.`,
      );
    return { text, encoding, told: told(encoding, 'as you said', true) };
  }
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
  if (marked !== undefined)
    return { text: new TextDecoder(marked).decode(bytes), encoding: marked, told: told(marked, 'its byte-order mark', true) };
  const utf8 = bytes.includes(0) && noughtsOf(bytes) > FEW_NOUGHTS ? undefined : tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', told: undefined };
  const wide = wideUnits(bytes);
  if (wide !== undefined)
    return { text: new TextDecoder(wide).decode(bytes), encoding: wide, told: told(wide, 'every other byte is nought', true) };
  const best = likeliest(bytes, language);
  return {
    text: best.text,
    encoding: best.encoding,
    told: told(best.encoding, `it is not UTF-8, and reads best so; --encoding decides`, false),
  };
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const noughtsOf = (bytes: Uint8Array) => bytes.reduce((sum, byte) => sum + (byte === 0 ? 1 : 0), 0) / bytes.length;

/** Whether bytes beyond ASCII come in pairs, as in the encodings of East Asia: a letter with an accent stands alone. */
function comeInPairs(bytes: Uint8Array): boolean {
  let run = 0;
  for (const byte of bytes)
    if (byte > 0x7f) run++;
    else if (run % 2 === 1) return false;
    else run = 0;
  return run % 2 === 0;
}

function wideUnits(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const noughts = [0, 0];
  for (const [i, byte] of bytes.subarray(0, 4096).entries()) if (byte === 0) noughts[i % 2] = (noughts[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = noughts;
  if (even + odd === 0 || bytes.length % 2 !== 0) return undefined;
  return odd > even * 4 ? 'utf-16le' : even > odd * 4 ? 'utf-16be' : undefined;
}

/** Of the encodings of East Asia the one with the most frequent characters; without them, and where bytes come alone, that of Western Europe, which reads anything. */
function likeliest(bytes: Uint8Array, language: string | undefined): { encoding: string; text: string } {
  const sample = bytes.length > 200_000 ? bytes.subarray(0, bytes.lastIndexOf(10, 200_000) + 1) : bytes;
  const scored = ['gb18030', 'big5', 'shift_jis', 'euc-kr'].flatMap((encoding) => {
    const text = tryDecode(sample.length === 0 ? bytes : sample, encoding);
    return text === undefined ? [] : [{ encoding, score: scoreOf(text, encoding) }];
  });
  const [best] = scored.sort((a, b) => b.score - a.score);
  const chinese = language === 'zh' || language?.startsWith('zh-') === true;
  const encoding =
    best !== undefined && (best.score >= 0.2 || (chinese && best.score > 0) || comeInPairs(sample))
      ? best.encoding
      : chinese
        ? 'gb18030'
        : 'windows-1252';
  return { encoding, text: new TextDecoder(encoding).decode(bytes) };
}

/** The part of the letters beyond ASCII that are frequent in the languages of the encoding. */
function scoreOf(text: string, encoding: string): number {
  let [good, all] = [0, 0];
  for (const character of text) {
    if (character <= '\u007f') continue;
    all++;
    if (
      encoding === 'shift_jis'
        ? /[\u3041-\u30fe、。]/u.test(character)
        : encoding === 'euc-kr'
          ? SYLLABLES.has(character)
          : FREQUENT.has(character) || /[，。、；：“”（）《》]/u.test(character)
    )
      good++;
  }
  return all === 0 ? 0 : good / all;
}
