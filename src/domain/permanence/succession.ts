import type { Node, Release, UnlinkedStudy } from '../study/case-study.ts';
import type { Former, Identified } from '../study/former.ts';
import { namespaceOf, type Namespace } from './identity-checker.ts';
import { pathOf } from '../study/urls.ts';

/** Pages whose path holds an identifier. */
export const pagesOf = ({ concepts, categories, sources, references, sections }: Omit<UnlinkedStudy, 'study' | 'releases'>) => [
  ...categories.values(),
  ...concepts.values(),
  ...sources.values(),
  ...references.values(),
  ...sections,
];

export const idOf = (thing: Identified) => (thing.kind === 'role' ? thing.category.id : thing.id);
export const identityKey = (namespace: Namespace, id: string) => `${namespace} ${id}`;
const keyOf = (thing: Identified) => identityKey(namespaceOf(thing.kind), idOf(thing));

export interface Succession {
  /** What became of a thing; undefined if nothing says. */
  formerOf(was: Identified, release: Release): Former | undefined;
  /** The same of an identifier that was given up already. */
  formerOfId(kind: Identified['kind'], id: string): Former | undefined;
  /** Pages of identifiers that were given up and that no release has. */
  neverReleased(known: ReadonlyMap<string, Former>): [path: string, former: Former][];
}

/** Who has which identifier, now and before. */
export function indexSuccession(study: UnlinkedStudy): Succession {
  const things: Identified[] = [...pagesOf(study), ...study.excerpts.values(), ...study.relations, ...study.roles, ...study.reporting];
  const living = new Map(things.map((thing) => [keyOf(thing), thing]));
  const owners = new Map<string, Identified>();
  for (const thing of things) {
    const former = thing.kind === 'role' ? thing.category.formerIds : thing.formerIds;
    for (const id of former) owners.set(identityKey(namespaceOf(thing.kind), id), thing);
  }
  const retired = new Map(study.retired.map((one) => [identityKey(namespaceOf(one.kind), one.id), one]));
  const fate = (kind: Identified['kind'], id: string): Pick<Former, 'retired' | 'successors'> | undefined => {
    const name = identityKey(namespaceOf(kind), id);
    const now = living.get(name) ?? owners.get(name);
    if (now !== undefined) return { retired: undefined, successors: [now] };
    // A category takes its role with it.
    const own = retired.get(name) ?? (kind === 'role' ? retired.get(identityKey('node', id)) : undefined);
    const successors = own?.replacedBy.flatMap((other) => living.get(identityKey(namespaceOf(own.kind), other)) ?? []);
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
      const released = new Set(Array.from(known.values(), ({ kind, id }) => identityKey(namespaceOf(kind), id)));
      const kinds = (name: string, kind: Identified['kind']) => !released.has(name) && PAGE_KINDS.has(kind);
      const given: { kind: Identified['kind']; id: string }[] = [
        ...Array.from(owners, ([name, { kind }]) => ({ kind, id: name.slice(name.indexOf(' ') + 1) })),
        ...study.retired,
      ].filter(({ kind, id }) => kinds(identityKey(namespaceOf(kind), id), kind));
      return given.flatMap(({ kind, id }) => {
        const found = fate(kind, id);
        // Only kind and id make the path of a page.
        return found ? [[pathOf({ kind, id } as Node), { kind, id, was: undefined, release: undefined, ...found }]] : [];
      });
    },
  };
}

const PAGE_KINDS: ReadonlySet<Identified['kind']> = new Set(['concept', 'category', 'source', 'reference', 'section']);
