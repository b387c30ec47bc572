import type { UnlinkedStudy } from '../study/case-study.ts';
import type { Entry, EntryKind } from '../entry/entry.ts';
import { formerIdsInFiles } from './identity-checker.ts';
import { identityKey, LASTING_NAMESPACES, type IdentityKey, type Namespace } from '../text/identity.ts';
import { formerIdentities, identityKeyOf, lastingThings, type LastingThing } from '../study/lasting-thing.ts';
import { ANY_LANGUAGE } from '../text/localized-text.ts';
import type { ParsedStudy } from '../parsing/study-parser.ts';

/** The study as far as it holds together. */
export type Graph = Omit<UnlinkedStudy, 'study' | 'releases'>;

/**
 * A study with errors, and what its last release had in the place of each thing that is still there, but not in the graph, as it or what
 * it hangs on does not fit: only what is really gone is missing. Undefined where there is neither a study.yaml that fits nor a release.
 */
export function standIn(graph: Graph & Pick<UnlinkedStudy, 'releases'>, parsed: ParsedStudy): UnlinkedStudy | undefined {
  const last = graph.releases.at(-1)?.caseStudy;
  const study = parsed.study?.data ?? last?.study;
  if (last === undefined || study === undefined) return study && { ...graph, study };
  const whole = {
    ...graph,
    study,
    languages: parsed.languages === ANY_LANGUAGE ? last.languages : parsed.languages,
    categories: new Map(graph.categories),
    concepts: new Map(graph.concepts),
    excerpts: new Map(graph.excerpts),
    sources: new Map(graph.sources),
    references: new Map(graph.references),
    relations: [...graph.relations],
    roles: [...graph.roles],
    sections: [...graph.sections],
    memos: new Map(graph.memos),
    reporting: [...graph.reporting],
  };
  const decided = new Set(lastingThings(graph).map(identityKeyOf));
  const isThere = presence(parsed, decided);
  for (const { caseStudy: was } of graph.releases.toReversed()) {
    const stillThere = (thing: LastingThing) => !decided.has(identityKeyOf(thing)) && isThere(thing);
    for (const { excerpts, ...concept } of [...was.concepts.values()].filter(stillThere)) {
      const kept = excerpts.filter((one) => whole.excerpts.has(one.id) || isThere(one) || isUnreadable(parsed, concept.id));
      whole.concepts.set(concept.id, { ...concept, excerpts: kept });
      for (const one of kept) if (!whole.excerpts.has(one.id)) whole.excerpts.set(one.id, one);
    }
    for (const kind of ['categories', 'excerpts', 'sources', 'references', 'memos'] as const)
      for (const [id, thing] of was[kind]) if (stillThere(thing)) (whole[kind] as Map<string, LastingThing>).set(id, thing);
    whole.sections.push(...was.sections.filter(stillThere));
    whole.relations.push(...was.relations.filter(stillThere));
    whole.reporting.push(...was.reporting.filter(stillThere));
    whole.roles.push(...was.roles.filter(stillThere));
    for (const thing of lastingThings(was)) decided.add(identityKeyOf(thing));
    for (const { key } of formerIdentities(was)) decided.add(key);
  }
  return whole;
}

const isUnreadable = ({ unfit }: ParsedStudy, id: string) =>
  unfit.some((entry) => entry.id === id && entry.kind === 'concept' && entry.text === undefined);

/** Whether a thing is in the study's files: by its own name, in what fits; or by what can be made out in what does not. */
function presence(parsed: ParsedStudy, inGraph: ReadonlySet<IdentityKey>): (thing: LastingThing) => boolean {
  const there = new Set<IdentityKey>();
  for (const [kind, ids] of parsed.ids) if (kind in PAGES) for (const id of ids) there.add(identityKey(kind as LastingThing['kind'], id));
  for (const id of parsed.excerptIds) there.add(identityKey('excerpt', id));
  for (const { id } of parsed.relations?.data.relations ?? []) there.add(identityKey('relation', id));
  for (const { category } of parsed.relations?.data.roles ?? []) there.add(identityKey('role', category));
  for (const { id } of parsed.reporting?.data ?? []) there.add(identityKey('item', id));
  // What has a former identifier and is in the graph leads on from it of its own accord.
  for (const { namespace, id, owner } of formerIdsInFiles(parsed))
    if (!inGraph.has(`${namespace} ${owner}`)) there.add(`${namespace} ${id}`);
  for (const entry of parsed.unfit) for (const key of madeOut(entry)) there.add(key);
  const unread = new Set(parsed.unfit.flatMap(({ kind, text }) => (text === undefined ? kind : [])));
  return (thing) =>
    there.has(identityKeyOf(thing)) ||
    unread.has('retired') ||
    (unread.has('reporting') && thing.kind === 'item') ||
    (unread.has('relations') && (thing.kind === 'relation' || thing.kind === 'role'));
}

const PAGES = {
  concept: 'node',
  category: 'node',
  source: 'source',
  reference: 'reference',
  section: 'section',
  memo: 'memo',
} as const satisfies Partial<Record<EntryKind, Namespace>>;
const PARTS: Readonly<Partial<Record<EntryKind, readonly Namespace[]>>> = {
  concept: ['excerpt'],
  relations: ['relation'],
  reporting: ['item'],
  retired: LASTING_NAMESPACES,
};

/** Identifiers that a text which is no valid YAML, or none that fits, gives up or has, as far as a reader would see it. */
function* madeOut({ kind, text = '' }: Entry): Generator<IdentityKey> {
  const parts = PARTS[kind] ?? [];
  const former = [...(kind in PAGES ? [PAGES[kind as keyof typeof PAGES]] : []), ...parts];
  for (const [, list = ''] of text.matchAll(/\bformerIds\b\W{0,3}(\[[^\]]*|(?:\s*\n\s*-[^\n]*)+|[^\n]*)/g))
    for (const [id] of list.matchAll(/[a-z0-9]+(?:-[a-z0-9]+)*/g)) for (const namespace of former) yield `${namespace} ${id}`;
  for (const [, id = ''] of text.matchAll(/\bid\b\W{1,4}([a-z0-9-]+)/g)) for (const namespace of parts) yield `${namespace} ${id}`;
  if (kind === 'relations') for (const [, id = ''] of text.matchAll(/\bcategory\b\W{1,4}([a-z0-9-]+)/g)) yield identityKey('role', id);
}
