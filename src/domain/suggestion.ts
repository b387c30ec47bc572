import { isIdentifier } from './identifier.ts';

/**
 * The known name nearest to a mistyped one, by optimal string alignment distance (insert, delete, replace, swap of neighbours),
 * if it is near enough to be meant: at most a third of the longer name's length.
 */
export function nearestName(name: string, known: Iterable<string>): string | undefined {
  const wanted = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const candidate of known) {
    const limit = Math.min(bestDistance - 1, Math.floor(Math.max(wanted.length, candidate.length) / 3));
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const d = distance(wanted, candidate.toLowerCase());
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

/** `add categories/x.md`, where `x` may be a file's name. */
export function addFile(folder: string, id: string, extension: '.md' | '.yaml'): string {
  if (isIdentifier(id)) return `add ${folder}/${id}${extension}`;
  return /[，、；]/.test(id)
    ? 'write ", " between two names, a comma of half width'
    : 'write an identifier: small letters a–z, digits and single hyphens';
}

function distance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let d = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, at(beforeLast, j - 2) + 1);
      row.push(d);
    }
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? 0;
