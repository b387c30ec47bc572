import { ExchangeError } from '../exchange/exchange-error.ts';
import { codePathKey } from '../exchange/code-tree.ts';
import type { OutlineNode } from './code-outline.ts';
import type { ImportMap, MappedCode } from './import-map.ts';

/** How much of the same passages makes two codes one, where neither GUID nor path says so. */
const HALF = 0.5;

/** What a code of the project has to compare: the identifiers of those of its passages that an import has brought in before, and its places. */
export type KnownPassages = (node: OutlineNode) => {
  readonly known: readonly string[];
  readonly all: number;
  readonly places: readonly string[];
};

/** How many places of a code are kept: the first of all their digests in order, which are a fair sample of them. */
const SAMPLE = 8;
export const samplePlaces = (places: readonly string[]): string[] => [...new Set(places)].toSorted().slice(0, SAMPLE);

/**
 * Which code of the last import each node is: by GUID, by path, by its name elsewhere with half of the same passages, by half of the same
 * passages under another name, and for a category by what stands in it.
 * @param trust what counts where a GUID and a path lead to different codes
 * @throws {ExchangeError} where they do, and nobody said what counts
 */
export function matchCodes(
  roots: readonly OutlineNode[],
  map: ImportMap,
  passages: KnownPassages,
  trust: 'guid' | 'path' | undefined,
): Map<OutlineNode, MappedCode> {
  const found = new Map<OutlineNode, MappedCode>();
  const taken = new Set<MappedCode>();
  const take = (node: OutlineNode, code: MappedCode | undefined) => {
    if (code === undefined || taken.has(code) || found.has(node)) return;
    found.set(node, code);
    taken.add(code);
  };
  const all = flat(roots);
  const byGuid = new Map(map.codes.flatMap((code) => (code.guid === undefined ? [] : [[partKey(code.part, code.guid), code] as const])));
  const byPath = new Map(map.codes.map((code) => [partKey(code.part, codePathKey(code.path)), code]));
  for (const node of all) {
    const guid = node.code?.guid;
    const [one, other] = [
      guid === undefined ? undefined : byGuid.get(partKey(partOf(node), guid)),
      byPath.get(partKey(partOf(node), codePathKey(outlinePathOf(node)))),
    ];
    if (one !== undefined && other !== undefined && one.id !== other.id && trust === undefined)
      throw new ExchangeError(
        'unanswered',
        `"${outlinePathOf(node).join(' > ')}" has the GUID of "${one.id}" and the name and place of "${other.id}".`,
        'Say what counts: --match guid, or --match path.',
      );
    take(node, trust === 'path' ? (other ?? one) : (one ?? other));
  }
  const concepts = new Map<string, Set<string>>();
  for (const { id, concepts: ids } of map.excerpts)
    for (const concept of ids) concepts.set(concept, (concepts.get(concept) ?? new Set()).add(id));
  const overlap = ({ known, all: count, places }: ReturnType<KnownPassages>, code: MappedCode) => {
    const theirs = concepts.get(code.id) ?? new Set();
    if (theirs.size === 0 && code.places !== undefined) {
      // Of two samples, the part of the joint sample that both have is that of the places themselves.
      const joint = samplePlaces([...places, ...code.places]);
      return joint.filter((place) => places.includes(place) && code.places?.includes(place)).length / joint.length;
    }
    const same = known.filter((id) => theirs.has(id)).length;
    return count === 0 && theirs.size === 0 ? undefined : same / Math.max(1, Math.min(count, theirs.size));
  };
  const open = () => map.codes.filter((code) => !taken.has(code));
  for (const byName of [true, false])
    for (const node of all.filter((one) => !found.has(one) && one.kind === 'concept')) {
      const own = passages(node);
      const scored = open()
        .filter((code) => code.kind === 'concept' && (!byName || code.path.at(-1) === outlinePathOf(node).at(-1)))
        .map((code) => ({ code, score: overlap(own, code) }));
      const [best, next] = scored.filter(({ score }) => (score ?? 0) >= HALF).sort((a, b) => (b.score ?? 0) - (a.score ?? 0));
      if (best !== undefined && best.score !== next?.score) take(node, best.code);
      else if (byName && scored.length === 1 && scored[0]?.score === undefined) take(node, scored[0]?.code);
    }
  for (const node of all.toReversed().filter((one) => !found.has(one) && one.kind === 'category')) {
    const votes = Map.groupBy(
      node.children.flatMap((child) => found.get(child)?.in ?? []),
      (id) => id,
    );
    const [best] = [...votes].sort(([, a], [, b]) => b.length - a.length);
    const byVotes =
      best !== undefined && best[1].length * 2 >= node.children.length
        ? open().find(({ id, kind }) => id === best[0] && kind === 'category')
        : undefined;
    take(node, byVotes);
  }
  return found;
}

export const partOf = (node: OutlineNode): MappedCode['part'] => (node.general ? 'general' : node.code === undefined ? 'made' : undefined);
export const outlinePathOf = (node: OutlineNode): readonly string[] => node.code?.path ?? [node.label];
const partKey = (part: MappedCode['part'], key: string) => `${part ?? ''}\u0000${key}`;
const flat = (nodes: readonly OutlineNode[]): OutlineNode[] => nodes.flatMap((node) => [node, ...flat(node.children)]);
