import type { CaseStudy } from '../study/case-study.ts';
import type { Change, Thing } from '../compared/change.ts';
import type { Comparison } from './comparison-matching.ts';
import { IDENTITY_CLASS } from '../compared/fields.ts';
import { identityKey, type IdentityKey, type Namespace } from '../text/identity.ts';
import { identityKeyOf } from '../study/lasting-thing.ts';

/** A list in which order is seen: the members of `owner`, by name. */
interface Sequence {
  readonly owner: IdentityKey;
  readonly field: string;
  readonly space: Namespace;
  readonly ids: readonly string[];
}

/** Lists whose members that stayed stand in another order. What came or went is told elsewhere. */
export function compareOrder({ before, after, was, is, pairs }: Comparison): Change[] {
  const then = new Map(Array.from(sequences(before), (sequence) => [`${sequence.owner} ${sequence.field}`, sequence]));
  const owners = new Map([...pairs].map(([old, now]) => [now, old]));
  return Array.from(sequences(after)).flatMap(({ owner, field, space, ids }): Change[] => {
    const now = is.get(owner);
    const old = now && owners.get(now);
    const from = old && then.get(`${identityKeyOf(old)} ${field}`)?.ids;
    if (now === undefined || old === undefined || from === undefined) return [];
    const things = (list: readonly string[], index: typeof was) => list.flatMap((id) => index.get(`${space} ${id}`) ?? []);
    const previous = things(from, was).flatMap((thing) => pairs.get(thing) ?? []);
    const current = things(ids, is);
    const common = (list: readonly Thing[], other: readonly Thing[]) => {
      const there = new Set(other);
      return list.filter((thing) => there.has(thing)).map(({ id }) => id);
    };
    if (common(previous, current).join(' ') === common(current, previous).join(' ')) return [];
    return [
      { kind: 'reordered', class: IDENTITY_CLASS.reordered, before: [old], after: [now], field, from, to: ids, concerns: [], along: [] },
    ];
  });
}

function* sequences({ roots, categories, concepts, sections, relations, roles, reporting }: CaseStudy): Generator<Sequence> {
  const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
  const study = { owner: identityKey('study', 'study') };
  yield { ...study, field: 'roots', space: 'node', ids: ids(roots) };
  yield { ...study, field: 'sections', space: 'section', ids: ids(sections) };
  yield { ...study, field: 'relations', space: 'relation', ids: ids(relations) };
  yield { ...study, field: 'roles', space: 'role', ids: ids(roles.map(({ category }) => category)) };
  yield { ...study, field: 'reporting', space: 'item', ids: ids(reporting) };
  for (const category of categories.values()) {
    const owner = identityKeyOf(category);
    yield { owner, field: 'children', space: 'node', ids: ids(category.children) };
    yield { owner, field: 'concepts', space: 'node', ids: ids(category.concepts) };
  }
  for (const concept of concepts.values())
    yield { owner: identityKeyOf(concept), field: 'excerpts', space: 'excerpt', ids: ids(concept.excerpts) };
}
