import type { Category, Concept, Memo, Section, Stage } from '../study/case-study.ts';
import type { ReferenceDraft } from '../building/material-builder.ts';

/**
 * Puts the bibliography in its order. A printed number stands, for a reader comes with it from the paper. Behind the highest of them the
 * others follow in order of first use, then those that nothing uses, by id. Without any printed number the list is numbered by first use
 * alone, as the numeric system of GB/T 7714 wants it.
 * @param places in the order of reading; a place cites in its text first, then in its list of references
 */
export function numberReferences(
  references: Map<string, ReferenceDraft>,
  places: readonly (Section | Stage | Category | Concept | Memo)[],
): void {
  const used = places.flatMap(({ prose, ...place }) => [
    ...prose.links.filter(({ kind }) => kind === 'reference').map(({ target }) => target),
    ...('references' in place ? place.references.map(({ id }) => id) : []),
  ]);
  const byId = [...references.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const printed = byId.filter(({ number }) => number < Infinity).sort((a, b) => a.number - b.number);
  const inOrder = new Set([...printed, ...used.flatMap((id) => references.get(id) ?? []), ...byId]);
  let last = printed.at(-1)?.number ?? 0;
  references.clear();
  for (const reference of inOrder) {
    if (reference.number === Infinity) reference.number = ++last;
    references.set(reference.id, reference);
  }
}
