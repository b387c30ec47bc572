import type { APIRoute } from 'astro';
import { formatCodebook } from '#formats/exchange/writers/refi-codes.ts';

export const GET: APIRoute = ({ locals: { edition } }) =>
  new Response(formatCodebook(edition.caseStudy), { headers: { 'content-type': 'application/xml' } });
