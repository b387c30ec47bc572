import type { CaseStudy } from '../study/case-study.ts';
import type { Change, Thing } from '../compared/change.ts';
import type { Comparison } from './comparison-matching.ts';
import { IDENTITY_CLASS } from '../compared/fields.ts';
import { canonical } from '../compared/values.ts';
import { formerIdentities, identityKeyOf, type FormerIdentity } from '../study/lasting-thing.ts';

/** Addresses of things that were gone already: kept no longer, kept again, or with another notice. What just went is told of the thing. */
export function compareAddresses({ before, after, was, is, successors }: Comparison): Change[] {
  const [then, now] = [keptAddresses(before), keptAddresses(after)];
  const changes: Change[] = [];
  const tell = (kind: 'address-lost' | 'address-gained' | 'address-changed', from?: FormerIdentity, to?: FormerIdentity) => {
    const side = (address: FormerIdentity | undefined, index: typeof was) => (address === undefined ? [] : [thingAt(address, index)]);
    changes.push({
      kind,
      class: IDENTITY_CLASS[kind],
      before: side(from, was),
      after: side(to, is),
      field: 'formerIds',
      from: from?.id,
      to: to?.id,
      concerns: [],
      along: [],
    });
  };
  for (const [key, from] of then) {
    const to = now.get(key);
    if (to === undefined && !is.has(key)) tell('address-lost', from);
    if (to === undefined) continue;
    const [old, heir] = [from.owner && was.get(identityKeyOf(from.owner)), to.owner && is.get(identityKeyOf(to.owner))];
    const followed = old && heir ? successors.get(old)?.includes(heir) === true : old === heir;
    if (!followed || canonical(from.notice) !== canonical(to.notice)) tell('address-changed', from, to);
  }
  for (const [key, to] of now) if (!then.has(key) && !was.has(key)) tell('address-gained', undefined, to);
  return changes;
}

const keptAddresses = (study: CaseStudy) => new Map(Array.from(formerIdentities(study), (one) => [one.key, one]));

/** What the address leads to; for a notice, the thing that is gone. */
function thingAt({ owner, notice, id }: FormerIdentity, index: Comparison['was']): Thing {
  const thing = owner && index.get(identityKeyOf(owner));
  return thing ?? { kind: notice?.kind ?? 'section', id: notice?.id ?? id, path: 'retired.yaml', label: {}, fields: {} };
}
