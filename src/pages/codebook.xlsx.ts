import { codebookXlsx } from '#site/machine-forms/workbook.ts';

export const GET = async () =>
  new Response(await codebookXlsx(), { headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } });
