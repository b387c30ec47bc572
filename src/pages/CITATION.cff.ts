import { citationCff } from '#site/citation-cff.ts';

export const GET = () => new Response(citationCff());
