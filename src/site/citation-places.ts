import type { Place, Reference } from '#domain/case-study.ts';
import { citationAnchor } from '#render/study-links.ts';
import { pathOf, referenceAnchor } from '#domain/urls.ts';

/** The path of each citation in a place's text, in its order; of the entry in the place's list of references, where only that has it. */
export function citationPaths(place: Place, reference: Reference): readonly [string, ...string[]] {
  const links = 'prose' in place ? place.prose.links : [];
  const [first, ...more] = links
    .filter(({ kind, target }) => kind === 'reference' && target === reference.id)
    .map((_, index) => `${pathOf(place)}#${citationAnchor(reference.id, index + 1)}`);
  return first === undefined ? [`${pathOf(place)}#${referenceAnchor(reference)}`] : [first, ...more];
}
