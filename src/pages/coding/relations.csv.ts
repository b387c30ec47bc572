import type { APIRoute } from 'astro';
import { relationsCsv } from '#site/machine-forms/csv-tables.ts';

export const GET: APIRoute = ({ locals: { edition } }) => new Response(relationsCsv(edition));
