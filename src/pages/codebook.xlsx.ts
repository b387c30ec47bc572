import type { APIRoute } from 'astro';
import { codebookXlsx } from '#site/machine-forms/workbook.ts';

export const GET: APIRoute = async ({ locals: { edition } }) =>
  new Response(await codebookXlsx(edition), {
    headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  });
