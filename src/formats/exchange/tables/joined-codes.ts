/** A cell that names several codes with commas between them, while codes may have commas themselves. */
export interface JoinedCodes {
  readonly cell: string;
  /** How many codes it names, where the table says so. */
  readonly count: number | undefined;
}

/** What begins a code as people number them: `T1.`, `A2:`, `Folder: `. */
const NUMBERED = /^(?:\p{Lu}{1,3}\d{1,3}(?:\.\d+)*[.:)]|\d{1,3}(?:\.\d+)*[.:)])\s/u;

/**
 * Cuts such cells into codes: where the table says as many as there are pieces, by codes that are known from elsewhere (a codebook, other
 * cells), and by their numbers. Nothing is guessed: undefined for a cell that could be cut in several ways.
 * @param known names of codes from a codebook
 */
export function cutCodes(cells: readonly JoinedCodes[], known: Iterable<string>): (string[] | undefined)[] {
  const names = new Set([...known].map(bare));
  const fixed = names.size > 0;
  const cut: (string[] | undefined)[] = cells.map(({ cell, count }) => {
    const pieces = piecesOf(cell);
    const whole = pieces.length === 1 || count === 1 ? [cell.trim()] : pieces.length === count ? pieces : undefined;
    return whole?.filter((name) => name !== '');
  });
  for (const codes of cut) for (const code of codes ?? []) names.add(bare(code));
  for (let more = true; more;) {
    more = false;
    for (const [i, { cell, count }] of cells.entries()) {
      if (cut[i] !== undefined) continue;
      const pieces = piecesOf(cell);
      const found = onlyCut(pieces, names, count) ?? (fixed || count === undefined ? undefined : byNumbers(pieces, count));
      if (found === undefined) continue;
      cut[i] = found;
      for (const code of found) if (!names.has(bare(code))) names.add(bare(code));
      more = true;
    }
  }
  return cut;
}

const piecesOf = (cell: string) => cell.split(/,\s+/).map((piece) => piece.trim());
const bare = (name: string) => name.replace(/\s+/gu, ' ').trim();

/** The one way to cut pieces into known codes. */
function onlyCut(pieces: readonly string[], names: ReadonlySet<string>, count: number | undefined): string[] | undefined {
  // From each piece on: the ways to the end by how many codes they take, at most two of each, which is already one too many.
  const ways = Array.from({ length: pieces.length + 1 }, () => new Map<number, string[][]>());
  ways[pieces.length]?.set(0, [[]]);
  for (let from = pieces.length - 1; from >= 0; from--)
    for (let to = from + 1; to <= pieces.length; to++) {
      const name = pieces.slice(from, to).join(', ');
      if (!names.has(bare(name))) continue;
      for (const [taken, rest] of ways[to] ?? []) {
        const own = ways[from]?.get(taken + 1) ?? [];
        ways[from]?.set(taken + 1, [...own, ...rest.map((one) => [name, ...one])].slice(0, 2));
      }
    }
  const all = count === undefined ? [...(ways[0]?.values() ?? [])].flat() : (ways[0]?.get(count) ?? []);
  return all.length === 1 ? all[0] : undefined;
}

/** Where as many pieces begin with a number as there are codes, each of these begins a code. */
function byNumbers(pieces: readonly string[], count: number): string[] | undefined {
  const begins = pieces.flatMap((piece, i) => (NUMBERED.test(piece) ? [i] : []));
  if (begins.length !== count || begins[0] !== 0) return undefined;
  return begins.map((from, i) => pieces.slice(from, begins[i + 1]).join(', '));
}
