import type { Comparison } from './comparison-matching.ts';
import { IDENTITY_CLASS, SUPPORTING } from '../compared/fields.ts';
import type { Change, ChangeClass, Thing } from '../compared/change.ts';
import { identityKey } from '../text/identity.ts';
import { identityKeyOf } from '../study/lasting-thing.ts';

/** A change to which what follows from it is still being added. */
export type IdentityChange = Change & { readonly along: Change[] };

/** What happened to whole things, and by which change each came or went. */
export interface Identities {
  readonly changes: IdentityChange[];
  /** The change by which a thing before is gone, or joined to others. */
  readonly gone: ReadonlyMap<Thing, IdentityChange>;
  /** The change by which a thing after is new, or has taken others in. */
  readonly come: ReadonlyMap<Thing, IdentityChange>;
}

export function compareIdentities(comparison: Comparison): Identities {
  const { was, is, successors, predecessors, pairs } = comparison;
  const changes: IdentityChange[] = [];
  const gone = new Map<Thing, IdentityChange>();
  const come = new Map<Thing, IdentityChange>();
  const notices = new Map(comparison.after.retired.map((notice) => [identityKeyOf(notice), notice]));
  const tell = (
    kind: keyof typeof IDENTITY_CLASS,
    before: readonly Thing[],
    after: readonly Thing[],
    klass: ChangeClass = IDENTITY_CLASS[kind],
  ) => {
    const [notice] = before.flatMap((thing) => notices.get(identityKeyOf(thing)) ?? []);
    const concerns = [...before.flatMap((thing) => holdersIn(thing, was)), ...after.flatMap((thing) => holdersIn(thing, is))];
    const change: IdentityChange = { kind, class: klass, before, after, concerns, along: [], ...(notice && { notice }) };
    changes.push(change);
    for (const thing of before) if (!gone.has(thing)) gone.set(thing, change);
    for (const thing of after) if (!come.has(thing)) come.set(thing, change);
  };
  for (const thing of was.values()) {
    const next = successors.get(thing) ?? [];
    const kept = pairs.get(thing);
    if (next.length === 0) tell('removed', [thing], [], thing.kind === 'stage' ? 'editorial' : undefined);
    else if (next.length > 1) tell('split', [thing], next, next.some(({ id }) => id === thing.id) ? undefined : 'citation-breaking');
    if (kept === undefined) continue;
    if (kept.kind !== thing.kind) tell('kind-changed', [thing], [kept]);
    else if (kept.id !== thing.id && !followsCategory(thing, kept, comparison)) tell('re-identified', [thing], [kept]);
  }
  for (const thing of is.values()) {
    const from = predecessors.get(thing) ?? [];
    if (from.length === 0) tell('added', [], [thing], SUPPORTING.has(thing.kind) ? 'editorial' : undefined);
    else if (from.length > 1) tell('merged', from, [thing]);
  }
  const kept = new Set(pairs.values());
  const alone = changes.filter((change) => {
    const cause = causeOfIdentityChange(change, comparison, { gone, come, kept });
    cause?.along.push(change);
    return cause === undefined;
  });
  return { changes: alone, gone, come };
}

/** A role has its category's identifier: where the category only has another one, that is told of the category. */
function followsCategory({ kind, id }: Thing, kept: Thing, { was, pairs }: Comparison): boolean {
  const category = kind === 'role' ? was.get(identityKey('node', id)) : undefined;
  return category !== undefined && pairs.get(category)?.id === kept.id;
}

/** Excerpts that came or went with all the concepts they are coded under, and roles with their category, are told with them. */
function causeOfIdentityChange(
  { kind, before: [old], after: [now] }: Change,
  { was, is, pairs }: Comparison,
  { gone, come, kept }: Pick<Identities, 'gone' | 'come'> & { readonly kept: ReadonlySet<Thing> },
): IdentityChange | undefined {
  const thing = now ?? old;
  if (thing === undefined || !['added', 'removed', 're-identified'].includes(kind)) return undefined;
  const causes = holders(thing).map((id) => {
    const holder = (now === undefined ? was : is).get(identityKey('node', id));
    const stays = holder !== undefined && (now === undefined ? pairs.has(holder) : kept.has(holder));
    return stays || holder === undefined ? undefined : (now === undefined ? gone : come).get(holder);
  });
  return causes.includes(undefined) ? undefined : causes[0];
}

/** What a thing cannot be without: an excerpt's concepts, a role's category. */
function holders({ kind, id, fields }: Thing): readonly string[] {
  if (kind === 'role') return [id];
  return kind === 'excerpt' ? (fields.concepts as string[]) : [];
}

const holdersIn = (thing: Thing, index: Comparison['was']) => holders(thing).flatMap((id) => index.get(identityKey('node', id)) ?? []);
