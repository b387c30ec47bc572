import type { Excerpt, Node, Release } from '#domain/case-study.ts';
import type { Prose } from '#domain/entry.ts';
import { pathOf, pinnedPath } from '#domain/urls.ts';
import { createProseRenderer } from '#render/prose-renderer.ts';
import { linksTo } from './study-link-resolver.ts';
import type { Texts } from './texts/index.ts';

/** A release as its own pages show it: links between concepts and categories stay in the version, all others lead to today's pages. */
export interface PinnedEdition {
  pathOf(thing: Node | Excerpt): string;
  renderProse(prose: Prose): string;
}

export function makePinnedEdition(
  { version, caseStudy }: Release,
  lang: string,
  texts: Texts,
  href: (path: string) => string,
): PinnedEdition {
  const links = linksTo(caseStudy, lang, (node) => href(pinnedPath(version, pathOf(node))), href);
  const render = createProseRenderer(() => links, texts.footnotes);
  return {
    pathOf: (thing) => pinnedPath(version, pathOf(thing)),
    renderProse: (prose) => (prose.text.trim() === '' ? '' : render(prose.text)),
  };
}
