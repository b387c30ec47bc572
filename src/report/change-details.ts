import { isMap } from '#domain/schema/fields.ts';
import { subjectOf, type ToldChange } from '#domain/compared/change.ts';
import { concernsByName, nameThing } from './change-sentence.ts';
import { wordFor, type ChangeWords } from './change-words/index.ts';

/** One value of a change before and after, as texts; empty where it was or is not there. */
export interface Detail {
  /** The field, and where in it the value stands: a language, a number, a name of its own. */
  readonly name: string;
  readonly lang: string;
  readonly from: string;
  readonly to: string;
}

/** What is different in the values of a change: each text that changed by itself. @param main the study's first language */
export function changeDetails(change: ToldChange, words: ChangeWords, main: string): Detail[] {
  const lang = languageOf(change, main);
  const { field, from, to, kind } = change;
  if (field === undefined || kind.startsWith('address-')) return [];
  const label = wordFor(words.field, field);
  if (isNames(from) && isNames(to)) {
    const concerns = concernsByName(change);
    const tell = (ids: readonly string[] = []) =>
      words.list(
        ids.map((id) => {
          const thing = concerns.get(id);
          return thing === undefined ? id : nameThing(thing, words, lang);
        }),
      );
    const [was, is] = [tell(from), tell(to)];
    return was === is ? [] : [{ name: label, lang, from: was, to: is }];
  }
  const [old, now] = [leaves(from), leaves(to)];
  const places = [...new Set([...old.keys(), ...now.keys()])].filter((place) => old.get(place) !== now.get(place));
  const told: Readonly<Record<string, string>> = field === 'status' ? words.status : BASED.has(field) ? words.basis : {};
  const said = (value = '') => wordFor(told, value);
  return places.map((place) => {
    const parts = place.split('.').filter((part) => part !== '');
    const last = parts.at(-1) ?? '';
    const shown = parts.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : wordFor(words.field, part)));
    return {
      name: [label, ...shown].join(' · '),
      lang: /^[a-z]{2,3}(-\w+)?$/.test(last) && isText(from, to) ? last : lang,
      from: said(old.get(place)),
      to: said(now.get(place)),
    };
  });
}

/** A quotation and a reference are in a language of their own, as what they are called. */
function languageOf(change: ToldChange, main: string): string {
  const { kind, label } = subjectOf(change);
  const hasOwn = kind === 'reference' ? change.field !== 'notes' : kind === 'excerpt' && change.field === 'text';
  return (hasOwn ? Object.keys(label)[0] : undefined) ?? main;
}

/** Fields that say whether something is as published. */
const BASED: ReadonlySet<string> = new Set(['placed', 'meaningBasis']);

const isNames = (value: unknown): value is readonly string[] | undefined =>
  value === undefined || (Array.isArray(value) && value.every((part) => typeof part === 'string'));

/** Whether the value is a text by languages. */
const isText = (...values: readonly unknown[]) => values.every((value) => value === undefined || isMap(value));

/** The texts in a value, by the path to each. */
function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value === undefined || value === null) return found;
  if (typeof value === 'string') found.set(path, value);
  else if (typeof value === 'object') for (const [key, part] of Object.entries(value)) leaves(part, `${path}.${key}`, found);
  else found.set(path, JSON.stringify(value));
  return found;
}
