import { referencesCsv } from '#site/csv-tables.ts';

export const GET = () => new Response(referencesCsv());
