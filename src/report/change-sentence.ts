import { subjectOf, type Change, type ChangeKind, type Thing } from '#domain/comparison/change.ts';
import { nameKey, spaceOf } from '#domain/comparison/comparison-things.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import type { ChangeWords } from './change-words/index.ts';

/** A label longer than this many characters is cut: an excerpt's is its whole text. */
const LONGEST = 32;

/** Kinds of changes whose sentence says all of it. */
export const TOLD: ReadonlySet<ChangeKind> = new Set<ChangeKind>([
  'moved',
  'reversed',
  'redirected',
  'evidence-gained',
  'evidence-lost',
  'evidence-moved',
]);

/** A change as a sentence without its full stop, in plain text: labels with identifiers beside them. @param lang of the study's texts */
export function describeChange(change: Change, words: ChangeWords, lang: string): string {
  const { before, after, field = '', kind } = change;
  const names = (things: readonly Thing[]) => words.list(things.map((thing) => nameThing(thing, words, lang)));
  const [from, to] = [change.from, change.to].map((value) => tellValue(value, change, words, differingLanguage(change, lang)));
  return words.sentence[kind]({
    before: names(before), after: names(after), what: nameThing(subjectOf(change), words, lang),
    field: words.field[field] ?? field, from: from ?? '', to: to ?? '',
  }); // prettier-ignore
}

/** `concept “First sight” (first-sight)` */
export function nameThing({ kind, id, label }: Thing, words: ChangeWords, lang: string): string {
  return kind === 'study' ? words.thing.study : words.named(words.thing[kind], shorten(textIn(label, lang).text), id);
}

function shorten(text: string): string {
  const characters = Array.from(text.replaceAll(/\s+/g, ' '));
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
}

/** The language in which a text differs, the study's first. */
function differingLanguage({ from, to, kind }: Change, lang: string): string {
  if (kind !== 'renamed') return lang;
  const [old, now] = [from, to].map((text) => (text ?? {}) as LocalizedText);
  return [lang, ...Object.keys({ ...old, ...now })].find((one) => old?.[one] !== now?.[one]) ?? lang;
}

/** The thing that a name means, though its namespace may stand before it. */
export const concernOf = (concerns: Change['concerns'], name: string) =>
  concerns.find(({ kind, id }) => id === name || nameKey(spaceOf(kind), id) === name);

/** A field's value in few words: names as the things they name, a text in the study's language. */
function tellValue(value: unknown, { concerns, field, kind }: Change, words: ChangeWords, lang: string): string {
  const name = (id: string) => {
    const thing = concernOf(concerns, id);
    return thing === undefined ? id : nameThing(thing, words, lang);
  };
  if (value === undefined) return words.nothing;
  if (typeof value === 'string') return kind === 'renamed' ? words.quoted(shorten(value)) : name(value);
  if (field === 'ends') return words.pair(...((value as string[]).map(name) as [string, string]));
  if (Array.isArray(value)) return value.every((part) => typeof part === 'string') ? words.list(value.map(name)) : '';
  return isText(value) ? words.quoted(shorten(textIn(value, lang).text)) : '';
}

/** A text by language; other values with parts are told field by field elsewhere, or not in few words. */
const isText = (value: unknown): value is LocalizedText => {
  const parts = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return parts.length > 0 && parts.every((part) => typeof part === 'string');
};
