import { bibliography } from '#site/head/bibliography.ts';

export const GET = bibliography.ris.response;
