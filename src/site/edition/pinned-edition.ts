import type { CaseStudy, Excerpt, Node, Release } from '#domain/study/case-study.ts';
import type { Prose } from '#domain/entry/entry.ts';
import { pathOf, pinnedPath } from '#domain/study/urls.ts';
import type { WrittenDiagrams } from '../prose/written-diagrams.ts';
import { proseRendererFor, type RenderedProse } from '../prose/study-prose.ts';

/** A release as its own pages show it: links between concepts and categories stay in the version, all others, and pictures, are today's. */
export interface PinnedEdition {
  pathOf(thing: Node | Excerpt): string;
  renderProse(prose: Prose): RenderedProse;
}

export function makePinnedEdition(
  { version, caseStudy }: Release,
  media: CaseStudy['media'],
  lang: string,
  href: (path: string) => string,
  diagramsIn: (lang: string) => WrittenDiagrams,
): PinnedEdition {
  const ownPath = (thing: Node | Excerpt) => pinnedPath(version, pathOf(thing));
  return { pathOf: ownPath, renderProse: proseRendererFor({ ...caseStudy, media }, lang, (node) => href(ownPath(node)), href, diagramsIn) };
}
