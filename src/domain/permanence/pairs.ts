import type { Concept, UnlinkedStudy } from '../study/case-study.ts';
import type { Former, FormerPair } from '../study/former.ts';
import { pairKey, pairsSetBeside, weightOf, type Pair } from '../study/pair.ts';
import { comparePath, pairPath, pathOf } from '../study/urls.ts';
import { indexSuccession, type Succession } from './succession.ts';

/** So many pairs have a page, and those that a release has published. Never to be made less: addresses of pages hang on it. */
export const MOST_PAIRS = 300;

/** The pairs that have a page, in reading order, and how many have none as there are too many. */
export interface Pairs {
  readonly shown: readonly Pair[];
  /** The same, by each of the two. */
  readonly of: ReadonlyMap<Concept, readonly Pair[]>;
  readonly left: number;
}

/** The pairs of a study: those that most of it sets side by side come first to a page. One that was published keeps it while both concepts are there. */
export function pairsOf(study: UnlinkedStudy): Pairs {
  const published = publishedPairs(study, indexSuccession(study)).flatMap(({ ends: [a, b] }) =>
    isConcept(a) && isConcept(b) && a !== b ? [[a, b] as const] : [],
  );
  const all = [...pairsSetBeside(study, published).values()];
  const kept = new Set(published.map(([a, b]) => pairKey(a, b)));
  const strongest = all.filter((pair) => weightOf(pair) > 0).toSorted((a, b) => weightOf(b) - weightOf(a));
  for (const { concepts } of strongest.slice(0, MOST_PAIRS)) kept.add(pairKey(...concepts));
  const shown = all.filter(({ concepts }) => kept.has(pairKey(...concepts)));
  const of = new Map<Concept, Pair[]>();
  for (const pair of shown) for (const concept of pair.concepts) of.set(concept, [...(of.get(concept) ?? []), pair]);
  return { shown, of, left: all.length - shown.length };
}

/** The pages of pairs, and the one that lists them: a study that has published that keeps it. */
export function pairUrls(study: UnlinkedStudy): string[] {
  const { shown } = pairsOf(study);
  const isKept = shown.length > 0 || study.releases.some(({ urls }) => urls.includes(comparePath));
  return isKept ? [comparePath, ...shown.map(({ concepts: [a, b] }) => pairPath(a.id, b.id))] : [];
}

/** Pages of pairs under identifiers that were given up: those that releases have published, and those of living pairs. */
export function formerPairs(study: UnlinkedStudy, succession: Succession, living: ReadonlySet<string>): Map<string, FormerPair> {
  const former = new Map<string, FormerPair>();
  const keep = (path: string, ends: FormerPair['ends']) => {
    if (!living.has(path) && !former.has(path)) former.set(path, { ends, redirectTo: leadingTo(ends) });
  };
  for (const { path, ends } of publishedPairs(study, succession)) keep(path, ends);
  for (const { concepts } of pairsOf(study).shown)
    for (const [one, other] of [concepts, concepts.toReversed() as [Concept, Concept]])
      for (const id of one.formerIds) keep(pairPath(id, other.id), concepts);
  return former;
}

const isConcept = (end: Concept | Former): end is Concept => end.kind === 'concept' && 'excerpts' in end;

function leadingTo([a, b]: FormerPair['ends']): string | undefined {
  if (!isConcept(a) || !isConcept(b)) return undefined;
  return a === b ? pathOf(a) : pairPath(a.id, b.id);
}

const PAIR = new RegExp(`^${comparePath}([a-z0-9-]+)\\.\\.([a-z0-9-]+)/$`);

/** What releases have published of pairs, with what became of the concepts. */
function publishedPairs({ releases, concepts }: UnlinkedStudy, succession: Succession) {
  const endOf = (id: string): Concept | Former => {
    const living = concepts.get(id);
    if (living !== undefined) return living;
    const former = succession.formerOfId('concept', id);
    const [successor, ...others] = former?.successors ?? [];
    if (others.length === 0 && successor?.kind === 'concept') return successor;
    // Of one that is lost its own page tells, and the study is not built.
    return former ?? { kind: 'concept', id, was: undefined, release: undefined, retired: undefined, successors: [] };
  };
  return [...new Set(releases.flatMap(({ urls }) => urls))].flatMap((path) => {
    const [, a, b] = PAIR.exec(path) ?? [];
    return a === undefined || b === undefined ? [] : [{ path, ends: [endOf(a), endOf(b)] as const }];
  });
}
