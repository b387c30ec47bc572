import { filesOf, type ToldChange } from '#domain/compared/change.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { changeDetails } from './change-details.ts';
import { describeChange, TOLD } from './change-sentence.ts';
import { changeWordsFor, type ChangeWords } from './change-words/index.ts';
import { figureLines } from './figures.ts';
import { escapeMarkdown } from './markdown-text.ts';
import type { ReviewData } from './review-json.ts';
import { byClass, countAlong, sideName } from './review.ts';
import { shortDifference } from './short-difference.ts';
import { visible } from './visible-text.ts';

/** What GitHub takes in a comment, in characters, less what the one who posts it adds. */
const MOST = 65_536 - 4096;
/** A class with more changes than this is folded. */
const UNFOLDED = 12;
/** Characters of the name of a side: a branch's may have 255. */
const LONGEST_NAME = 300;
/** Characters of values that are compared at all, and edits between two of them: more is not told word by word. */
const [COMPARED, EDITS] = [1_000_000, 300];

/**
 * A review as Markdown for a pull request's comment: in our own words, and nothing in it that stands in the data is markup, link or mention.
 * @param most characters, of which some hundred are always needed
 */
export function formatReviewMarkdown({ base, head, language, names, changes, figures }: ReviewData, most = MOST): string {
  const words = changeWordsFor(language, names);
  const counts = byClass(changes);
  const top = [
    `## ${words.title}`,
    [base, head].map((side) => escapeMarkdown(sideName(side).slice(0, LONGEST_NAME))).join(' → '),
    changes.length === 0 ? words.none : counts.map(([klass, list]) => `**${words.classes[klass]}** ${String(list.length)}`).join(' · '),
  ].join('\n\n');
  const teller = new Teller(words, language);
  const lines = figureLines(figures, words, language).map((line) => `- ${escapeMarkdown(line)}\n`);
  const counted = lines.length === 0 ? '' : `\n\n<details><summary><b>${words.figures}</b></summary>\n\n${lines.join('')}\n</details>`;
  let room = most - top.length - counted.length;
  const parts = counts.map(([klass, list]) => {
    const open = list.length <= UNFOLDED ? ' open' : '';
    const start = `\n\n<details${open}><summary><b>${words.classes[klass]}</b> (${String(list.length)})${words.colon}${words.classMeaning[klass]}</summary>\n\n`;
    const end = '\n</details>';
    room -= start.length + end.length + 200;
    const items: string[] = [];
    for (const change of room > 0 ? list : []) {
      const item = teller.item(change, room);
      if (item === undefined) break;
      room -= item.length;
      items.push(item);
    }
    const left = list.length - items.length;
    return `${start}${items.join('')}${left > 0 ? `\n${words.cut(left)}\n` : ''}${end}`;
  });
  return `${top}${parts.join('')}${counted}\n`;
}

/** Tells changes one after the other, as long as that costs little. */
class Teller {
  readonly #words: ChangeWords;
  readonly #lang: string;
  #compared = 0;

  constructor(words: ChangeWords, lang: string) {
    this.#words = words;
    this.#lang = lang;
  }

  /** With its details, or where there is no room for them without; undefined where there is none for that. */
  item(change: ToldChange, room: number): string | undefined {
    const sentence = `- ${escapeMarkdown(describeChange(change, this.#words, this.#lang))}\n`;
    if (sentence.length > room) return undefined;
    const item = [sentence, ...this.#details(change).map((line) => `  - ${line}\n`)].join('');
    return item.length <= room ? item : sentence;
  }

  #details(change: ToldChange): string[] {
    const { kind, notice } = change;
    const words = this.#words;
    const along = countAlong(change);
    return [
      ...(notice === undefined ? [] : [escapeMarkdown(words.notice(textIn(notice.reason, this.#lang).text))]),
      ...(notice === undefined && kind === 'removed' && change.class === 'citation-breaking' ? [words.noNotice] : []),
      ...(TOLD.has(kind) ? [] : this.#values(change)),
      ...(along > 0 ? [words.along(along)] : []),
      filesOf(change)
        .map((path) => `\`${visible(path).replaceAll('`', '') || '?'}\``)
        .join(' '),
    ];
  }

  #values(change: ToldChange): string[] {
    const { from, to } = change;
    this.#compared += JSON.stringify([from, to]).length;
    if (this.#compared > COMPARED) return [];
    return changeDetails(change, this.#words, this.#lang).map(
      (value) => `${escapeMarkdown(value.name)}${this.#words.colon}${markedDifference(value.from, value.to, value.lang)}`,
    );
  }
}

function markedDifference(from: string, to: string, lang: string): string {
  const marks = { removed: ['<del>', '</del>'], added: ['<ins>', '</ins>'], same: ['', ''] } as const;
  return shortDifference(from, to, lang, EDITS)
    .map(({ kind, text }) => `${marks[kind][0]}${escapeMarkdown(text)}${marks[kind][1]}`)
    .join('');
}
