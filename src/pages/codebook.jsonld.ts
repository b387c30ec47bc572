import type { APIRoute } from 'astro';
import { codebookJsonLd } from '#site/machine-forms/codebook.ts';

export const GET: APIRoute = ({ locals: { edition } }) =>
  new Response(codebookJsonLd(edition), { headers: { 'content-type': 'application/ld+json' } });
