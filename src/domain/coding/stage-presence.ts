import { buildAxialCodingTable } from '../study/coding-table.ts';
import type { UnlinkedStudy } from '../study/case-study.ts';
import { STAGES, type StageName } from '../schema/coding.ts';
import { stagePath } from '../study/urls.ts';

/**
 * The stages of the coding that a study has, in their order: those that it writes about or names elsewhere, those of which its coding has
 * something to show, and those whose page a release has published.
 */
export function stagesOf(study: UnlinkedStudy): StageName[] {
  const named = new Set<string>([
    ...study.stages.keys(),
    ...study.sections.flatMap(({ stage }) => stage ?? []),
    ...study.reporting.flatMap(({ where }) => where.flatMap((place) => (place.kind === 'stage' ? place.id : []))),
  ]);
  const published = new Set(study.releases.flatMap(({ urls }) => urls));
  return STAGES.filter((stage) => named.has(stage) || hasSomething(study, stage) || published.has(stagePath(stage)));
}

/** Whether the stage's page has more to show than what others have. */
function hasSomething(study: UnlinkedStudy, stage: StageName): boolean {
  const { core, groups, relations, roles, excerpts } = study;
  switch (stage) {
    case 'open':
      return true;
    case 'axial': {
      // With one level, and nothing that says what its categories mean, it is the first column of open coding.
      const { columns, rows } = buildAxialCodingTable(study);
      return columns.length > 2 || rows.some((row) => row.some((cell) => cell.kind === 'meaning' && cell.category.meaning !== undefined));
    }
    case 'selective':
      // What other methods put at the top is a heading, of which nothing is claimed.
      return relations.length + roles.length > 0 || (study.study.method === undefined && core !== undefined && core !== groups[0]);
    case 'saturation':
      return [...excerpts.values()].some(({ date }) => date !== undefined);
  }
}
