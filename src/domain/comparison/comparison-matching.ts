import type { CaseStudy } from '../study/case-study.ts';
import type { Thing } from '../compared/change.ts';
import type { LanguagePair } from '../compared/values.ts';
import { identityKey, type IdentityKey } from '../text/identity.ts';
import { formerIdentities, identityKeyOf } from '../study/lasting-thing.ts';

/** The things of one study by their names. */
export type ThingIndex = ReadonlyMap<IdentityKey, Thing>;

/** Which things of two studies are the same, and which came from which. */
export interface Matching {
  /** What became of each thing: nothing where it was removed, several where it was split. */
  readonly successors: ReadonlyMap<Thing, readonly Thing[]>;
  readonly predecessors: ReadonlyMap<Thing, readonly Thing[]>;
  /** The same thing before and after. */
  readonly pairs: ReadonlyMap<Thing, Thing>;
}

/** Two studies laid side by side. */
export interface Comparison extends Matching {
  readonly before: CaseStudy;
  readonly after: CaseStudy;
  readonly was: ThingIndex;
  readonly is: ThingIndex;
  readonly languages: LanguagePair;
}

export const indexThings = (things: readonly Thing[]): ThingIndex => new Map(things.map((thing) => [identityKeyOf(thing), thing]));

/**
 * Follows each thing by its identifier, by `formerIds` and retired.yaml, and where those say nothing, by its content: two things that
 * changed identifiers, and a file that was renamed without telling. The other way round the same things are matched.
 */
export function matchThings(before: CaseStudy, after: CaseStudy, was: ThingIndex, is: ThingIndex): Matching {
  const links = new Links();
  const swapped = swaps(was, is);
  for (const [key, thing] of was) {
    const same = swapped.get(thing) ?? is.get(key);
    if (same !== undefined) links.add(thing, same);
  }
  for (const [old, now] of successions(after)) linkGone(links, was, is, old, now);
  for (const [old, now] of successions(before)) linkGone(links.turned, is, was, old, now);
  // A role is its category's: it goes where the category goes.
  for (const [{ id }, next] of [...links.successors].filter(([{ kind }]) => kind === 'category'))
    for (const other of next) links.addIfThere(was.get(identityKey('role', id)), is.get(identityKey('role', other.id)));
  const lost = uniqueBy(
    [...was.values()].filter((thing) => !links.successors.has(thing)),
    contentKey,
  );
  const found = uniqueBy(
    [...is.values()].filter((thing) => !links.predecessors.has(thing)),
    contentKey,
  );
  for (const [content, thing] of lost) {
    const same = found.get(content);
    if (same !== undefined) links.add(thing, same);
  }
  return { successors: links.successors, predecessors: links.predecessors, pairs: pairsOf(links, is, swapped) };
}

/** What came from what, both ways. */
class Links {
  readonly successors: Map<Thing, Thing[]>;
  readonly predecessors: Map<Thing, Thing[]>;

  constructor(successors = new Map<Thing, Thing[]>(), predecessors = new Map<Thing, Thing[]>()) {
    this.successors = successors;
    this.predecessors = predecessors;
  }

  /** The same links seen from the other end. */
  get turned(): Links {
    return new Links(this.predecessors, this.successors);
  }

  add(from: Thing, to: Thing): void {
    const next = this.successors.get(from) ?? [];
    if (next.includes(to)) return;
    this.successors.set(from, [...next, to]);
    this.predecessors.set(to, [...(this.predecessors.get(to) ?? []), from]);
  }

  addIfThere(from: Thing | undefined, to: Thing | undefined): void {
    if (from !== undefined && to !== undefined) this.add(from, to);
  }
}

/** Each name that a study gave up, with what has its place; a retired thing may have several. */
function* successions(study: CaseStudy): Generator<readonly [old: IdentityKey, now: IdentityKey]> {
  for (const { key, kind, owner, notice } of formerIdentities(study)) {
    if (owner !== undefined) yield [key, identityKeyOf(owner)];
    for (const now of notice?.replacedBy ?? []) yield [key, identityKey(kind, now)];
  }
}

function linkGone(links: Links, was: ThingIndex, is: ThingIndex, old: IdentityKey, now: IdentityKey): void {
  if (!is.has(old)) links.addIfThere(was.get(old), is.get(now));
}

/** Pairs of things of one kind that have each other's identifiers now, and nothing else in common with what had them. */
function swaps(was: ThingIndex, is: ThingIndex): Map<Thing, Thing> {
  const differing = [...was].filter(([key, thing]) => {
    const now = is.get(key);
    return now?.kind === thing.kind && contentKey(now) !== contentKey(thing);
  });
  const before = uniqueBy(
    differing.map(([, thing]) => thing),
    contentKey,
  );
  const after = uniqueBy(
    differing.flatMap(([key]) => is.get(key) ?? []),
    contentKey,
  );
  const swapped = new Map<Thing, Thing>();
  for (const [content, thing] of before) {
    const now = after.get(content);
    const there = now && was.get(identityKeyOf(now));
    if (now === undefined || there === undefined || before.get(contentKey(there)) !== there) continue;
    const back = after.get(contentKey(there));
    if (back?.id === thing.id) swapped.set(thing, now);
  }
  return swapped;
}

function uniqueBy(things: readonly Thing[], key: (thing: Thing) => string): Map<string, Thing> {
  const groups = Map.groupBy(things, key);
  return new Map(
    [...groups].flatMap(([content, [first, ...others]]) => (first === undefined || others.length > 0 ? [] : [[content, first]])),
  );
}

/** What a thing is apart from its identifier and its place. */
function contentKey({ kind, fields }: Thing): string {
  const { label, definition, meaning, text, source, title, data, ends, name } = fields;
  return JSON.stringify([kind, label, definition, meaning, text, source, title, data, ends, name]);
}

function pairsOf({ successors, predecessors }: Links, is: ThingIndex, swapped: ReadonlyMap<Thing, Thing>): Map<Thing, Thing> {
  const pairs = new Map<Thing, Thing>();
  for (const [thing, [next, ...others]] of successors) {
    const own = swapped.get(thing) ?? is.get(identityKeyOf(thing));
    if (own !== undefined) pairs.set(thing, own);
    else if (next !== undefined && others.length === 0 && predecessors.get(next)?.length === 1) pairs.set(thing, next);
  }
  return pairs;
}
