import type { TextRun } from '#domain/text/localized-text.ts';

/** Scripts that are written without spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const segmenters = new Map<string, Intl.Segmenter>();

/** One segmenter a language: making one costs more than a title's segments. */
function segmenter(lang: string): Intl.Segmenter {
  const made = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: 'word' });
  segmenters.set(lang, made);
  return made;
}

/** A title in pieces between which a line may break: words, none of them beginning a line with a particle or a mark. */
export function breakable({ text, lang }: TextRun): string[] {
  if (!UNSPACED.test(text)) return [text];
  const pieces: string[] = [];
  for (const { segment, isWordLike } of segmenter(lang).segment(text)) {
    const last = pieces.at(-1);
    if (last !== undefined && (isWordLike !== true || segment === '的')) pieces[pieces.length - 1] = last + segment;
    else pieces.push(segment);
  }
  return pieces;
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** What a reader sees as the first character, however many code points it is made of. */
export function firstCharacter(text: string): string {
  const [first] = graphemes.segment(text);
  return first?.segment ?? '';
}
