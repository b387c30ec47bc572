import type { CaseStudy } from '#domain/study/case-study.ts';
import { proseIn, type Prose } from '#domain/entry/entry.ts';
import type { Pairs } from '#domain/permanence/pairs.ts';
import { stagesOf } from '#domain/coding/stage-presence.ts';
import { hasModel, isMapped } from './diagrams.ts';
import { mapId } from './figure-id.ts';

/** Which figures and tables a study's site has, each with its number in the order of the navigation. What stands on several pages has one. */
export interface Numbering {
  /** By the figure's name. */
  readonly figures: ReadonlyMap<string, number>;
  /** Of a writer's own diagrams, by their blocks. */
  readonly written: ReadonlyMap<string, number>;
  /** By the table's id, but for those of the analysis, which come last. */
  readonly tables: ReadonlyMap<string, number>;
}

/** @param lang of the pages, which tells whose texts' diagrams they show */
export function numberFigures(study: CaseStudy, pairs: Pairs, lang: string): Numbering {
  const figures = new Map<string, number>();
  const written = new Map<string, number>();
  let count = 0;
  const add = (name: string, is = true) => {
    if (is) figures.set(name, (count += 1));
  };
  const addOwn = ({ prose }: { readonly prose: Prose }) => {
    for (const { block } of proseIn(prose, lang, study.languages[0]).diagrams) if (!written.has(block)) written.set(block, (count += 1));
  };
  const stages = stagesOf(study);
  add(stages.includes('selective') && hasModel(study) ? 'model' : 'groups');
  for (const section of study.sections) addOwn(section);
  add('stages', stages.length > 1);
  add('structure', study.roots.length > 0);
  for (const stage of study.stages.values()) addOwn(stage);
  for (const concept of study.concepts.values()) addOwn(concept);
  for (const category of study.categories.values()) {
    // The core's own page shows the model.
    add(mapId(category), isMapped(study, category) && !(category === study.core && hasModel(study)));
    addOwn(category);
  }
  add('arcs', pairs.shown.length > 0);
  for (const memo of study.memos.values()) addOwn(memo);
  add('curve');
  const tables = [
    'table_open',
    ...(stages.includes('axial') ? ['table_axial'] : []),
    ...(study.relations.length > 0 ? ['table_relations'] : []),
    ...(study.roles.length > 0 ? ['table_roles'] : []),
    ...(study.excerpts.size > 0 ? ['table_evidence'] : []),
    ...(pairs.shown.length > 0 ? ['table_pairs'] : []),
    ...(study.reporting.length > 0 ? ['table_reporting'] : []),
  ];
  return { figures, written, tables: new Map(tables.map((id, i) => [id, i + 1])) };
}
