import { codebookCsv } from '#site/csv-tables.ts';

export const GET = () => new Response(codebookCsv());
