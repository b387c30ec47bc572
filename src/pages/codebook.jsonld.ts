import { codebookJsonLd } from '#site/codebook.ts';

export const GET = () => new Response(codebookJsonLd(), { headers: { 'content-type': 'application/ld+json' } });
