import { visible } from './visible-text.ts';

/** A word joiner, which is not seen, before what GitHub would take for the rest of a mention, an issue or an address. */
const MENTIONS = /(?<=[@#])|(?<=:)(?=\/)|(?<=www)(?=\.)|(?<=\bGH)(?=-\d)/gi;

/** Every character that could be markup as a reference to itself, and nothing that becomes a link or tells a person. */
export function escapeMarkdown(text: string): string {
  const isHyphen = (at: number, whole: string) => /^\w-\w$/.test(whole.slice(at - 1, at + 2));
  return visible(text.replaceAll(/\s+/g, ' '))
    .replaceAll(MENTIONS, '\u2060')
    .replaceAll(/[!-/:-@[-`{-~]/g, (char, at: number, whole: string) => (isHyphen(at, whole) ? char : `&#${String(char.charCodeAt(0))};`));
}

/** A link whose words are anybody's. @param url percent-encoded, as `URL` has it */
export function markdownLink(words: string, url: string): string {
  return `[${escapeMarkdown(words)}](${url.replaceAll(/[()<>\\]/g, (char) => `%${char.charCodeAt(0).toString(16)}`)})`;
}
