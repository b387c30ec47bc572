import { bibliography } from '#site/bibliography.ts';

export const GET = bibliography.bibtex.response;
