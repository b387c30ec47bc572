import type { APIRoute } from 'astro';
import { changesFeed } from '#site/machine-forms/changes-feed.ts';

export const GET: APIRoute = ({ locals: { edition } }) =>
  new Response(changesFeed(edition), { headers: { 'content-type': 'application/atom+xml' } });
