import { saysSomething } from '#domain/text/localized-text.ts';
import type { Losses } from '#domain/exchange/losses.ts';
import { withLineFeeds } from '../text/line-ends.ts';

/** What no page can show: controls but tab and line feed, halves of a character, a byte-order mark inside, code points that are none. */
const UNFIT = /[^\P{Cc}\t\n]|[\ud800-\udfff]|\ufeff|\p{Noncharacter_Code_Point}/gu;

/** A text of a file as a study can have it; what is taken out is told. */
export function fitText(text: string, losses: Losses): string {
  const lines = withLineFeeds(text);
  const count = lines.match(UNFIT)?.length ?? 0;
  if (count === 0) return lines;
  losses.add('control', { count });
  return lines.replace(UNFIT, '');
}

/** A name on one line, without blanks around it. */
export function fitName(text: string, losses: Losses): string {
  const name = fitText(text, losses).replace(/\s+/gu, ' ').trim();
  return saysSomething(name) ? name : '';
}

/** The words, or nothing where there are none. */
export function fitWords(text: string | undefined, losses: Losses): string | undefined {
  const words = text === undefined ? '' : fitText(text, losses).trim();
  return saysSomething(words) ? words : undefined;
}
