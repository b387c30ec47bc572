import type { CaseStudy, Retired } from '../study/case-study.ts';
import type { Change, Thing } from './change.ts';
import type { Comparison } from './comparison.ts';
import { IDENTITY_CLASS } from './comparison-fields.ts';
import { nameKey, spaceOf } from './comparison-things.ts';
import { canonical } from './comparison-values.ts';
import { namespaceOf } from '../permanence/identity-checker.ts';

/** An identifier that is given up and whose address is kept: it leads to its owner, or to a notice. */
interface KeptAddress {
  readonly id: string;
  readonly owner: string | undefined;
  readonly notice: Retired | undefined;
}

/** Addresses of things that were gone already: kept no longer, kept again, or with another notice. What just went is told of the thing. */
export function compareAddresses({ before, after, was, is, successors }: Comparison): Change[] {
  const [then, now] = [keptAddresses(before), keptAddresses(after)];
  const changes: Change[] = [];
  const tell = (kind: 'address-lost' | 'address-gained' | 'address-changed', from?: KeptAddress, to?: KeptAddress) => {
    const side = (address: KeptAddress | undefined, index: typeof was) => (address === undefined ? [] : [thingAt(address, index)]);
    changes.push({ kind, class: IDENTITY_CLASS[kind], before: side(from, was), after: side(to, is), field: 'formerIds', from: from?.id, to: to?.id, concerns: [], along: [] });
  }; // prettier-ignore
  for (const [key, from] of then) {
    const to = now.get(key);
    if (to === undefined && !is.has(key)) tell('address-lost', from);
    if (to === undefined) continue;
    const [old, heir] = [from.owner && was.get(from.owner), to.owner && is.get(to.owner)];
    const followed = old && heir ? successors.get(old)?.includes(heir) === true : old === heir;
    if (!followed || canonical(from.notice) !== canonical(to.notice)) tell('address-changed', from, to);
  }
  for (const [key, to] of now) if (!then.has(key) && !was.has(key)) tell('address-gained', undefined, to);
  return changes;
}

function keptAddresses({ categories, concepts, excerpts, relations, sources, references, sections, reporting, retired }: CaseStudy): Map<string, KeptAddress> {
  const kept = new Map<string, KeptAddress>();
  for (const list of [categories.values(), concepts.values(), excerpts.values(), relations, sources.values(), references.values(), sections, reporting])
    for (const { kind, id, formerIds } of list)
      for (const old of formerIds) kept.set(nameKey(spaceOf(kind), old), { id: old, owner: nameKey(spaceOf(kind), id), notice: undefined });
  for (const notice of retired) kept.set(nameKey(namespaceOf(notice.kind), notice.id), { id: notice.id, owner: undefined, notice });
  return kept;
} // prettier-ignore

/** What the address leads to; for a notice, the thing that is gone. */
function thingAt({ owner, notice, id }: KeptAddress, index: Comparison['was']): Thing {
  const thing = owner === undefined ? undefined : index.get(owner);
  return thing ?? { kind: notice?.kind ?? 'section', id: notice?.id ?? id, path: 'retired.yaml', label: {}, fields: {} };
}
