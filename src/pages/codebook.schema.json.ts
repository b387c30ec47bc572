import { codebookSchemaJson } from '#site/codebook.ts';

export const GET = () => new Response(codebookSchemaJson(), { headers: { 'content-type': 'application/schema+json' } });
