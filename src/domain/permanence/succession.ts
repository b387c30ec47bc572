import type { Node, Release, UnlinkedStudy } from '../study/case-study.ts';
import type { Former } from '../study/former.ts';
import { idIn, identityKey, type IdentityKey, type LastingKind } from '../text/identity.ts';
import { idOf, identityKeyOf, lastingThings, type LastingThing } from '../study/lasting-thing.ts';
import { pathOf } from '../study/urls.ts';

export interface Succession {
  /** What became of a thing; undefined if nothing says. */
  formerOf(was: LastingThing, release: Release): Former | undefined;
  /** The same of an identifier that was given up already. */
  formerOfId(kind: LastingKind, id: string): Former | undefined;
  /** Pages of identifiers that were given up and that no release has. */
  neverReleased(known: ReadonlyMap<string, Former>): [path: string, former: Former][];
}

/** Who has which identifier, now and before. */
export function indexSuccession(study: UnlinkedStudy): Succession {
  const things = lastingThings(study);
  const living = new Map(things.map((thing) => [identityKeyOf(thing), thing]));
  const owners = new Map<IdentityKey, LastingThing>();
  for (const thing of things) {
    const former = thing.kind === 'role' ? thing.category.formerIds : thing.formerIds;
    for (const id of former) owners.set(identityKey(thing.kind, id), thing);
  }
  const retired = new Map(study.retired.map((one) => [identityKeyOf(one), one]));
  const fate = (kind: LastingKind, id: string): Pick<Former, 'retired' | 'successors'> | undefined => {
    const name = identityKey(kind, id);
    const now = living.get(name) ?? owners.get(name);
    if (now !== undefined) return { retired: undefined, successors: [now] };
    // A category takes its role with it.
    const own = retired.get(name) ?? (kind === 'role' ? retired.get(identityKey('node', id)) : undefined);
    const successors = own?.replacedBy.flatMap((other) => living.get(identityKey(own.kind, other)) ?? []);
    return own && { retired: own, successors: successors ?? [] };
  };
  return {
    formerOf(was, release) {
      const found = fate(was.kind, idOf(was));
      return found && { kind: was.kind, id: idOf(was), was, release, ...found };
    },
    formerOfId(kind, id) {
      const found = fate(kind, id);
      return found && { kind, id, was: undefined, release: undefined, ...found };
    },
    neverReleased(known) {
      const released = new Set(Array.from(known.values(), ({ kind, id }) => identityKey(kind, id)));
      const kinds = (name: IdentityKey, kind: LastingKind) => !released.has(name) && PAGE_KINDS.has(kind);
      const given: { kind: LastingKind; id: string }[] = [
        ...Array.from(owners, ([name, { kind }]) => ({ kind, id: idIn(name) })),
        ...study.retired,
      ].filter(({ kind, id }) => kinds(identityKey(kind, id), kind));
      return given.flatMap(({ kind, id }) => {
        const found = fate(kind, id);
        // Only kind and id make the path of a page.
        return found ? [[pathOf({ kind, id } as Node), { kind, id, was: undefined, release: undefined, ...found }]] : [];
      });
    },
  };
}

const PAGE_KINDS: ReadonlySet<LastingKind> = new Set(['concept', 'category', 'source', 'reference', 'section', 'memo']);
