import type { APIContext } from 'astro';
import { cardPath } from '#domain/study/urls.ts';
import { editions } from '#site/edition/edition.ts';
import type { StudyCard } from '#site/pictures/study-card.ts';

/** One picture in each language, or none where the study's title cannot be set. */
export function getStaticPaths() {
  const [main] = editions();
  return editions().flatMap(({ card, lang }) =>
    card === undefined ? [] : [{ params: { card: cardPath(lang, main.lang).slice(1, -'.png'.length) }, props: { card } }],
  );
}

export const GET = async ({ props }: APIContext<{ card: StudyCard }>) =>
  new Response(await props.card.png(), { headers: { 'content-type': 'image/png' } });
