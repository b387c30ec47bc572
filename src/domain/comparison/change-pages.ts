import type { CaseStudy, Category } from '../study/case-study.ts';
import type { Change, Thing } from './change.ts';
import { hasReporting } from '../permanence/public-urls.ts';
import { itemAnchor, paths, pathOf, pinnedPath, relationAnchor, reportingPath, roleAnchor, stagePath } from '../study/urls.ts';

/** Paths of the pages of the study as it is now that a change is seen on: the thing's own, then those of what it touches. */
export function pagesOf(change: Change, study: CaseStudy): string[] {
  const own = [...change.after, ...(change.after.length === 0 ? [] : change.before)];
  const ends = change.after.length === 0 ? change.before.flatMap(endsOf) : [];
  const beside = change.kind === 'added' || change.kind === 'removed' ? [...change.before, ...change.after].flatMap(holderOf) : [];
  const things = [...own.flatMap((thing) => placesOf(thing, study)), ...(ends.length === 0 ? [] : [stagePath('selective')]), ...[...change.concerns, ...beside, ...ends].flatMap((thing) => nodePage(thing, study))];
  return [...new Set(things)];
} // prettier-ignore

type Named = Pick<Thing, 'kind' | 'id'>;

/** The category that a concept or category stands in. */
function holderOf({ kind, fields }: Thing): Named[] {
  const id = kind === 'concept' ? fields.category : kind === 'category' ? fields.parent : undefined;
  return typeof id === 'string' ? [{ kind: 'category', id }] : [];
}

/** The categories that a relation or role stood between. */
function endsOf({ kind, id, fields }: Thing): Named[] {
  const ids = kind === 'relation' ? (fields.ends as string[]) : kind === 'role' ? [id] : [];
  return ids.map((end) => ({ kind: 'category', id: end }));
}

function nodePage({ kind, id }: Named, { concepts, categories }: CaseStudy): string[] {
  const node = kind === 'concept' ? concepts.get(id) : kind === 'category' ? categories.get(id) : undefined;
  return node === undefined ? [] : [pathOf(node)];
}

/** Pages on which a thing stands. */
function placesOf({ kind, id }: Named, study: CaseStudy): string[] {
  const page = (thing: Parameters<typeof pathOf>[0] | undefined) => (thing === undefined ? [] : [pathOf(thing).replace(/#.*/, '')]);
  const claimed = (ends: readonly Category[]) => [stagePath('selective'), ...ends.map(pathOf)];
  switch (kind) {
    case 'study':
      return [paths.home];
    case 'release':
      return [pinnedPath(id, paths.home), paths.versions];
    case 'stage':
      return [stagePath(id as Parameters<typeof stagePath>[0])];
    case 'section':
      return page(study.sections.find((one) => one.id === id));
    case 'source':
      return page(study.sources.get(id));
    case 'reference':
      return page(study.references.get(id));
    case 'excerpt':
      return study.excerpts.get(id)?.concepts.map(pathOf) ?? [];
    case 'relation': {
      const relation = study.relations.find((one) => one.id === id);
      return relation === undefined ? [] : claimed([relation.from, relation.to]);
    }
    case 'role': {
      const role = study.roles.find(({ category }) => category.id === id);
      return role === undefined ? [] : claimed([role.category]);
    }
    case 'item':
      return hasReporting(study) ? [reportingPath] : [];
    case 'concept':
    case 'category':
      return nodePage({ kind, id }, study);
  }
}

/** The id of the part that changed, on the thing's own page. */
export function spotOf({ after: [thing], field, to, kind }: Change): string | undefined {
  if (thing === undefined) return undefined;
  if (thing.kind === 'excerpt') return thing.id;
  if (thing.kind === 'relation') return relationAnchor(thing);
  if (thing.kind === 'role') return roleAnchor({ category: thing });
  if (thing.kind === 'item') return itemAnchor(thing);
  if (field === 'memo' && thing.kind === 'concept' && to !== '') return '_memo';
  return kind === 'reordered' && field === 'excerpts' ? '_evidence' : undefined;
}
