import type { APIRoute } from 'astro';
import type { Node } from '#domain/study/case-study.ts';
import { nodeJsonLd } from '#site/machine-forms/codebook.ts';
import { mainEdition } from '#site/edition/edition.ts';

export function getStaticPaths() {
  return Array.from(mainEdition().caseStudy.concepts.values(), (node) => ({ params: { id: node.id }, props: { node } }));
}

export const GET: APIRoute<{ node: Node }> = ({ props, locals: { edition } }) =>
  new Response(nodeJsonLd(edition, props.node), { headers: { 'content-type': 'application/ld+json' } });
