import { codebookTurtle } from '#site/codebook.ts';

export const GET = () => new Response(codebookTurtle(), { headers: { 'content-type': 'text/turtle' } });
