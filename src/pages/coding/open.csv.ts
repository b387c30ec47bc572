import type { APIRoute } from 'astro';
import { openCsv } from '#site/machine-forms/csv-tables.ts';

export const GET: APIRoute = ({ locals: { edition } }) => new Response(openCsv(edition));
