import { isAlias, isMap, isScalar, isSeq, type CST, type LineCounter, type Pair, type Scalar } from 'yaml';
import type { Doubt } from '#domain/entry/entry.ts';
import { checkCharacters } from './text-characters.ts';
import { at, type YamlProblem } from './yaml-problem.ts';
import { slipOfKey } from './yaml-slip.ts';

/** Where a value and its key begin in the text, and what is inside it. */
export interface Place {
  readonly key: number;
  readonly value: number;
  readonly inside?: ReadonlyMap<PropertyKey, Place>;
}

export interface Survey {
  readonly place: Place;
  readonly doubts: readonly Doubt[];
  /** What keeps the file from being read. */
  readonly problems: readonly YamlProblem[];
}

interface Surveyor {
  readonly text: string;
  readonly lines: LineCounter;
  /** The line of the file on which the text begins. */
  readonly first: number;
  readonly endOf: (token: CST.FlowScalar | CST.BlockScalar) => number;
  readonly aliased: ReadonlySet<string>;
  readonly doubts: Doubt[];
  readonly problems: YamlProblem[];
}

/** Walks a tree once, for what its data does not say: where everything stands, and where YAML keeps other than what is written. */
export function survey(root: unknown, given: Omit<Surveyor, 'doubts' | 'problems'>): Survey {
  const surveyor: Surveyor = { ...given, doubts: [], problems: [] };
  const start = offsetOf(root) ?? 0;
  const place = walk(surveyor, root, [], start, start, -1);
  return { place, doubts: surveyor.doubts, problems: surveyor.problems };
}

const offsetOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node ? (node as { range?: readonly number[] | null }).range?.[0] : undefined;

/** @param column of the key or of the item: a comment further right than it may be the end of a text */
function walk(surveyor: Surveyor, node: unknown, keys: readonly PropertyKey[], key: number, after: number, column: number): Place {
  const value = offsetOf(node) ?? after;
  if (isMap(node)) return { key, value, inside: walkMap(surveyor, node.items, keys) };
  if (isSeq(node)) {
    const inside = node.items.map((item, index): [number, Place] => {
      const begin = offsetOf(item) ?? value;
      checkProperties(surveyor, item, [...keys, index]);
      return [index, walk(surveyor, item, [...keys, index], begin, begin - 1, columnOf(surveyor, begin) - 1)];
    });
    return { key, value, inside: new Map(inside) };
  }
  if (isScalar(node)) checkScalar(surveyor, node, keys, after, column);
  return { key, value };
}

function walkMap(surveyor: Surveyor, pairs: readonly Pair[], keys: readonly PropertyKey[]): Map<PropertyKey, Place> {
  const inside = new Map<PropertyKey, Place>();
  for (const { key, value } of pairs) {
    const begin = offsetOf(key) ?? 0;
    const name = checkKey(surveyor, key, begin, inside);
    if (name === undefined) continue;
    checkProperties(surveyor, value, [...keys, name]);
    const after = isScalar(key) ? (key.range?.[1] ?? begin) : begin;
    inside.set(name, walk(surveyor, value, [...keys, name], begin, after, columnOf(surveyor, begin)));
  }
  return inside;
}

/** The key as text; undefined where it is none, which is told. */
function checkKey(
  { problems, lines, first }: Surveyor,
  key: unknown,
  offset: number,
  known: ReadonlyMap<PropertyKey, Place>,
): string | undefined {
  const tell = (message: string, mend: string): undefined => {
    problems.push({ position: at(lines, offset), message, mend });
  };
  if (isAlias(key)) {
    tell(`An alias (*${key.source}) cannot be a key.`, 'Write the name of the key before the colon.');
    return;
  }
  if (!isScalar(key)) {
    tell('A list or a map cannot be a key.', 'Write the name of the key before the colon: label: …');
    return;
  }
  const { value, source } = key;
  if (value === null) {
    tell(
      source === undefined || source === '' ? 'There is no key before this colon.' : `YAML reads the key "${source}" as nothing.`,
      'Write the name of the key before the colon.',
    );
    return;
  }
  const name = source ?? JSON.stringify(value);
  if (name === '<<') {
    tell('YAML 1.2 has no key "<<" that takes over another map.', 'Write its values out here.');
    return;
  }
  const slip = key.type === 'PLAIN' ? slipOfKey(name) : undefined;
  if (slip !== undefined) {
    tell(slip.message, slip.mend);
    return;
  }
  // As its data has it: a number's key is the number.
  const held = typeof value === 'number' || typeof value === 'boolean' ? String(value) : name;
  const other = known.get(held);
  if (other !== undefined) {
    tell(
      `The key "${name}" stands twice in this map; it is already on line ${String(first - 1 + lines.linePos(other.key).line)}.`,
      'Keep one of the two and remove the other.',
    );
    return;
  }
  problems.push(...checkCharacters(name, () => at(lines, offset)));
  return held;
}

/** An anchor that nothing refers to, or the bare tag "!", may be the beginning of a text that YAML takes away. */
function checkProperties({ text, lines, aliased, doubts }: Surveyor, node: unknown, keys: readonly PropertyKey[]): void {
  if (!isScalar(node) && !isMap(node) && !isSeq(node)) return;
  const lost = node.anchor !== undefined && !aliased.has(node.anchor) ? `&${node.anchor}` : node.tag === '!' ? '!' : undefined;
  if (lost === undefined) return;
  const position = at(lines, Math.max(0, text.lastIndexOf(lost, offsetOf(node) ?? 0)));
  doubts.push({ kind: 'mark', keys, position, written: lost });
}

const columnOf = ({ lines }: Surveyor, offset: number) => lines.linePos(offset).col - 1;

function checkScalar(surveyor: Surveyor, node: Scalar, keys: readonly PropertyKey[], after: number, column: number): void {
  const { text, doubts, problems, lines } = surveyor;
  const { type, value, srcToken: token } = node;
  const start = node.range?.[0] ?? after;
  const source = node.source ?? '';
  if (typeof value === 'string') problems.push(...checkCharacters(value, () => at(lines, start)));
  const end =
    token !== undefined && 'source' in token && token.type !== 'error' ? surveyor.endOf(token as CST.FlowScalar | CST.BlockScalar) : start;
  const plain = type === 'PLAIN' || type === undefined;
  if (plain || type === 'BLOCK_FOLDED' || type === 'BLOCK_LITERAL') {
    const hash =
      value === null && source === ''
        ? hashAfterKey(text, after)
        : ((plain ? hashAfterKey(text, after, start) : undefined) ?? hashAfter(text, end, plain, column));
    if (hash !== undefined) {
      const rest = /^.*/.exec(text.slice(hash))?.[0] ?? '';
      doubts.push({ kind: 'cut', keys, position: at(lines, hash), written: `${source}${source === '' ? '' : ' '}${rest.trimEnd()}` });
    }
  }
  if (plain && typeof value !== 'string' && source !== '')
    doubts.push({ kind: 'typed', keys, position: at(lines, start), written: source });
  const raw = text.slice(start, end);
  if (type === 'QUOTE_DOUBLE') {
    const escape = /\\(?:[^"\\/\n])/.exec(raw.replaceAll('\\\\', '  '));
    if (escape !== null)
      doubts.push({ kind: 'escape', keys, position: at(lines, start + escape.index), written: raw.slice(escape.index, escape.index + 2) });
  }
  if ((plain || type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE') && raw.includes('\n'))
    doubts.push({ kind: 'folded', keys, position: at(lines, start), written: raw });
}

/** Where a comment begins that stands on the key's line, before its value, or instead of one. */
function hashAfterKey(text: string, after: number, start = Infinity): number | undefined {
  const match = sticky(/[ \t]*:?[ \t]+(?=#)/y, text, after);
  return match === undefined || match >= start ? undefined : match;
}

/** Where a comment begins that stands behind a text, or on a line of its own below it that is indented as the text is. */
function hashAfter(text: string, end: number, plain: boolean, column: number): number | undefined {
  const behind = plain ? sticky(/[ \t]+(?=#)/y, text, end) : undefined;
  if (behind !== undefined) return behind;
  const below = sticky(plain ? /[ \t]*\n(?:[ \t]*\n)* +(?=#)/y : /(?:[ \t]*\n)* +(?=#)/y, text, end);
  return below !== undefined && below - text.lastIndexOf('\n', below - 1) - 1 > column ? below : undefined;
}

/** The end of what `pattern` matches at `from`. */
function sticky(pattern: RegExp, text: string, from: number): number | undefined {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
