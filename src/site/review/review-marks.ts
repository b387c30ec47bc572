import type { Relation } from '#domain/study/case-study.ts';
import { flattenChanges } from '#domain/compared/change.ts';
import type { EdgeMark } from '#formats/mermaid/model.ts';
import type { SiteReview } from './review.ts';

/** The relations that differ, of both states, each with how. */
export function relationMarks({ before, after, items }: SiteReview): ReadonlyMap<Relation, EdgeMark> {
  const marks = new Map<Relation, EdgeMark>();
  const relations = (study: typeof before) => new Map(study.relations.map((relation) => [relation.id, relation]));
  const [was, is] = [relations(before), relations(after)];
  for (const change of flattenChanges(items.map((item) => item.change))) {
    const mark = change.kind === 'added' || change.kind === 'removed' ? change.kind : 'changed';
    const mine = (things: typeof change.before, from: typeof was) =>
      things.flatMap(({ kind, id }) => (kind === 'relation' ? (from.get(id) ?? []) : []));
    for (const relation of [...mine(change.before, was), ...mine(change.after, is)]) marks.set(relation, mark);
  }
  return marks;
}
