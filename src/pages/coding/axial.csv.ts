import { axialCsv } from '#site/csv-tables.ts';

export const GET = () => new Response(axialCsv());
