import type { APIRoute } from 'astro';
import { referencesCsv } from '#site/machine-forms/csv-tables.ts';

export const GET: APIRoute = ({ locals: { edition } }) => new Response(referencesCsv(edition));
