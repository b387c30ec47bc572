import { edition } from '#site/edition.ts';

/** One picture, or none where the study's title cannot be set. */
export function getStaticPaths() {
  return edition().card === undefined ? [] : [{ params: { card: 'card' } }];
}

export const GET = async () => new Response(await edition().card?.png(), { headers: { 'content-type': 'image/png' } });
