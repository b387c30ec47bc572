import type { Media } from '#domain/study/media.ts';
import { mainEdition } from '#site/edition/edition.ts';

export function getStaticPaths() {
  return Array.from(mainEdition().caseStudy.media.values(), (media) => ({ params: { name: media.name }, props: { media } }));
}

export const GET = ({ props: { media } }: { props: { media: Media } }) =>
  new Response(Uint8Array.from(media.bytes), { headers: { 'content-type': media.type } });
