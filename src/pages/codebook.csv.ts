import type { APIRoute } from 'astro';
import { codebookCsv } from '#site/machine-forms/csv-tables.ts';

export const GET: APIRoute = ({ locals: { edition } }) => new Response(codebookCsv(edition));
