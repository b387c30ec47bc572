import { codebookJsonLd } from '#site/machine-forms/codebook.ts';

export const GET = () => new Response(codebookJsonLd(), { headers: { 'content-type': 'application/ld+json' } });
