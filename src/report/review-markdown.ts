import { subjectOf, type Change } from '#domain/comparison/change.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { changeDetails } from './change-details.ts';
import { describeChange, TOLD } from './change-sentence.ts';
import { changeWordsFor, type ChangeWords } from './change-words/index.ts';
import { byClass, countAlong, sideName, type Review } from './review.ts';
import { shortDifference } from './short-difference.ts';
import { visible } from './visible-text.ts';

/** What GitHub takes in a comment, in characters, less what the one who posts it adds. */
const MOST = 65_536 - 4096;
/** A class with more changes than this is folded. */
const UNFOLDED = 12;
/** A review as Markdown for a pull request's comment: within GitHub's limit, and nothing of the study in it is markup, link or mention. */
export function formatReviewMarkdown({ base, head, lang, changes }: Review): string {
  const words = changeWordsFor(lang);
  const counts = byClass(changes);
  const top = [
    `## ${words.title}`,
    `${escapeMarkdown(sideName(base))} → ${escapeMarkdown(sideName(head))}`,
    changes.length === 0 ? words.none : counts.map(([klass, list]) => `**${words.classes[klass]}** ${String(list.length)}`).join(' · '),
  ].join('\n\n');
  let room = MOST - top.length;
  const parts = counts.map(([klass, list]) => {
    const open = list.length <= UNFOLDED ? ' open' : '';
    const start = `\n\n<details${open}><summary><b>${words.classes[klass]}</b> (${String(list.length)})${words.colon}${words.classMeaning[klass]}</summary>\n\n`;
    const end = '\n</details>';
    room -= start.length + end.length + 200;
    const items: string[] = [];
    for (const change of list) {
      const full = changeItem(change, words, lang);
      const item = full.length <= room ? full : `- ${escapeMarkdown(describeChange(change, words, lang))}\n`;
      if (item.length > room) break;
      room -= item.length;
      items.push(item);
    }
    const left = list.length - items.length;
    return `${start}${items.join('')}${left > 0 ? `\n${words.cut(left)}\n` : ''}${end}`;
  });
  return `${top}${parts.join('')}\n`;
}

function changeItem(change: Change, words: ChangeWords, lang: string): string {
  const { kind, notice } = change;
  const lines = [`- ${escapeMarkdown(describeChange(change, words, lang))}`];
  if (notice !== undefined) lines.push(`  - ${escapeMarkdown(words.notice(textIn(notice.reason, lang).text))}`);
  else if (kind === 'removed' && change.class === 'citation-breaking') lines.push(`  - ${words.noNotice}`);
  if (!TOLD.has(kind))
    for (const { name, lang: of, from, to } of changeDetails(change, words, lang))
      lines.push(`  - ${escapeMarkdown(name)}${words.colon}${markedDifference(from, to, of)}`);
  const along = countAlong(change);
  if (along > 0) lines.push(`  - ${words.along(along)}`);
  lines.push(`  - \`${subjectOf(change).path.replaceAll('`', '')}\``);
  return `${lines.join('\n')}\n`;
}

function markedDifference(from: string, to: string, lang: string): string {
  const marks = { removed: ['<del>', '</del>'], added: ['<ins>', '</ins>'], same: ['', ''] } as const;
  return shortDifference(from, to, lang)
    .map(({ kind, text }) => `${marks[kind][0]}${escapeMarkdown(text)}${marks[kind][1]}`)
    .join('');
}

/** A word joiner, which is not seen, before what GitHub would take for the rest of a mention, an issue or an address. */
const MENTIONS = /(?<=[@#])|(?<=:)(?=\/)|(?<=www)(?=\.)/gi;

/** Every character that could be markup as a reference to itself, and nothing that becomes a link or tells a person. */
function escapeMarkdown(text: string): string {
  const isHyphen = (at: number, whole: string) => /^\w-\w$/.test(whole.slice(at - 1, at + 2));
  return visible(text.replaceAll(/\s+/g, ' '))
    .replaceAll(MENTIONS, '\u2060')
    .replaceAll(/[!-/:-@[-`{-~]/g, (char, at: number, whole: string) => (isHyphen(at, whole) ? char : `&#${String(char.charCodeAt(0))};`));
}
