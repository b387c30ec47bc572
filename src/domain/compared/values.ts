import type { FieldRule } from './fields.ts';

/** How two values of a field differ: in their default language, only in others, or only in spaces and forms of the same characters. */
export type Difference = 'none' | 'typography' | 'translation' | 'wording';

/** A study's languages, all of them and the default ones, of both sides of a comparison. */
export interface LanguagePair {
  readonly all: ReadonlySet<string>;
  readonly defaults: ReadonlySet<string>;
}

/** @param rule says whether the value is a set of names, whose order says nothing */
export function differ(before: unknown, after: unknown, { names }: FieldRule, languages: LanguagePair): Difference {
  const [a, b] = [before, after].map((value) => canonical(names !== undefined && Array.isArray(value) ? value.toSorted() : value));
  if (a === b) return 'none';
  if (typographic(a) === typographic(b)) return 'typography';
  const [own, other] = [before, after].map((value) => canonical(inDefault(value, languages)));
  return own === other ? 'translation' : 'wording';
}

/** The same text for the same value, whatever the order of its keys; what is not there is nothing. */
export function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Without what print may set either way: kinds of spaces, spaces beside Chinese characters, full and half width. */
function typographic(text: string | undefined): string | undefined {
  return text
    ?.replaceAll(/\\[nrt]/g, ' ')
    .normalize('NFKC')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[\p{Script=Han}"])|(?<=[\p{Script=Han}"]) /gu, '');
}

/** The value with each text in several languages cut down to the default ones. */
function inDefault(value: unknown, languages: LanguagePair): unknown {
  if (Array.isArray(value)) return value.map((part: unknown) => inDefault(part, languages));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const isText = entries.every(([key, text]) => languages.all.has(key) && typeof text === 'string');
  if (isText) return Object.fromEntries(entries.filter(([key]) => languages.defaults.has(key)));
  return Object.fromEntries(entries.map(([key, part]) => [key, inDefault(part, languages)]));
}
