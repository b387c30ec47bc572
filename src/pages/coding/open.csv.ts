import { openCsv } from '#site/csv-tables.ts';

export const GET = () => new Response(openCsv());
