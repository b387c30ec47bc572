import type { CaseStudy, Node } from '#domain/study/case-study.ts';
import { proseIn, type Prose } from '#domain/entry/entry.ts';
import { createProseRenderer } from '#render/prose/prose-renderer.ts';
import type { WrittenDiagrams } from './written-diagrams.ts';
import { linksTo } from './study-link-resolver.ts';
import { textsFor } from '../texts/index.ts';

/** Prose as HTML, with the language it is in. */
export interface RenderedProse {
  /** Empty where there is no text. */
  readonly html: string;
  readonly lang: string;
}

/**
 * Renders a study's prose for pages in `lang`: in that language, or else in the original's.
 * @param hrefOf the page of a concept or category @param href a path under the site's base
 * @returns what takes a prose, and a name where it stands beside another on one page
 */
export function proseRendererFor(
  caseStudy: CaseStudy,
  lang: string,
  hrefOf: (node: Node) => string,
  href: (path: string) => string,
  diagramsIn: (lang: string) => WrittenDiagrams,
): (prose: Prose, beside?: string) => RenderedProse {
  const [original] = caseStudy.languages;
  const renderers = new Map(
    Array.from(new Set([lang, original]), (one) => {
      const links = linksTo(caseStudy, one, hrefOf, href, diagramsIn(one));
      return [one, createProseRenderer(() => links, textsFor(one).footnotes)];
    }),
  );
  return (prose, beside) => {
    const { text, lang: own } = proseIn(prose, lang, original);
    return { html: text.trim() === '' ? '' : (renderers.get(own)?.(text, beside) ?? ''), lang: own };
  };
}
