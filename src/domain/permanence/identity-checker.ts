import type { CaseStudy, Retired } from '../study/case-study.ts';
import { finding, START, type Finding } from '../entry/finding.ts';
import { isWhole, mayHoldExcerpt, type Parsed, type ParsedStudy } from '../parsing/study-parser.ts';
import { didYouMean } from '../text/suggestion.ts';

/** What has identifiers for life. Concepts and categories share theirs, as `[[id]]` names either. */
export type Namespace = 'node' | Exclude<Retired['kind'], 'concept' | 'category'>;
export const namespaceOf = (kind: Retired['kind']): Namespace => (kind === 'concept' || kind === 'category' ? 'node' : kind);

type Identified = Pick<
  CaseStudy,
  'categories' | 'concepts' | 'excerpts' | 'relations' | 'roles' | 'sources' | 'references' | 'sections' | 'reporting'
>;

/** The identifiers that are in use, a role's being its category's. */
export function livingIds(study: Identified): ReadonlyMap<Namespace, ReadonlySet<string>> {
  const ids = (list: readonly { readonly id: string }[]) => new Set(list.map(({ id }) => id));
  return new Map<Namespace, ReadonlySet<string>>([
    ['node', new Set([...study.categories.keys(), ...study.concepts.keys()])],
    ['excerpt', new Set(study.excerpts.keys())],
    ['relation', ids(study.relations)],
    ['role', ids(study.roles.map(({ category }) => category))],
    ['source', new Set(study.sources.keys())],
    ['reference', new Set(study.references.keys())],
    ['section', ids(study.sections)],
    ['item', ids(study.reporting)],
  ]);
}

/** An identifier that was given up: it leads to what has it among its `formerIds`, or it is retired. */
interface GivenUp {
  readonly namespace: Namespace;
  readonly id: string;
  readonly path: string;
  readonly at: () => Finding['position'];
  /** What has it now, by name; undefined for what is retired. */
  readonly owner: string | undefined;
}

/** No identifier that was given up is used again, and each leads to something that is there, in one step. */
export function checkIdentity(parsed: ParsedStudy, study: Identified, findings: Finding[]): void {
  const living = livingIds(study);
  const givenUp = [...formerIds(parsed), ...retiredIds(parsed)];
  const first = new Map<string, GivenUp>();
  for (const one of givenUp) {
    const { namespace, id, path, at, owner } = one;
    const key = `${namespace} ${id}`;
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
  givenUp: ReadonlyMap<string, GivenUp>,
  findings: Finding[],
): void {
  const { retired } = parsed;
  for (const [index, { kind, id, replacedBy }] of retired?.data.entries() ?? []) {
    const namespace = namespaceOf(kind);
    for (const [place, name] of replacedBy.entries()) {
      if (living.get(namespace)?.has(name) === true) continue;
      const at = retired?.entry.locate([index, 'replacedBy', place]);
      const next = givenUp.get(`${namespace} ${name}`);
      if (next === undefined && mayBe(parsed, namespace, name)) continue;
      if (next === undefined)
        findings.push(
          finding(
            'unknown-replacement', 'retired.yaml', at ?? START,
            `"${id}" is replaced by "${name}", which is nothing of this kind in this study.`,
            `${didYouMean(name, living.get(namespace) ?? [])}Name what a reader should use now, or take \`replacedBy\` out.`,
          ),
        ); // prettier-ignore
      else
        findings.push(
          finding(
            'replacement-chain', 'retired.yaml', at ?? START,
            `"${id}" is replaced by ${name === id ? 'itself' : `"${name}", which is given up too`}.`,
            next.owner === undefined ? 'Name what is in use today, so that a reader is led there in one step.' : `Name "${next.owner}" here: readers are led there in one step.`,
          ),
        ); // prettier-ignore
    }
  }
}

/** Whether a thing may be in the study though not in its graph, where something does not fit that is told there. */
function mayBe(parsed: ParsedStudy, namespace: Namespace, id: string): boolean {
  if (namespace === 'excerpt') return mayHoldExcerpt(parsed, id);
  if (namespace === 'relation' || namespace === 'role')
    return (
      !isWhole(parsed, 'relations') ||
      parsed.relations?.data[namespace === 'role' ? 'roles' : 'relations'].some((one) => ('id' in one ? one.id : one.category) === id) ===
        true
    );
  if (namespace === 'item') return !isWhole(parsed, 'reporting');
  const kinds = namespace === 'node' ? (['concept', 'category'] as const) : [namespace];
  return kinds.some((kind) => parsed.ids.get(kind)?.has(id));
}

/** Identifiers that were given up and lead to something, in what fits. */
export function* formerIds(parsed: ParsedStudy): Generator<GivenUp & { readonly owner: string }> {
  const kinds = [
    ['node', parsed.categories], ['node', parsed.concepts], ['source', parsed.sources], ['reference', parsed.references], ['section', parsed.sections],
  ] as const; // prettier-ignore
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
): Generator<GivenUp & { readonly owner: string }> {
  for (const [i, id] of data.formerIds.entries())
    yield { namespace, id, path: entry.path, at: () => entry.locate([...keys, 'formerIds', i]), owner };
}

function* retiredIds({ retired }: ParsedStudy): Generator<GivenUp> {
  for (const [i, { kind, id }] of retired?.data.entries() ?? [])
    yield { namespace: namespaceOf(kind), id, path: 'retired.yaml', at: () => retired?.entry.locate([i, 'id']) ?? START, owner: undefined }; // prettier-ignore
}
