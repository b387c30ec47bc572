import { describe, expect, it } from 'vitest';
import type { CaseStudy } from '#domain/study/case-study.ts';
import { flattenChanges, type Change, type ChangeKind, type Thing } from '#domain/compared/change.ts';
import { FIELDS } from '#domain/compared/fields.ts';
import { listThings } from '#domain/compared/things.ts';
import { compareCaseStudies } from '#domain/comparison/comparison.ts';
import { identityKeyOf } from '#domain/study/lasting-thing.ts';
import { randomPair } from './random-study.ts';

const PAIRS = Array.from({ length: 500 }, (_, seed) => {
  const [buildA, buildB] = randomPair(seed);
  const [a, b] = [buildA(), buildB()];
  return { seed, a, b, changes: compareCaseStudies(a, b) };
});

/** A study's graph as data: everything that its things say, sets sorted. */
type Graph = Map<string, { readonly kind: string; readonly fields: Record<string, unknown> }>;

const copy = ({ kind, fields }: Thing) => ({ kind, fields: JSON.parse(JSON.stringify(fields)) as Record<string, unknown> });
const graphOf = (study: CaseStudy): Graph => new Map(listThings(study).map((thing) => [identityKeyOf(thing), copy(thing)]));

function sorted(graph: Graph): unknown {
  const inOrder = [...graph].sort(([a], [b]) => (a < b ? -1 : 1));
  return inOrder.map(([key, { kind, fields }]) => {
    const rules = FIELDS[kind as Thing['kind']];
    const same = ([name, value]: [string, unknown]): [string, unknown] => [
      name,
      rules[name]?.names && Array.isArray(value) ? value.toSorted() : value,
    ];
    return [
      key,
      kind,
      Object.fromEntries(
        Object.entries(fields)
          .filter(([, value]) => value !== undefined)
          .map(same),
      ),
    ];
  });
}

/** Does to a graph what the changes say, and nothing else. */
function apply(changes: readonly Change[], graph: Graph): Graph {
  const all = [...flattenChanges(changes)];
  const names = new Map<string, string>();
  for (const { kind, before, after } of all)
    if (kind === 're-identified' || kind === 'kind-changed')
      before.forEach((thing, i) => names.set(identityKeyOf(thing), after[i]?.id ?? ''));
  for (const [key, id] of [...names])
    if (key.startsWith('node ') && !names.has(key.replace('node', 'role'))) names.set(key.replace('node', 'role'), id);
  const kept = new Set<string>(all.filter(({ kind }) => kind !== 'kind-changed').flatMap(({ after }) => after.map(identityKeyOf)));
  const gone = new Set<string>(
    all.flatMap(({ kind, before }) => (['removed', 'merged', 'split'].includes(kind) ? before.map(identityKeyOf) : [])),
  );
  const result: Graph = new Map();
  for (const [key, { kind, fields }] of graph) {
    if (gone.has(key) && !kept.has(key)) continue;
    const id = names.get(key);
    result.set(id === undefined ? key : `${key.split(' ')[0] ?? ''} ${id}`, {
      kind,
      fields: withNames(kind as Thing['kind'], fields, names),
    });
  }
  for (const { kind, after } of all)
    for (const thing of after)
      if (kind === 'kind-changed' || (['added', 'merged', 'split'].includes(kind) && !result.has(identityKeyOf(thing))))
        result.set(identityKeyOf(thing), copy(thing));
  for (const {
    field,
    after: [thing],
    to,
    kind,
  } of all) {
    if (field === undefined || thing === undefined || kind === 'reordered' || kind.startsWith('address-')) continue;
    const target = result.get(identityKeyOf(thing));
    if (target === undefined) throw new Error(`${identityKeyOf(thing)} is changed, but not there.`);
    target.fields[field] = to;
  }
  return result;
}

function withNames(kind: Thing['kind'], fields: Record<string, unknown>, names: ReadonlyMap<string, string>): Record<string, unknown> {
  const renew = (space: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((one) => renew(space, one));
    return typeof value === 'string' ? (names.get(`${space} ${value}`) ?? value) : value;
  };
  const renewed = Object.entries(fields).map(([name, value]) => {
    const space = name === 'ends' ? 'node' : FIELDS[kind][name]?.names;
    if (space !== undefined) return [name, renew(space, value)];
    if (name === 'evidence') return [name, (value as { source: string }[]).map((one) => ({ ...one, source: renew('source', one.source) }))];
    if (name !== 'memo') return [name, value];
    return [name, (value as string).replaceAll(/\[\[(.+?)\]\]/g, (_, id: string) => `[[${String(renew('node', id))}]]`)];
  });
  return Object.fromEntries(renewed) as Record<string, unknown>;
}

const MIRROR: Partial<Record<ChangeKind, ChangeKind>> = {
  added: 'removed',
  removed: 'added',
  merged: 'split',
  split: 'merged',
  'evidence-gained': 'evidence-lost',
  'evidence-lost': 'evidence-gained',
  'address-lost': 'address-gained',
  'address-gained': 'address-lost',
};

/** A change as a text, seen from this side or the other; what went along with what is a matter of the side. */
function tell({ kind, before, after, field, from, to }: Change, mirrored: boolean): string {
  const ids = (list: readonly Thing[]) => list.map((thing) => `${thing.kind} ${thing.id}`).sort();
  const sides = [
    [ids(before), from],
    [ids(after), to],
  ];
  return JSON.stringify([mirrored ? (MIRROR[kind] ?? kind) : kind, field, ...(mirrored ? sides.reverse() : sides)]);
}

const told = (changes: readonly Change[], mirrored = false) => [...flattenChanges(changes)].map((change) => tell(change, mirrored)).sort();

describe(`comparing ${String(PAIRS.length)} pairs of random studies`, () => {
  it('finds nothing between a study and itself', () => {
    for (const { seed, a } of PAIRS) expect(compareCaseStudies(a, randomPair(seed)[0]()), `seed ${String(seed)}`).toEqual([]);
  });

  it('finds the same, mirrored, the other way round', () => {
    for (const { seed, a, b, changes } of PAIRS)
      expect(told(changes), `seed ${String(seed)}`).toEqual(told(compareCaseStudies(b, a), true));
  });

  it('tells enough to make the second from the first', () => {
    for (const { seed, a, b, changes } of PAIRS)
      expect(sorted(apply(changes, graphOf(a))), `seed ${String(seed)}`).toEqual(sorted(graphOf(b)));
  });

  it('meets every kind of change to whole things', () => {
    const met = new Set(PAIRS.flatMap(({ changes }) => [...flattenChanges(changes)].map(({ kind }) => kind)));
    for (const kind of [
      'added',
      'removed',
      're-identified',
      'kind-changed',
      'merged',
      'split',
      'moved',
      'reversed',
      'address-changed',
    ] as const)
      expect(met).toContain(kind);
  });
});
