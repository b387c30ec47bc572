import type { APIRoute } from 'astro';
import type { Question } from '#domain/analysis/questions.ts';
import { answerCsv } from '#site/analysis/answer.ts';
import { mainEdition } from '#site/edition/edition.ts';

export const getStaticPaths = () => mainEdition().questions.map((question) => ({ params: { question } }));

export const GET: APIRoute = ({ params, locals: { edition } }) => new Response(answerCsv(edition, params.question as Question));
