import type { APIRoute } from 'astro';
import { codebookTurtle } from '#site/machine-forms/codebook.ts';

export const GET: APIRoute = ({ locals: { edition } }) =>
  new Response(codebookTurtle(edition), { headers: { 'content-type': 'text/turtle' } });
