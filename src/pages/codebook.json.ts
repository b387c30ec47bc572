import { codebookJson } from '#site/machine-forms/codebook.ts';

export const GET = () => new Response(codebookJson(), { headers: { 'content-type': 'application/json' } });
