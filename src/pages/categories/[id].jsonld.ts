import type { Node } from '#domain/study/case-study.ts';
import { nodeJsonLd } from '#site/machine-forms/codebook.ts';
import { edition } from '#site/edition/edition.ts';

export function getStaticPaths() {
  return Array.from(edition().caseStudy.categories.values(), (node) => ({ params: { id: node.id }, props: { node } }));
}

export const GET = ({ props }: { props: { node: Node } }) =>
  new Response(nodeJsonLd(props.node), { headers: { 'content-type': 'application/ld+json' } });
