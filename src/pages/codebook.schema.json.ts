import { codebookSchemaJson } from '#site/machine-forms/codebook.ts';

export const GET = () => new Response(codebookSchemaJson(), { headers: { 'content-type': 'application/schema+json' } });
