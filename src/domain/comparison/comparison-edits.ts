import type { Change, ChangeKind, Thing } from '../compared/change.ts';
import type { Comparison } from './comparison-matching.ts';
import { FIELDS, IDENTITY_CLASS, type FieldRule } from '../compared/fields.ts';
import type { Identities } from './comparison-identities.ts';
import { differ } from '../compared/values.ts';
import { idIn, type IdentityKey, type Namespace } from '../text/identity.ts';
import { identityKeyOf } from '../study/lasting-thing.ts';
import type { LocalizedText } from '../text/localized-text.ts';

/** What is different in things that stayed. What follows from a merge, a split or a removal is put to it, and not told again. */
export function compareFields(comparison: Comparison, identities: Identities): Change[] {
  const names = new Names(comparison);
  const changes: Change[] = [];
  for (const [before, after] of comparison.pairs) {
    if (before.kind !== after.kind) continue;
    for (const edit of Object.entries(FIELDS[before.kind]).flatMap(([field, rule]) => editsOf(before, after, field, rule, names))) {
      const change = compareField(comparison, names, edit);
      if (change === undefined) continue;
      const cause = causeOfEdit(comparison, identities, edit);
      if (cause === undefined) changes.push(change);
      else cause.along.push(change);
    }
  }
  return changes;
}

interface Edit {
  readonly before: Thing;
  readonly after: Thing;
  readonly field: string;
  readonly rule: FieldRule;
  readonly from: unknown;
  readonly to: unknown;
  /** The concept that it is said under, of a coding. */
  readonly under?: string;
}

/** The values of a field side by side: one pair, but of an excerpt's codings one under each concept that has it before and after. */
function editsOf(before: Thing, after: Thing, field: string, rule: FieldRule, names: Names): Edit[] {
  const [from, to] = [before.fields[field], after.fields[field]];
  if (field !== 'codings') return [{ before, after, field, rule, from, to }];
  const under = (concept: string, codings: unknown) =>
    (codings as { concept: string }[]).find((one) => one.concept === concept) ?? { concept, coders: [] };
  const then = new Map((before.fields.concepts as string[]).map((id) => [names.nodeNow(id), id]));
  return (after.fields.concepts as string[]).flatMap((id) => {
    const old = then.get(id);
    return old === undefined ? [] : [{ before, after, field, rule, from: said(under(old, from)), to: said(under(id, to)), under: id }];
  });
}

/** What a coding says, without what it is under. */
const said = ({ concept: _, ...coding }: { readonly concept: string }): unknown => coding;

function compareField({ languages, was, is }: Comparison, names: Names, edit: Edit): Change | undefined {
  const { before, after, field, rule, from, to, under } = edit;
  const difference = differ(names.renewed(from, edit), to, rule, languages);
  if (difference === 'none') return undefined;
  const told = toldAs(difference, edit, names);
  const space = spaceOfField(edit);
  const coded = before.kind === 'excerpt' && field !== 'concepts' ? named(under ?? after.fields.concepts, 'node', is) : [];
  const concerns = [...(space === undefined ? [] : [...named(from, space, was), ...named(to, space, is)]), ...coded];
  const same = field === 'concepts' ? keptByAnotherName(edit, names) : [];
  const others = uniqueNames(concerns).filter(({ id }) => !same.includes(id));
  return { ...told, before: [before], after: [after], field, from, to, concerns: others, along: [] };
}

/** Identifiers, old and new, of what an excerpt is coded under as before, which it neither lost nor gained. */
function keptByAnotherName({ from, to }: Edit, names: Names): string[] {
  return (from as string[]).flatMap((id) => {
    const now = names.nodeNow(id);
    return now !== id && (to as string[]).includes(now) ? [id, now] : [];
  });
}

function toldAs(difference: 'typography' | 'translation' | 'wording', edit: Edit, names: Names): Pick<Change, 'kind' | 'class'> {
  const { rule, field, to } = edit;
  if (difference === 'typography') return { kind: 'typography-changed', class: 'editorial' };
  if (difference === 'translation') return { kind: 'translation-changed', class: rule.translation ?? 'editorial' };
  const from = names.renewed(edit.from, edit);
  if (field === 'ends') return { kind: isReversed(from, to) ? 'reversed' : 'redirected', class: rule.class };
  if (field !== 'concepts') return { kind: rule.kind, class: rule.class };
  const lost = (from as string[]).some((id) => !(to as string[]).includes(id));
  const gained = (to as string[]).some((id) => !(from as string[]).includes(id));
  const kind: ChangeKind = lost && gained ? 'evidence-moved' : lost ? 'evidence-lost' : 'evidence-gained';
  return { kind, class: lost ? rule.class : IDENTITY_CLASS['evidence-gained'] };
}

const isReversed = (from: unknown, to: unknown) => JSON.stringify(from) === JSON.stringify((to as string[]).toReversed());

/** The namespace of the names a field holds. */
const spaceOfField = ({ field, rule }: Edit): FieldRule['names'] => (field === 'ends' ? 'node' : rule.names);

const idsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : [];

/** Of names of any namespace, each is a key. */
const keyIn = (space: Namespace | 'any', id: string) => (space === 'any' ? id : `${space} ${id}`) as IdentityKey;

function named(value: unknown, space: Namespace | 'any', index: Comparison['was']): Thing[] {
  return idsIn(value).flatMap((id) => index.get(keyIn(space, id)) ?? []);
}

/** Each thing once, as it is now where it stayed under its name. */
function uniqueNames(things: readonly Thing[]): Thing[] {
  return [...new Map(things.map((thing) => [identityKeyOf(thing), thing])).values()];
}

/** Lists that follow what they name. That a relation rests on other excerpts is told, also where those are new or gone. */
const LISTS: ReadonlySet<string> = new Set(['concepts', 'references', 'related', 'where', 'about']);

/** The change to whole things that a link only follows: a name was replaced by what it was merged into, or went with what was removed. */
function causeOfEdit(comparison: Comparison, { gone, come }: Identities, edit: Edit): Identities['changes'][number] | undefined {
  const space = spaceOfField(edit);
  if (space === undefined) return undefined;
  const { was, is, pairs, successors, predecessors } = comparison;
  const [from, to] = [named(edit.from, space, was), named(edit.to, space, is)];
  const stays = (old: Thing) => to.some((now) => pairs.get(old) === now);
  const stayed = (now: Thing) => from.some((old) => pairs.get(old) === now);
  const left = from.filter((old) => !stays(old));
  const right = to.filter((now) => !stayed(now));
  const follows = (old: Thing) => successors.get(old)?.some((now) => to.includes(now)) === true;
  const leads = (now: Thing) => predecessors.get(now)?.some((old) => from.includes(old)) === true;
  if (edit.field === 'ends' && !from.every((old, i) => successors.get(old)?.some((now) => now === to[i]))) return undefined;
  const [first, second] = [left[0], right[0]];
  if (left.every(follows) && right.every(leads)) return causeOfLink(first, second, { gone, come });
  // A list loses what is gone, and has what is new, with the change that says so.
  if (!LISTS.has(edit.field)) return undefined;
  const kept = new Set(pairs.values());
  if (right.length === 0 && left.every((old) => !pairs.has(old))) return first && gone.get(first);
  if (left.length === 0 && right.every((now) => !kept.has(now))) return second && come.get(second);
  return undefined;
}

/** A merge or split that either end of the link is part of. */
function causeOfLink(old: Thing | undefined, now: Thing | undefined, { gone, come }: Pick<Identities, 'gone' | 'come'>) {
  const causes = [old && gone.get(old), now && come.get(now)];
  return causes.find((cause) => cause?.kind === 'merged' || cause?.kind === 'split');
}

/** Names that things had before, as they have them now. */
class Names {
  readonly #now = new Map<IdentityKey, string>();

  constructor({ pairs, was }: Comparison) {
    for (const [key, thing] of was) {
      const id = pairs.get(thing)?.id;
      if (id !== undefined && id !== thing.id) this.#now.set(key, id);
    }
  }

  /** The value of a field with today's names in it. */
  renewed(value: unknown, edit: Edit): unknown {
    if (this.#now.size === 0) return value;
    const space = spaceOfField(edit);
    if (space !== undefined)
      return Array.isArray(value)
        ? value.map((id: string) => this.#nameOf(space, id))
        : typeof value === 'string'
          ? this.#nameOf(space, value)
          : value;
    if (edit.field === 'evidence')
      return (value as { source: string }[]).map((passage) => ({ ...passage, source: this.#nameOf('source', passage.source) }));
    if (edit.rule.prose === undefined) return value;
    if (typeof value === 'string') return this.#inProse(value);
    return Object.fromEntries(Object.entries(value as LocalizedText).map(([lang, text]) => [lang, this.#inProse(text)]));
  }

  /** A concept's or category's name as it is now. */
  nodeNow(id: string): string {
    return this.#nameOf('node', id);
  }

  #nameOf(space: Namespace | 'any', id: string): string {
    const key = keyIn(space, id);
    const now = this.#now.get(key);
    return now === undefined ? id : space === 'any' ? key.slice(0, -idIn(key).length) + now : now;
  }

  #inProse(text: string): string {
    return text.replaceAll(/(\[\[|@|<Excerpt id=")([a-z0-9-]+)/g, (_, mark: string, id: string) => {
      const space = mark === '[[' ? 'node' : mark === '@' ? 'reference' : 'excerpt';
      return mark + this.#nameOf(space, id);
    });
  }
}
