import { diffArrays } from 'diff';

/** A run of text that is in both, only in the old one, or only in the new one. */
export interface DiffRun {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Texts that share fewer words than this many edits allow are shown one after the other, whole. */
const MOST_EDITS = 2000;

/**
 * What was taken out and put in, word by word: words as the language has them, also where it writes no spaces between them.
 * The runs that are not `added` are the old text, those not `removed` the new one, character by character.
 * @param lang BCP 47 @param most edits
 */
export function diffText(before: string, after: string, lang: string, most = MOST_EDITS): DiffRun[] {
  const segmenter = wordsIn(lang);
  const words = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const runs = diffArrays(words(before), words(after), { maxEditLength: most });
  if (runs === undefined)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return runs.map(({ value, added, removed }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') }));
}

/** A tag that is well formed may still be none that is known. */
function wordsIn(lang: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(lang, { granularity: 'word' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return new Intl.Segmenter('und', { granularity: 'word' });
  }
}
