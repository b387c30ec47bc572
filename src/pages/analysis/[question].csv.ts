import type { APIContext } from 'astro';
import type { Question } from '#domain/analysis/questions.ts';
import { answerCsv } from '#site/analysis/answer.ts';
import { edition } from '#site/edition/edition.ts';

export const getStaticPaths = () => edition().questions.map((question) => ({ params: { question } }));

export const GET = ({ params }: APIContext) => new Response(answerCsv(params.question as Question));
