import type { CaseStudy, Node } from '#domain/study/case-study.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { mediaPath, pathOf } from '#domain/study/urls.ts';
import type { WrittenDiagrams } from './written-diagrams.ts';
import type { LinkResolver } from '#render/prose/study-links.ts';

/** Where the links of a study's prose lead. @param hrefOf the page of a concept or category @param href a path under the site's base */
export function linksTo(
  caseStudy: CaseStudy,
  lang: string,
  hrefOf: (node: Node) => string,
  href: (path: string) => string,
  diagrams: WrittenDiagrams,
): LinkResolver {
  const nodeOf = (id: string) => caseStudy.concepts.get(id) ?? caseStudy.categories.get(id);
  return {
    diagram: (block) =>
      diagrams(block, (id) => {
        const node = nodeOf(id);
        return node && hrefOf(node);
      }),
    image(name) {
      const media = caseStudy.media.get(name);
      return media && { href: href(mediaPath(name)), width: media.width, height: media.height };
    },
    node(id) {
      const node = nodeOf(id);
      if (node === undefined) return undefined;
      const label = textIn(node.label, lang);
      return { href: hrefOf(node), text: label.text, lang: label.lang === lang ? undefined : label.lang };
    },
    reference(id) {
      const reference = caseStudy.references.get(id);
      return reference && { href: href(pathOf(reference)), text: String(reference.number), title: reference.data.title };
    },
  };
}
