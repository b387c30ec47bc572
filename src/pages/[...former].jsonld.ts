import type { APIRoute } from 'astro';
import type { Former } from '#domain/study/former.ts';
import { jsonLdPath } from '#domain/study/urls.ts';
import { formerJsonLd } from '#site/machine-forms/codebook.ts';
import { mainEdition } from '#site/edition/edition.ts';

/** For programs: what a concept or category was that is no longer there under its identifier, and what to use. */
export function getStaticPaths() {
  return [...mainEdition().caseStudy.formerUrls.pages.values()].flatMap((former) => {
    const { kind, id } = former;
    if (kind !== 'concept' && kind !== 'category') return [];
    return [{ params: { former: jsonLdPath({ kind, id }).slice(1, -'.jsonld'.length) }, props: { former } }];
  });
}

export const GET: APIRoute<{ former: Former }> = ({ props, locals: { edition } }) =>
  new Response(formerJsonLd(edition, props.former), { headers: { 'content-type': 'application/ld+json' } });
