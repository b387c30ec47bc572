import type { Losses } from './losses.ts';
import type { Code, Memo } from './project.ts';

/** What stands between the levels of a name, in all programs; the longest first. */
export const SEPARATORS = [' >> ', '>>', ' > ', '::', ': ', '\\', '.'] as const;

/** A code before its place in the tree is settled. */
export interface CodeRow {
  readonly key?: string;
  readonly guid?: string;
  readonly name: string;
  /** The key of the code that it stands in, which has a row before it. */
  readonly under?: string;
  /** Names above it that the file states apart from its own. */
  readonly above?: readonly string[];
  readonly codable?: boolean;
  readonly color?: string;
  readonly description?: string;
  readonly memos?: readonly Memo[];
  readonly categories?: readonly string[];
  readonly id?: string;
  readonly counts?: Code['counts'];
}

/**
 * Codes of a list as a tree, parents before their children.
 * @param always separators that make a level wherever they stand; parents that are missing are made
 * @param known separators that make a level only where all that stands before them is itself a code beside it
 */
export function codeTree(
  rows: readonly CodeRow[],
  { always = [], known = [] }: { readonly always?: readonly string[]; readonly known?: readonly string[] },
  losses: Losses,
): Code[] {
  const beside = Map.groupBy(rows, ({ under }) => under);
  const names = new Map([...beside].map(([under, list]) => [under, new Set(list.map(({ name }) => name.trim()))]));
  const placed = rows.flatMap((row) => {
    const own = splitName(row.name.trim(), always, known, names.get(row.under) ?? new Set());
    if (own.length === 0) losses.add('nameless-code');
    return own.length === 0 ? [] : [{ row, own: [...(row.above ?? []), ...own] }];
  });
  const waiting = new Map(placed.toReversed().map(({ row, own }) => [placeOf(row.under, own), row]));
  const byPlace = new Map<string, Code>();
  const codes: Code[] = [];
  const byKey = new Map<string, Code>();
  const add = (own: readonly string[], under: string | undefined, row: CodeRow | undefined): Code => {
    const place = placeOf(under, own);
    const twin = byPlace.get(place);
    const above = under === undefined ? undefined : byKey.get(under);
    const parent = own.length > 1 ? find(own.slice(0, -1), under) : above;
    const again = byPlace.get(place);
    if (twin === undefined && again !== undefined) return again;
    if (twin !== undefined) losses.add('twin-code', { name: own.join(' > ') });
    const path = [...(parent?.path ?? []), own.at(-1) ?? ''];
    const key = row?.key ?? (twin === undefined ? place : `${place}\u0000${String(codes.length)}`);
    const code: Code = {
      key,
      path,
      guid: row?.guid,
      name: row?.name ?? own.at(-1) ?? '',
      parent: parent?.key,
      codable: row?.codable ?? true,
      color: row?.color,
      description: row?.description,
      memos: row?.memos ?? [],
      categories: row?.categories ?? [],
      id: row?.id,
      counts: row?.counts,
      made: row === undefined,
    };
    codes.push(code);
    byKey.set(key, code);
    if (twin === undefined) byPlace.set(place, code);
    return code;
  };
  const find = (own: readonly string[], under: string | undefined): Code =>
    byPlace.get(placeOf(under, own)) ?? add(own, under, waiting.get(placeOf(under, own)));
  const done = new Set<CodeRow>();
  for (const { row, own } of placed) {
    const first = waiting.get(placeOf(row.under, own)) === row;
    if (first) find(own, row.under);
    else if (!done.has(row)) add(own, row.under, row);
    done.add(row);
  }
  return codes;
}

const placeOf = (under: string | undefined, own: readonly string[]) =>
  under === undefined ? codePathKey(own) : `${under}\u001e${codePathKey(own)}`;

/** A key that no two paths share. */
export const codePathKey = (path: readonly string[]): string => path.join('\u001f');

/** The levels in a name; none where there is nothing to read. */
export function splitName(name: string, always: readonly string[], known: readonly string[], names: ReadonlySet<string>): string[] {
  for (const separator of always)
    if (name.includes(separator)) return name.split(separator).flatMap((part) => splitName(part.trim(), always, [], names));
  for (let end = name.length - 1; end > 0; end--) {
    const separator = known.find((one) => name.startsWith(one, end));
    const own = separator === undefined ? '' : name.slice(end + separator.length).trim();
    const before = name.slice(0, end).trim();
    if (own !== '' && names.has(before)) return [...splitName(before, always, known, names), own];
  }
  return name === '' ? [] : [name];
}
