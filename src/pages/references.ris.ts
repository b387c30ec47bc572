import type { APIRoute } from 'astro';
import { bibliography } from '#site/head/bibliography.ts';

const { text, type } = bibliography.ris;

export const GET: APIRoute = ({ locals: { edition } }) => new Response(text(edition), { headers: { 'content-type': type } });
