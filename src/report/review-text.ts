import type { Change } from '#domain/compared/change.ts';
import { codeNames } from '#domain/coding/code-names.ts';
import { changeDetails } from './change-details.ts';
import { describeChange, TOLD } from './change-sentence.ts';
import { changeWordsFor, type ChangeWords } from './change-words/index.ts';
import { figureLines } from './figures.ts';
import { byClass, countAlong, sideName, type Review } from './review.ts';
import { shortDifference } from './short-difference.ts';
import { visible } from './visible-text.ts';

/** A review for a terminal: a line a change, with the values that changed below it. */
export function formatReviewText({ base, head, lang, after, changes, figures }: Review): string {
  const words = changeWordsFor(lang, codeNames(after, lang));
  const lines = [`${words.title}${words.colon}${sideName(base)} → ${sideName(head)}`];
  if (changes.length === 0) lines.push(words.none);
  for (const [klass, list] of byClass(changes)) {
    lines.push('', `${words.classes[klass]} (${String(list.length)})${words.colon}${words.classMeaning[klass]}`);
    for (const change of list) lines.push(...changeLines(change, words, lang));
  }
  const counted = figureLines(figures, words, lang);
  if (counted.length > 0) lines.push('', words.figures, ...counted.map((line) => `  ${line}`));
  return lines.map(visible).join('\n');
}

function changeLines(change: Change, words: ChangeWords, lang: string): string[] {
  const details = changeDetails(change, words, lang).map(
    ({ name, lang: of, from, to }) => `      ${name}${words.colon}${difference(from, to, of)}`,
  );
  const along = countAlong(change);
  return [
    `  ${describeChange(change, words, lang)}`,
    ...(TOLD.has(change.kind) ? [] : details),
    ...(along === 0 ? [] : [`      ${words.along(along)}`]),
  ];
}

/** `kept [-taken out-]{+put in+}`, as `git diff --word-diff` writes it. */
function difference(from: string, to: string, lang: string): string {
  const runs = shortDifference(from, to, lang).map(({ kind, text }) => {
    const line = text.replaceAll(/\s+/g, ' ');
    return kind === 'removed' ? `[-${line}-]` : kind === 'added' ? `{+${line}+}` : line;
  });
  return runs.join('');
}
