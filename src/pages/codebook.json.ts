import { codebookJson } from '#site/codebook.ts';

export const GET = () => new Response(codebookJson(), { headers: { 'content-type': 'application/json' } });
