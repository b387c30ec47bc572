import { recodedUnder, subjectOf, type ChangeKind, type NamedThing, type ToldChange } from '#domain/compared/change.ts';
import { nounOfNode } from '#domain/coding/code-names.ts';
import { identityKeyOf } from '#domain/study/lasting-thing.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import { wordFor, type ChangeWords } from './change-words/index.ts';

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
export function describeChange(change: ToldChange, words: ChangeWords, lang: string): string {
  const { before, after, kind } = change;
  const concerns = concernsByName(change);
  const names = (things: readonly NamedThing[]) => words.list(things.map((thing) => nameThing(thing, words, lang)));
  const [from, to] = valuesToTell(change).map((value) => tellValue(value, change, concerns, words, differingLanguage(change, lang)));
  return words.sentence[kind]({
    before: names(before),
    after: names(after),
    what: nameSubject(change, words, lang),
    field: fieldName(change, words, lang),
    from: from ?? '',
    to: to ?? '',
  });
}

/** The thing that changed; an excerpt with the concepts that it is coded under, where the sentence does not name them anyway. */
function nameSubject(change: ToldChange, words: ChangeWords, lang: string): string {
  const subject = subjectOf(change);
  const name = nameThing(subject, words, lang);
  const isNamed = change.field === 'codings' || change.kind.startsWith('evidence-');
  const coded = subject.kind === 'excerpt' && !isNamed ? change.concerns.filter(({ kind }) => kind === 'concept') : [];
  return coded.length === 0 ? name : words.under(name, words.list(coded.map((concept) => nameThing(concept, words, lang))));
}

/** Of the concepts that an excerpt carries, those that it lost and gained. */
function valuesToTell(change: ToldChange): [from: unknown, to: unknown] {
  const { kind, from, to } = change;
  if (!kind.startsWith('evidence-') || !Array.isArray(from) || !Array.isArray(to)) return [from, to];
  const apart = new Set(recodedUnder(change).map(({ id }) => id));
  return [from.filter((id) => apart.has(String(id))), to.filter((id) => apart.has(String(id)))];
}

/** What is different, as a noun; of a coding, also the concept. */
function fieldName({ field = '', concerns: [concept] }: ToldChange, words: ChangeWords, lang: string): string {
  return field === 'codings' && concept !== undefined ? words.codingAs(nameThing(concept, words, lang)) : wordFor(words.field, field);
}

/** `concept “First sight” (first-sight)` */
export function nameThing({ kind, id, label, level }: NamedThing, words: ChangeWords, lang: string): string {
  if (kind === 'study') return words.thing.study;
  const isNode = kind === 'concept' || kind === 'category';
  const called = isNode && level !== undefined ? nounOfNode({ kind, level: { name: level, forms: {} } }, lang).word : words.thing[kind];
  return words.named(shorten(called), shorten(textIn(label, lang).text), id);
}

function shorten(text: string): string {
  // Blanks in a row count as one; the rest of a long text need not be read.
  const characters = Array.from(text.slice(0, 100 * LONGEST).replaceAll(/\s+/g, ' '));
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST).join('')}…` : characters.join('');
}

/** The language in which a text differs, the study's first. */
function differingLanguage({ from, to, kind }: ToldChange, lang: string): string {
  if (kind !== 'renamed') return lang;
  const [old, now] = [from, to].map((text) => (isText(text) ? text : {}));
  return [lang, ...Object.keys({ ...old, ...now })].find((one) => old?.[one] !== now?.[one]) ?? lang;
}

type Concerns = ReadonlyMap<string, NamedThing>;

/** The things that a change's values name, by their identifiers, also with the namespace before it. */
export const concernsByName = ({ concerns }: ToldChange): Concerns =>
  new Map(
    concerns.toReversed().flatMap((thing) => [
      [thing.id, thing],
      [identityKeyOf(thing), thing],
    ]),
  );

/** A field's value in few words: names as the things they name, a text in the study's language. */
function tellValue(value: unknown, { field, kind }: ToldChange, concerns: Concerns, words: ChangeWords, lang: string): string {
  const name = (id: string) => {
    const thing = concerns.get(id);
    return thing === undefined ? id : nameThing(thing, words, lang);
  };
  if (value === undefined) return words.nothing;
  if (typeof value === 'string') return kind === 'renamed' ? words.quoted(shorten(value)) : name(value);
  if (Array.isArray(value)) {
    if (!value.every((part) => typeof part === 'string')) return '';
    const [from, to, ...more] = value.map(name);
    return field === 'ends' && from !== undefined && to !== undefined && more.length === 0
      ? words.pair(from, to)
      : words.list(value.map(name));
  }
  return isText(value) ? words.quoted(shorten(textIn(value, lang).text)) : '';
}

/** A text by language; other values with parts are told field by field elsewhere, or not in few words. */
const isText = (value: unknown): value is LocalizedText => {
  const parts = typeof value === 'object' && value !== null ? Object.values(value) : [];
  return parts.length > 0 && parts.every((part) => typeof part === 'string');
};
