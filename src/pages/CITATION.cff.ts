import { citationCff } from '#site/machine-forms/citation-cff.ts';

export const GET = () => new Response(citationCff());
