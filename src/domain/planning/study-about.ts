import type { Losses } from '../exchange/losses.ts';
import type { Project, Reading } from '../exchange/project.ts';
import type { Choices } from '../importing/choices.ts';
import { wordsOf } from '../importing/study-words.ts';
import type { PlannedStudy } from './planned-study.ts';

/** What stays private unless it is asked for. */
export function tellPrivate(project: Project, choices: Choices, losses: Losses): void {
  const memos = project.codes.reduce((sum, code) => sum + code.memos.length, 0);
  if (memos > 0 && choices.memos !== true) losses.add('memo', { count: memos });
  if (project.memos.length > 0) losses.add('project-memo', { count: project.memos.length });
  const ofSources = project.sources.reduce((sum, source) => sum + source.memos.length, 0);
  if (ofSources > 0) losses.add('source-memo', { count: ofSources });
  const colors = project.codes.filter(({ color }) => color !== undefined).length;
  if (colors > 0) losses.add('color', { count: colors });
  const coders = new Set(project.segments.flatMap(({ codings }) => codings.flatMap(({ coder }) => coder ?? [])));
  if (coders.size > 0 && choices.coders !== 'names') losses.add('coder', { count: coders.size });
  const numbered = project.sources.filter(({ kind }) => kind !== 'table').length;
  if (choices.sources !== 'names' && numbered > 0) losses.add('source-name', { count: numbered });
}

export function aboutOf(
  project: Project,
  choices: Choices,
  depth: number,
  several: boolean,
  lowered: readonly string[],
): PlannedStudy['about'] {
  const words = wordsOf(choices.language);
  const [core, main, sub, concept] = words.levels;
  // A study names each of its levels once.
  const deeper = Array.from({ length: Math.max(0, depth - 2) }, (_, i) => (i === 0 ? sub : `${sub} ${String(i + 1)}`));
  const categories = (several ? [main, sub, ...deeper.slice(1)] : [core, main, ...deeper]).slice(0, Math.max(1, depth));
  return {
    title: choices.title ?? project.name ?? (project.program === '' ? 'Study' : `${project.program.split(' ')[0] ?? ''} project`),
    language: choices.language,
    authors: choices.authors.length === 0 ? [words.anonymous] : choices.authors,
    abstract: choices.abstract ?? words.abstract(project.name, project.program),
    levels: choices.levels ?? ownLevels(project, depth, core) ?? [...categories, concept],
    lowered,
  };
}

/** A project's name may say what its people are to be kept from. */
export function titleFrom({ name }: Project, { title, abstract }: Choices): Reading[] {
  const taken = [...(title === undefined ? ['title'] : []), ...(abstract === undefined ? ['abstract'] : [])];
  if (name === undefined || taken.length === 0) return [];
  const flags = taken.map((one) => `--${one}`).join(' and ');
  return [
    {
      what: 'title',
      as: `“${name}” in ${taken.join(' and ')}`,
      why: `so the project is called; ${flags} ${taken.length > 1 ? 'give others' : 'gives another'}`,
      proved: true,
    },
  ];
}

/** The names of a file that says them, below a core that was made. */
function ownLevels({ levels }: Project, depth: number, core: string): readonly string[] | undefined {
  if (levels === undefined || levels.length < depth || levels.length > depth + 1) return undefined;
  return levels.length === depth ? [core, ...levels] : levels;
}

/** Decisions that the next import takes over. Names of sources are none: they may name persons. */
const KEPT = [
  'language',
  'core',
  'category',
  'parents',
  'general',
  'unused',
  'sets',
  'memos',
  'coders',
  'sources',
  'attributes',
  'excerpts',
] as const satisfies readonly (keyof Choices)[];

export function kept(choices: Choices): Record<string, unknown> {
  const values = { ...choices, attributes: choices.attributes.length === 0 ? undefined : choices.attributes };
  return Object.fromEntries(KEPT.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}
