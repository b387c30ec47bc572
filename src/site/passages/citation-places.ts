import type { Place, Reference } from '#domain/study/case-study.ts';
import { proseIn } from '#domain/entry/entry.ts';
import { citationAnchor } from '#render/prose/study-links.ts';
import { pathOf, referenceAnchor } from '#domain/study/urls.ts';
import type { Edition } from '../edition/edition.ts';

/** The path of each citation in a place's text, in its order; of the entry in the place's list of references, where only that has it. */
export function citationPaths({ lang, caseStudy }: Edition, place: Place, reference: Reference): readonly [string, ...string[]] {
  const links = 'prose' in place ? proseIn(place.prose, lang, caseStudy.languages[0]).links : [];
  const [first, ...more] = links
    .filter(({ kind, target }) => kind === 'reference' && target === reference.id)
    .map((_, index) => `${pathOf(place)}#${citationAnchor(reference.id, index + 1)}`);
  if (first !== undefined) return [first, ...more];
  // What only the text in another language cites has no place on this page.
  const listed = 'references' in place && place.references.includes(reference);
  return [listed ? `${pathOf(place)}#${referenceAnchor(reference)}` : pathOf(place)];
}
