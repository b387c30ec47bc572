import { relationsCsv } from '#site/csv-tables.ts';

export const GET = () => new Response(relationsCsv());
