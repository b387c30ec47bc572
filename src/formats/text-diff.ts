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
 * @param lang BCP 47
 */
export function diffText(before: string, after: string, lang: string): DiffRun[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  const words = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const runs = diffArrays(words(before), words(after), { maxEditLength: MOST_EDITS });
  if (runs === undefined) return [{ kind: 'removed', text: before }, { kind: 'added', text: after }]; // prettier-ignore
  return runs.map(({ value, added, removed }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value.join('') }));
}
