import { codebookCsv } from '#site/machine-forms/csv-tables.ts';

export const GET = () => new Response(codebookCsv());
