import type { CaseStudy, Category, Concept, FrontPage, Place, Relation, Role } from '../study/case-study.ts';
import type { ProseLink } from '../entry/entry.ts';
import type { ThingKind } from '../text/identity.ts';

/** A thing on a page: the fields of it that are seen there, by their names in the comparison; none where it only counts, else all. */
export interface Shown {
  readonly path: string;
  readonly thing: Role | { readonly kind: ThingKind; readonly id: string };
  readonly fields: readonly string[] | 'all';
  /** It is seen there because its text or lists lead to this: where they do no more, the page is another. */
  readonly linksTo?: string;
}

/** What a thing is called where another page names it. */
export const NAME = {
  study: ['title'],
  stage: ['name'],
  section: ['title'],
  category: ['label'],
  concept: ['label'],
  excerpt: ['text', 'translation'],
  relation: ['label', 'ends'],
  role: ['label'],
  source: ['label'],
  reference: ['data'],
  memo: ['title'],
  item: ['label'],
  release: [],
} as const satisfies Record<ThingKind, readonly string[]>;

export const MEANING = ['meaning', 'meaningBasis'] as const;

/** What makes the outline of the coding. */
export const OUTLINE = { category: ['label', 'parent', 'children', 'concepts'], concept: ['label', 'category'] } as const;

export const ARROW = ['label', 'statement', 'ends', 'evidence', 'excerpts'] as const;

export const PASSAGE = ['text', 'translation', 'concepts', 'source', 'locator', 'codings', 'range', 'date'] as const;

export const STUDY: FrontPage = { kind: 'study', id: 'study' };

type Thing = Shown['thing'];

export type Rows = Generator<Shown>;

/** These fields of things on a page. */
export function* rows(path: string, things: Iterable<Thing>, fields: Shown['fields']): Rows {
  for (const thing of things) yield { path, thing, fields };
}

/** Things that a page calls by their names. */
export function* names(path: string, things: Iterable<Thing>): Rows {
  for (const thing of things) yield { path, thing, fields: NAME[thing.kind] };
}

/** Codes in their places. */
export function* outline(path: string, categories: Iterable<Category>, concepts: Iterable<Concept>): Rows {
  yield* rows(path, categories, OUTLINE.category);
  yield* rows(path, concepts, OUTLINE.concept);
}

/** The figure of the model, with what its groups hold. */
export function* model(path: string, { core, groups, relations, roles }: CaseStudy): Rows {
  yield* outline(path, [...(core ? [core] : []), ...groups, ...groups.flatMap(({ children }) => children)], []);
  yield* names(path, [...relations, ...roles]);
}

/** What a memo names, and what names its concept or category. */
export function* beside(path: string, study: CaseStudy, node: Category | Concept): Rows {
  yield* names(path, node.references);
  yield* linked(path, study, node.prose.links);
  yield* mentions(path, node.mentions, path);
}

/** Places that lead here, by their names. */
export function* mentions(path: string, places: readonly Place[], linksTo: string): Rows {
  for (const thing of places) yield { path, thing, fields: NAME[thing.kind], linksTo };
}

/** What the links of a prose are read as. */
export function* linked(path: string, { concepts, categories, references, excerpts }: CaseStudy, links: readonly ProseLink[]): Rows {
  for (const { kind, target, label } of links) {
    const node = kind === 'node' && label === undefined ? (concepts.get(target) ?? categories.get(target)) : undefined;
    const reference = kind === 'reference' ? references.get(target) : undefined;
    const excerpt = kind === 'excerpt' ? excerpts.get(target) : undefined;
    yield* names(
      path,
      [node, reference, ...(excerpt?.concepts ?? []), excerpt?.source].filter((one) => one !== undefined),
    );
    if (excerpt !== undefined) yield* rows(path, [excerpt], PASSAGE);
  }
}

/** What relations and roles rest on. */
export function* grounds(path: string, claims: readonly (Relation | Role)[]): Rows {
  yield* names(
    path,
    claims.flatMap(({ evidence, excerpts }) => [...evidence.map(({ source }) => source), ...excerpts.map(({ concepts }) => concepts[0])]),
  );
}

/** The categories that a code stands in, the nearest first. */
export function above(node: Category | Concept): Category[] {
  const chain: Category[] = [];
  for (let at = node.kind === 'concept' ? node.category : node.parent; at !== undefined; at = at.parent) chain.push(at);
  return chain;
}
