import type { APIRoute } from 'astro';
import { citationCff } from '#site/machine-forms/citation-cff.ts';

export const GET: APIRoute = ({ locals: { edition } }) => new Response(citationCff(edition));
