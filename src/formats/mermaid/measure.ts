/**
 * Widths in thousandths of an em: for each character the wider of Noto Sans and Arial, which covers PingFang,
 * Microsoft YaHei and Segoe UI too. Grouped by width, because most characters share one.
 */
const LATIN: Readonly<Record<number, string>> = {
  230: "'",
  270: 'ijl',
  290: ' !,.:;',
  340: '()-[]I`',
  390: 'ft{}/\\',
  420: 'r"',
  535: 'ckszxyvJ',
  570: 'aeL|',
  590: '0123456789$*+<=>^~?_',
  630: 'bdghnopquFTZ',
  670: '#ESVXYK',
  690: 'ABP',
  740: 'CDRU',
  770: '&HN',
  800: 'GOQw',
  910: '%M',
  960: 'mW',
  1040: '@',
};

const LATIN_WIDTH = new Map(
  Object.entries(LATIN).flatMap(([width, characters]) => Array.from(characters, (c) => [c, Number(width) / 1000] as const)),
);

/** The gap a browser puts between Chinese and Latin text under `text-autospace: normal`. */
const AUTOSPACE = 0.14;

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}\u{1F3FB}-\u{1F3FF}]$/u;
const EMOJI = /^[\p{Extended_Pictographic}\p{Regional_Indicator}]$/u;
/** Chinese, Japanese, Korean, their full-width forms, and the quotation marks and dashes that Chinese fonts draw a full em wide. */
const FULL_WIDTH =
  /^[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{17000}-\u{18fff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}\u2010-\u2027\u2030-\u205e\u2100-\u2bff\u00b7]$/u;
const HALF_WIDTH_FORM = /^[\uff61-\uffdc]$/u;
const WIDE_CYRILLIC = /^[ЖШЩЮФМЫжшщюфмыЊЉ]$/u;
const IDEOGRAPH = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u;
const SPACED_FROM_IDEOGRAPH = /^(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}]$/u;

/** The width of one code point in em: never less than common sans fonts draw it. */
function characterWidth(character: string): number {
  const latin = LATIN_WIDTH.get(character);
  if (latin !== undefined) return latin;
  if (ZERO_WIDTH.test(character)) return 0;
  if (EMOJI.test(character)) return 1.4;
  if (FULL_WIDTH.test(character)) return 1;
  if (HALF_WIDTH_FORM.test(character)) return 0.6;
  const base = character.normalize('NFD')[0];
  if (base !== undefined && base !== character) return LATIN_WIDTH.get(base) ?? 0.85;
  if (/^\p{Script=Hebrew}$/u.test(character)) return 0.72;
  if (/^\p{Script=Arabic}$/u.test(character)) return 0.9;
  if (WIDE_CYRILLIC.test(character)) return 1.1;
  if (/^[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Latin}]$/u.test(character)) return 0.82;
  return 1;
}

/** What a line needs to know of a character. */
interface Glyph {
  readonly width: number;
  readonly ideograph: boolean;
  /** Whether a browser sets it apart from an ideograph beside it. */
  readonly spaced: boolean;
}

/** Texts are measured again and again, of few characters. */
const glyphs = new Map<string, Glyph>();

function glyphOf(character: string): Glyph {
  const known = glyphs.get(character);
  if (known !== undefined) return known;
  const glyph = {
    width: characterWidth(character),
    ideograph: IDEOGRAPH.test(character),
    spaced: SPACED_FROM_IDEOGRAPH.test(character),
  };
  glyphs.set(character, glyph);
  return glyph;
}

/**
 * The width of a line of text in em, deterministic and at least what a browser would draw in a common sans font.
 * Chinese and emoji count by code point, so a joined emoji counts each of its parts: fonts without the joined
 * glyph draw them side by side.
 */
export function textWidth(text: string): number {
  let width = 0;
  let previous: Glyph | undefined;
  for (const character of text) {
    const glyph = glyphOf(character);
    width += glyph.width;
    if (previous !== undefined && ((previous.ideograph && glyph.spaced) || (previous.spaced && glyph.ideograph))) width += AUTOSPACE;
    previous = glyph;
  }
  return width;
}
