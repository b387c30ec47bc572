import type { APIRoute } from 'astro';
import { axialCsv } from '#site/machine-forms/csv-tables.ts';

export const GET: APIRoute = ({ locals: { edition } }) => new Response(axialCsv(edition));
