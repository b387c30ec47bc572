import type { UnlinkedStudy } from '../study/case-study.ts';
import { analysisPath, questionPath } from '../study/urls.ts';
import { codingsOf, type Codings } from '../codings/codings.ts';
import { overlapping } from '../codings/cooccurrence.ts';

/** What is asked of a coding: each has a page of its own. */
export const QUESTIONS = ['frequency', 'sources', 'co-occurrence', 'saturation', 'agreement', 'shape'] as const;
export type Question = (typeof QUESTIONS)[number];

/** The questions that a study's coding has something to say to, in their order, and those whose page a release has published. */
export function questionsOf(study: UnlinkedStudy): Question[] {
  const codings = codingsOf(study);
  const published = new Set(study.releases.flatMap(({ urls }) => urls));
  return QUESTIONS.filter((question) => hasAnswer(codings, question) || published.has(questionPath(question)));
}

/** The paths of what is counted from the coding: pages, and a table beside each. */
export function analysisUrls(study: UnlinkedStudy): string[] {
  const questions = questionsOf(study);
  return questions.length === 0
    ? []
    : [analysisPath, ...questions.flatMap((question) => [questionPath(question), questionCsvPath(question)])];
}

/** The same numbers for programs. */
export const questionCsvPath = (question: Question): string => questionPath(question).replace(/\/$/, '.csv');

function hasAnswer({ rows }: Codings, question: Question): boolean {
  switch (question) {
    case 'frequency':
    case 'saturation':
    case 'shape':
      return rows.length > 0;
    case 'sources':
      return new Set(rows.map(({ passage }) => passage.source)).size > 1;
    case 'co-occurrence':
      return hasPair(rows);
    case 'agreement':
      return new Set(rows.flatMap(({ coder }) => coder ?? [])).size > 1;
  }
}

/** Whether two codes stand on one passage, or on passages that overlap. */
function hasPair(rows: Codings['rows']): boolean {
  const first = new Map<object, string>();
  for (const { passage, concept } of rows) {
    const known = first.get(passage);
    if (known !== undefined && known !== concept) return true;
    first.set(passage, concept);
  }
  const pairs = overlapping(rows);
  return 'value' in pairs && pairs.value.length > 0;
}
