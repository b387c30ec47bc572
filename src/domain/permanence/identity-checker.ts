import { finding, START, type Finding } from '../entry/finding.ts';
import { tellIn } from '../entry/tell.ts';
import { identityKey, namespaceOf, type IdentityKey, type LastingKind, type Namespace } from '../text/identity.ts';
import { idOf, lastingThings, type LastingParts } from '../study/lasting-thing.ts';
import { isWhole, mayHoldExcerpt, type Parsed, type ParsedStudy } from '../parsing/study-parser.ts';
import { didYouMean } from '../text/suggestion.ts';

/** The identifiers that are in use, a role's being its category's. */
export function livingIds(study: LastingParts): ReadonlyMap<Namespace, ReadonlySet<string>> {
  const things = Map.groupBy(lastingThings(study), ({ kind }) => namespaceOf(kind));
  return new Map(Array.from(things, ([namespace, list]) => [namespace, new Set(list.map(idOf))]));
}

/** An identifier that was given up: it leads to what has it among its `formerIds`, or it is retired. */
interface FormerInFile {
  readonly namespace: Namespace;
  readonly id: string;
  readonly path: string;
  readonly at: () => Finding['position'];
  /** What has it now, by name; undefined for what is retired. */
  readonly owner: string | undefined;
}

/** No identifier that was given up is used again, and each leads to something that is there, in one step. */
export function checkIdentity(parsed: ParsedStudy, study: LastingParts, findings: Finding[]): void {
  const living = livingIds(study);
  const former = [...formerIdsInFiles(parsed), ...retiredIds(parsed)];
  const first = new Map<IdentityKey, FormerInFile>();
  for (const one of former) {
    const { namespace, id, path, at, owner } = one;
    const key: IdentityKey = `${namespace} ${id}`;
    const other = first.get(key);
    const tell = (message: string, mend: string) => findings.push(finding('reused-id', path, at(), message, mend));
    if (living.get(namespace)?.has(id) === true)
      tell(
        `"${id}" is given up here, but it is in use.`,
        owner === undefined
          ? 'An identifier is for life: take it off this list, or give the one in use another.'
          : 'An identifier leads to one thing: take it out of `formerIds`, or give the one in use another.',
      );
    else if (other !== undefined && (other.owner !== owner || owner === undefined))
      tell(`"${id}" is given up twice: also in ${other.path}.`, 'Its URL can lead to one place only: keep one of the two.');
    else first.set(key, one);
  }
  checkReplacements(parsed, living, first, findings);
}

function checkReplacements(
  parsed: ParsedStudy,
  living: ReadonlyMap<Namespace, ReadonlySet<string>>,
  former: ReadonlyMap<IdentityKey, FormerInFile>,
  findings: Finding[],
): void {
  const { entry, data } = parsed.retired ?? {};
  if (entry === undefined || data === undefined) return;
  const tell = tellIn(entry, findings);
  for (const [index, { kind, id, replacedBy }] of data.entries()) {
    const namespace = namespaceOf(kind);
    for (const [place, name] of replacedBy.entries()) {
      if (living.get(namespace)?.has(name) === true) continue;
      const at = [index, 'replacedBy', place];
      const next = former.get(identityKey(kind, name));
      if (next === undefined && mayBe(parsed, kind, name)) continue;
      if (next === undefined)
        tell(
          'unknown-replacement',
          at,
          `"${id}" is replaced by "${name}", which is nothing of this kind in this study.`,
          `${didYouMean(name, living.get(namespace) ?? [])}Name what a reader should use now, or take \`replacedBy\` out.`,
        );
      else
        tell(
          'replacement-chain',
          at,
          `"${id}" is replaced by ${name === id ? 'itself' : `"${name}", which is given up too`}.`,
          next.owner === undefined
            ? 'Name what is in use today, so that a reader is led there in one step.'
            : `Name "${next.owner}" here: readers are led there in one step.`,
        );
    }
  }
}

/** Whether a thing may be in the study though not in its graph, where something does not fit that is told there. */
function mayBe(parsed: ParsedStudy, kind: LastingKind, id: string): boolean {
  if (kind === 'excerpt') return mayHoldExcerpt(parsed, id);
  if (kind === 'relation' || kind === 'role')
    return (
      !isWhole(parsed, 'relations') ||
      parsed.relations?.data[kind === 'role' ? 'roles' : 'relations'].some((one) => ('id' in one ? one.id : one.category) === id) === true
    );
  if (kind === 'item') return !isWhole(parsed, 'reporting');
  const kinds = namespaceOf(kind) === 'node' ? (['concept', 'category'] as const) : [kind];
  return kinds.some((one) => parsed.ids.get(one)?.has(id));
}

/** Identifiers that were given up and lead to something, in what fits. */
export function* formerIdsInFiles(parsed: ParsedStudy): Generator<FormerInFile & { readonly owner: string }> {
  const kinds = [
    ['node', parsed.categories],
    ['node', parsed.concepts],
    ['source', parsed.sources],
    ['reference', parsed.references],
    ['section', parsed.sections],
    ['memo', parsed.memos],
  ] as const;
  for (const [namespace, things] of kinds) for (const one of things.values()) yield* formerOf(one, namespace, one.data, one.entry.id, []);
  for (const one of parsed.concepts.values())
    for (const [i, excerpt] of one.data.excerpts.entries()) yield* formerOf(one, 'excerpt', excerpt, excerpt.id, ['excerpts', i]);
  const { relations, reporting } = parsed;
  for (const [i, relation] of relations?.data.relations.entries() ?? [])
    if (relations) yield* formerOf(relations, 'relation', relation, relation.id, ['relations', i]);
  for (const [i, item] of reporting?.data.entries() ?? []) if (reporting) yield* formerOf(reporting, 'item', item, item.id, [i]);
}

function* formerOf(
  { entry }: Parsed<unknown>,
  namespace: Namespace,
  data: { readonly formerIds: readonly string[] },
  owner: string,
  keys: readonly PropertyKey[],
): Generator<FormerInFile & { readonly owner: string }> {
  for (const [i, id] of data.formerIds.entries())
    yield { namespace, id, path: entry.path, at: () => entry.locate([...keys, 'formerIds', i]), owner };
}

function* retiredIds({ retired }: ParsedStudy): Generator<FormerInFile> {
  for (const [i, { kind, id }] of retired?.data.entries() ?? [])
    yield { namespace: namespaceOf(kind), id, path: 'retired.yaml', at: () => retired?.entry.locate([i, 'id']) ?? START, owner: undefined };
}
