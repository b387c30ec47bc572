import { bibliography } from '#site/head/bibliography.ts';

export const GET = bibliography.cslJson.response;
