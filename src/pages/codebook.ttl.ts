import { codebookTurtle } from '#site/machine-forms/codebook.ts';

export const GET = () => new Response(codebookTurtle(), { headers: { 'content-type': 'text/turtle' } });
