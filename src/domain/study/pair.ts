import type { Concept, Excerpt, Memo, UnlinkedStudy } from './case-study.ts';

/** Two concepts that the study sets side by side, so that each shows where the other ends. */
export interface Pair {
  /** In reading order. */
  readonly concepts: readonly [Concept, Concept];
  /** Those of the two whose memo names the other, and memos of the analysis. */
  readonly memos: readonly (Concept | Memo)[];
  /** Those of the two that list the other as `related`. */
  readonly related: readonly Concept[];
}

/** A memo of the analysis that is about more concepts than these sets them beside what it names, but not each beside each. */
const ABOUT_TOGETHER = 4;

/** How much of the study sets them side by side. */
export const weightOf = ({ memos, related }: Pair): number => memos.length + related.length;

/** One key for two concepts, whichever comes first. */
export const pairKey = (a: Pick<Concept, 'id'>, b: Pick<Concept, 'id'>): string => [a.id, b.id].sort().join(' ');

/** All pairs that memos and `related` name, in reading order, by their keys. @param also pairs that are there though nothing names them */
export function pairsSetBeside({ concepts, memos }: UnlinkedStudy, also: Iterable<readonly [Concept, Concept]> = []): Map<string, Pair> {
  const found = new Map<string, { concepts: [Concept, Concept]; memos: (Concept | Memo)[]; related: Concept[] }>();
  const set = (a: Concept, b: Concept | undefined, ground?: 'memos' | 'related', by: Concept | Memo = a) => {
    if (b === undefined || a === b) return;
    const key = pairKey(a, b);
    const pair = found.get(key) ?? { concepts: a.number < b.number ? [a, b] : [b, a], memos: [], related: [] };
    found.set(key, pair);
    const list: (Concept | Memo)[] | undefined = ground && pair[ground];
    if (list?.includes(by) === false) list.push(by);
  };
  for (const concept of concepts.values()) {
    for (const { kind, target } of concept.prose.links) if (kind === 'node') set(concept, concepts.get(target), 'memos');
    for (const other of concept.related) set(concept, other, 'related');
  }
  for (const memo of memos.values()) {
    const about = memo.about.filter((one) => one.kind === 'concept');
    const named = memo.prose.links.flatMap(({ kind, target }) => (kind === 'node' ? (concepts.get(target) ?? []) : []));
    for (const concept of about)
      for (const other of [...(about.length > ABOUT_TOGETHER ? [] : about), ...named]) set(concept, other, 'memos', memo);
  }
  for (const [a, b] of also) set(a, b);
  const order = ({ concepts: [a, b] }: Pair) => a.number * (concepts.size + 1) + b.number;
  return new Map([...found].sort(([, a], [, b]) => order(a) - order(b)));
}

/** What a page of two concepts holds of a list of excerpts: the first, as many as can be read beside each other. */
const MOST_BESIDE = { excerpts: 6, characters: 3000 } as const;

/** The excerpts on a page of two concepts: those coded as both, and each one's own beside the other's; `left` counts what only its own page has. */
export interface PairExcerpts {
  readonly both: Beside;
  readonly own: readonly [Beside, Beside];
}
interface Beside {
  readonly shown: readonly Excerpt[];
  readonly left: number;
}

export function excerptsBeside({ concepts: [a, b] }: Pair): PairExcerpts {
  const isBoth = ({ concepts }: Excerpt) => concepts.includes(a) && concepts.includes(b);
  const own = (concept: Concept) => first(concept.excerpts.filter((one) => !isBoth(one)));
  return { both: first(a.excerpts.filter(isBoth)), own: [own(a), own(b)] };
}

function first(excerpts: readonly Excerpt[]): Beside {
  let characters = 0;
  const fits = excerpts.findIndex(
    ({ text }, i) => i === MOST_BESIDE.excerpts || ((characters += text.length) > MOST_BESIDE.characters && i > 0),
  );
  const shown = fits === -1 ? excerpts : excerpts.slice(0, fits);
  return { shown, left: excerpts.length - shown.length };
}
