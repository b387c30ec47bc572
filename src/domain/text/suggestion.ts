import { isIdentifier } from './identifier.ts';
import type { LocalizedText } from './localized-text.ts';

/** No name of a study is longer by far; what is, is none that was mistyped. */
const LONGEST = 128;

/**
 * The known name nearest to a mistyped one, by optimal string alignment distance (insert, delete, replace, swap of neighbours),
 * if it is near enough to be meant: at most a third of the longer name's length.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  if (name.length > LONGEST) return undefined;
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const limit = Math.min(bestDistance - 1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    if (candidate.length > LONGEST || Math.abs(candidate.length - wanted.length) > limit) continue;
    const d = distance(wanted, candidate.toLowerCase(), limit);
    if (d <= limit) {
      best = candidate;
      bestDistance = d;
    }
  }
  return best;
}

/** `Did you mean "x"? ` or nothing: the start of a mend. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const near = nearestName(name, known);
  return near === undefined ? '' : `Did you mean "${near}"? `;
}

/** The mend of a name that nothing has: the nearest one known, or what else can be done, such as `add categories/x.md`. */
export function didYouMeanOr(name: string, known: Iterable<string>, alternative: string): string {
  const near = didYouMean(name, known);
  return near === '' ? `${alternative.charAt(0).toUpperCase()}${alternative.slice(1)}.` : `${near}Or ${alternative}.`;
}

interface Named {
  readonly id: string;
  readonly label: LocalizedText;
  readonly altLabels: readonly LocalizedText[];
}

/** The identifier of what is called so, in whatever language. */
export function idCalled(name: string, things: Iterable<Named>): string | undefined {
  const wanted = name.trim().toLowerCase();
  for (const { id, label, altLabels } of things)
    if ([label, ...altLabels].some((text) => Object.values(text).some((one) => one.trim().toLowerCase() === wanted))) return id;
  return undefined;
}

/** The mend of a category's name that none has. @param known also those that are there, but have no place yet */
export function otherCategory(name: string, categories: ReadonlyMap<string, Named>, known: readonly string[]): string {
  const id = idCalled(name, categories.values());
  if (id !== undefined) return `That is a name of "${id}": write ${id}.`;
  const near = didYouMeanOr(name, known, addFile('categories', name, '.md'));
  return near.startsWith('Did you mean') || known.length === 0 ? near : `${near} The categories are ${someOf(known)}.`;
}

/** The names that a text lists with commas, if it is nothing but known names. */
export function namesIn(text: string, known: { has(name: string): boolean }): string[] {
  const names = text.split(/[,;，；、/]/).map((name) => name.trim());
  return names.every((name) => known.has(name)) ? names : [];
}

/** Some of many names, for a message. */
export function someOf(names: readonly string[], most = 12): string {
  const others = names.length - most;
  return others <= 0 ? names.join(', ') : `${names.slice(0, most).join(', ')} and ${String(others)} more`;
}

/** `add categories/x.md`, where `x` may be a file's name. */
export function addFile(folder: string, id: string, extension: '.md' | '.yaml'): string {
  if (isIdentifier(id)) return `add ${folder}/${id}${extension}`;
  return /[，、；]/.test(id)
    ? 'write ", " between two names, a comma of half width'
    : 'write an identifier: small letters a–z, digits and single hyphens';
}

/** Rows of the table that `distance` fills, made once: there may be thousands of names for each that is wrong. */
const rows = [0, 1, 2].map(() => new Uint16Array(LONGEST + 2));

/** The distance, or some number above `limit` as soon as it must be more: most names are nothing like the wanted one. */
function distance(a: string, b: string, limit: number): number {
  if (lacking(a, b) > limit || lacking(b, a) > limit) return limit + 1;
  let [beforeLast, last, row] = rows as [Uint16Array, Uint16Array, Uint16Array];
  for (let j = 0; j <= b.length; j++) last[j] = j;
  for (let i = 1; i <= a.length; i++) {
    row.fill(limit + 1, 0, b.length + 1);
    row[0] = i;
    let least = i;
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1);
      let d = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        d = Math.min(d, at(beforeLast, j - 2) + 1);
      row[j] = d;
      if (d < least) least = d;
    }
    if (least > limit + 1) return least;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return at(last, b.length);
}

const at = (row: Uint16Array, index: number) => row[index] ?? 0;

const counts = new Int16Array(0x80);

const add = (code: number, change: number) => (counts[code & 0x7f] = (counts[code & 0x7f] ?? 0) + change);

/** At least how many characters of `a` are not in `b`: each is an edit. */
function lacking(a: string, b: string): number {
  counts.fill(0);
  for (let i = 0; i < b.length; i++) add(b.charCodeAt(i), 1);
  let lacks = 0;
  for (let i = 0; i < a.length; i++) if (add(a.charCodeAt(i), -1) < 0) lacks++;
  return lacks;
}
