import type { APIRoute } from 'astro';
import { codebookSchemaJson } from '#site/machine-forms/codebook.ts';

export const GET: APIRoute = ({ locals: { edition } }) =>
  new Response(codebookSchemaJson(edition), { headers: { 'content-type': 'application/schema+json' } });
