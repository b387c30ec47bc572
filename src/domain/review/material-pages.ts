import type { CaseStudy } from '../study/case-study.ts';
import { pairsOf } from '../permanence/pairs.ts';
import { excerptsBeside, type Pair } from '../study/pair.ts';
import { comparePath, memosPath, pairPath, pathOf, paths } from '../study/urls.ts';
import { NAME, OUTLINE, PASSAGE, type Rows, rows, names, mentions, linked, above } from './shown.ts';

/** The pages of references and sources, and their lists. */
export function* materialPages({ references, sources }: CaseStudy): Rows {
  for (const reference of references.values()) {
    yield* rows(pathOf(reference), [reference], 'all');
    yield* rows(paths.references, [reference], ['data', 'printed']);
    yield* mentions(pathOf(reference), reference.mentions, pathOf(reference));
    for (const thing of reference.mentions) yield { path: paths.references, thing, fields: [], linksTo: pathOf(reference) };
  }
  for (const source of sources.values()) {
    const path = pathOf(source);
    yield* rows(path, [source], 'all');
    yield* rows(path, source.excerpts, PASSAGE);
    yield* names(
      path,
      source.excerpts.flatMap(({ concepts }) => concepts),
    );
    for (const { claim } of source.passages) yield* rows(path, [claim], [...NAME[claim.kind], 'evidence']);
    yield* rows(paths.sources, [source], ['label', 'description']);
    yield* rows(paths.sources, source.excerpts, ['source']);
  }
}

/** Memos of the analysis, and their list. */
export function* memoPages(study: CaseStudy): Rows {
  for (const memo of study.memos.values()) {
    yield* rows(pathOf(memo), [memo], 'all');
    yield* names(pathOf(memo), memo.about);
    yield* linked(pathOf(memo), study, memo.prose.links);
  }
  yield* rows(memosPath, study.memos.values(), 'all');
  for (const { about } of study.memos.values()) yield* names(memosPath, about);
}

/** Two concepts beside each other, and the map of all such pairs. */
export function* pairPages(study: CaseStudy): Rows {
  const { shown } = pairsOf(study);
  for (const pair of shown) {
    const [a, b] = pair.concepts;
    const path = pairPath(a.id, b.id);
    const { both, own } = excerptsBeside(pair);
    yield* rows(
      path,
      [a, b],
      [...OUTLINE.concept, 'definition', 'use', 'avoid', 'memo', 'excerpts', 'related', 'examples', 'counterexamples'],
    );
    yield* rows(
      path,
      [both, ...own].flatMap((some) => some.shown),
      'all',
    );
    for (const { concepts, source, illustrates } of [both, ...own].flatMap((some) => some.shown))
      yield* names(path, [...concepts, source, ...illustrates]);
    for (const concept of pair.concepts) {
      yield* rows(path, above(concept), ['label', 'parent']);
      yield* linked(path, study, concept.prose.links);
    }
    yield* names(
      path,
      pair.memos.filter((memo) => memo.kind === 'memo'),
    );
    for (const on of [comparePath, ...pair.concepts.map(pathOf)]) yield* namedAsPair(on, pair);
  }
  const concepts = new Set(shown.flatMap((pair) => pair.concepts));
  yield* rows(comparePath, concepts, OUTLINE.concept);
  yield* rows(comparePath, study.groups, ['label']);
}

/** That they are a pair, and what makes them one: on the map, and on the page of each. */
function* namedAsPair(path: string, { concepts: [a, b], memos, related }: Pair): Rows {
  const linksTo = pairPath(a.id, b.id);
  for (const thing of [a, b]) yield { path, thing, fields: NAME.concept, linksTo };
  for (const thing of [...memos, ...related])
    yield { path, thing, fields: memos.includes(thing) && thing.kind === 'memo' ? NAME.memo : [], linksTo };
}
