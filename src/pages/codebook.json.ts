import type { APIRoute } from 'astro';
import { codebookJson } from '#site/machine-forms/codebook.ts';

export const GET: APIRoute = ({ locals: { edition } }) =>
  new Response(codebookJson(edition), { headers: { 'content-type': 'application/json' } });
