import { SEVERAL, type Choices, type Question } from './choices.ts';
import type { OutlineNode } from './code-outline.ts';
import type { Project } from '../exchange/project.ts';
import { someOf } from '../text/suggestion.ts';

/**
 * What of a project is still to be decided before it can be a study.
 * @param roots without a core, and before loose concepts have a category. @param names names of codes with codings and codes below, and of codes without codings
 */
export function questionsOfImport(
  project: Project,
  roots: readonly OutlineNode[],
  { split, unused }: { readonly split: readonly string[]; readonly unused: readonly string[] },
  choices: Choices,
): Question[] {
  const questions: Question[] = [];
  const ask = (flag: string, text: string, answers: readonly string[] = [], otherwise?: string) =>
    questions.push({ flag, text, answers, otherwise, must: true });
  if (split.length > 0 && choices.parents === undefined)
    ask(
      '--parents',
      `${String(split.length)} ${split.length === 1 ? 'code has' : 'codes have'} codings and codes below (${someOf(split, 5)}). Each becomes a category; shall a concept in it have its codings (concept), or shall they be left out (leave-out)?`,
      ['concept', 'leave-out'],
      'leave-out',
    );
  const categories = roots.filter(({ kind }) => kind === 'category');
  const loose = roots.length - categories.length;
  const tops = categories.length + (loose > 0 ? 1 : 0);
  if (loose > 0 && choices.category === undefined && (choices.core === undefined || choices.core === SEVERAL)) {
    const what = `${String(loose)} ${loose === 1 ? 'code stands' : 'codes stand'} in no category (${someOf(
      roots.filter(({ kind }) => kind === 'concept').map(({ label }) => label),
      5,
    )}).`;
    ask('--category', `${what} What shall the category be called that they stand in? (Or give --core: then they stand in the core.)`);
  }
  if (tops > 1 && choices.core === undefined)
    ask(
      '--core',
      `There are ${String(tops)} codes at the top (${someOf(
        categories.map(({ label }) => label),
        6,
      )}). What is the core category: one of them, or a new one by its name? Or write "${SEVERAL}" for a study without one.`,
      [],
      SEVERAL,
    );
  if (project.segments.length > 0 && choices.excerpts === undefined)
    ask(
      '--excerpts',
      `The project has ${String(project.segments.length)} coded passages of ${String(new Set(project.segments.map(({ source }) => source)).size)} sources. Has every participant agreed that these words be published? All of them (all), none (none), or a most for each concept (a number)?`,
      ['all', 'none', '3'],
      'none',
    );
  return [...questions, ...optional(project, unused, choices)];
}

/** What is left out, or told by letters and numbers, unless somebody says otherwise. */
function optional({ codes, segments, sources }: Project, unused: readonly string[], choices: Choices): Question[] {
  const questions: Question[] = [];
  const ask = (flag: string, text: string, answers: readonly [string, ...string[]]) =>
    questions.push({ flag, text, answers, otherwise: answers[0], must: false });
  const memos = codes.reduce((sum, code) => sum + code.memos.length, 0);
  const coders = new Set(segments.flatMap(({ codings }) => codings.flatMap(({ coder }) => coder ?? []))).size;
  const named = sources.filter(({ kind }) => kind !== 'table').length;
  if (unused.length > 0 && choices.unused === undefined)
    ask(
      '--unused',
      `${String(unused.length)} ${unused.length === 1 ? 'code has' : 'codes have'} no codings (${someOf(unused, 5)}). Leave out (leave-out), or make concepts without excerpts (keep)?`,
      ['leave-out', 'keep'],
    );
  if (memos > 0 && choices.memos === undefined)
    ask(
      '--memos',
      `The codes have ${String(memos)} ${memos === 1 ? 'memo' : 'memos'}, which are yours alone until now. Publish them (yes), or not (no)?`,
      ['no', 'yes'],
    );
  if (coders > 0 && choices.coders === undefined)
    ask(
      '--coders',
      `${String(coders)} ${coders === 1 ? 'person has' : 'people have'} coded. Call them A, B … (letters), by their names (names), or not at all (none)?`,
      ['letters', 'names', 'none'],
    );
  if (named > 0 && segments.length > 0 && choices.sources === undefined)
    ask('--sources', 'Names of sources may name people. Number them (numbers), or take their names (names)?', ['numbers', 'names']);
  return questions;
}
