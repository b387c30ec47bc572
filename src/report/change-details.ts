import type { Change } from '#domain/comparison/change.ts';
import type { ChangeWords } from './change-words/index.ts';
import { concernOf, nameThing } from './change-sentence.ts';

/** One value of a change before and after, as texts; empty where it was or is not there. */
export interface Detail {
  /** The field, and where in it the value stands: a language, a number, a name of its own. */
  readonly name: string;
  readonly lang: string;
  readonly from: string;
  readonly to: string;
}

/** What is different in the values of a change: each text that changed by itself. @param lang the study's first language */
export function changeDetails(change: Change, words: ChangeWords, lang: string): Detail[] {
  const { field, from, to, concerns, kind } = change;
  if (field === undefined || kind.startsWith('address-')) return [];
  const label = words.field[field] ?? field;
  if (isNames(from) && isNames(to)) {
    const tell = (ids: readonly string[] = []) => words.list(ids.map((id) => {
      const thing = concernOf(concerns, id);
      return thing === undefined ? id : nameThing(thing, words, lang);
    })); // prettier-ignore
    const [was, is] = [tell(from), tell(to)];
    return was === is ? [] : [{ name: label, lang, from: was, to: is }];
  }
  const [old, now] = [leaves(from), leaves(to)];
  const places = [...new Set([...old.keys(), ...now.keys()])].filter((place) => old.get(place) !== now.get(place));
  const told: Readonly<Record<string, string>> = field === 'status' ? words.status : BASED.has(field) ? words.basis : {};
  const said = (value = '') => told[value] ?? value;
  return places.map((place) => {
    const parts = place.split('.').filter((part) => part !== '');
    const last = parts.at(-1) ?? '';
    const shown = parts.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : (words.field[part] ?? part)));
    return {
      name: [label, ...shown].join(' · '),
      lang: /^[a-z]{2,3}(-\w+)?$/.test(last) && isText(from, to) ? last : lang,
      from: said(old.get(place)),
      to: said(now.get(place)),
    };
  });
}

/** Fields that say whether something is as published. */
const BASED: ReadonlySet<string> = new Set(['placed', 'meaningBasis']);

const isNames = (value: unknown): value is readonly string[] | undefined =>
  value === undefined || (Array.isArray(value) && value.every((part) => typeof part === 'string'));

/** Whether the value is a text by languages. */
const isText = (...values: readonly unknown[]) =>
  values.every((value) => value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value)));

/** The texts in a value, by the path to each. */
function leaves(value: unknown, path = '', found = new Map<string, string>()): Map<string, string> {
  if (value === undefined || value === null) return found;
  if (typeof value === 'string') found.set(path, value);
  else if (typeof value === 'object') for (const [key, part] of Object.entries(value)) leaves(part, `${path}.${key}`, found);
  else found.set(path, JSON.stringify(value));
  return found;
}
