import { isMap } from '../schema/fields.ts';

/** Lists of people, and how they call a group. */
const PEOPLE: Readonly<Record<string, string>> = { author: 'literal', editor: 'literal', translator: 'literal', authors: 'name' };

/** How to write as a list what stands at `path` as something else; undefined where nothing does. */
export function listForm(path: readonly PropertyKey[], value: unknown): string | undefined {
  const key = String(path.at(-1));
  const group = PEOPLE[key];
  if (typeof value === 'string' && group !== undefined)
    return `Write a list of names: ${key}: [${split(value, PERSONS).map(personOf).join(', ')}]; a group is { ${group}: … }.`;
  if (typeof value === 'string' || typeof value === 'number')
    return `Write it as a list: ${key}: [${split(String(value), WORDS).map(plain).join(', ')}].`;
  if (typeof value !== 'object' || value === null) return undefined;
  const [[first, inside] = ['…', undefined]] = Object.entries(value);
  return isMap(inside)
    ? `Begin each item with a hyphen, and name it in it: "- id: ${first}", with its other lines under "id".`
    : `Begin each item with a hyphen, also if there is one: "- ${first}: …", with its other lines under "${first}".`;
}

/** How to write a person whose name stands as a text in a list of people; undefined in another list. */
export function personForm(path: readonly PropertyKey[], value: unknown): string | undefined {
  const group = PEOPLE[String(path.at(-2))];
  return group === undefined || typeof value !== 'string' ? undefined : `Write ${personOf(value)}; a group is { ${group}: … }.`;
}

/** What stands between persons, of whom one may be "Ostrom, Elinor", and between words. */
const PERSONS = /\s*[;；、，]\s*|\s+(?:and|&)\s+/;
const WORDS = /\s*[,;；、，]\s*/;
const split = (text: string, between: RegExp): string[] =>
  text
    .trim()
    .split(between)
    .filter((one) => one !== '');

function personOf(name: string): string {
  const [, family, given] = /^([^,]+),\s*([^,]+)$/.exec(name) ?? [];
  const [, before, last] = /^(\S+(?:\s+\S+)*)\s+(\S+)$/.exec(name) ?? [];
  return `{ family: ${plain(family ?? last ?? '…')}, given: ${plain(given ?? before ?? '…')} }`;
}

/** A text as it can stand in a list of YAML. */
const plain = (text: string): string => (text === '…' || /^\p{L}[\p{L}\p{N}._ -]*$/u.test(text) ? text : JSON.stringify(text));
