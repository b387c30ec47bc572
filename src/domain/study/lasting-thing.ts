import type {
  Concept,
  Category,
  Excerpt,
  Relation,
  Role,
  Source,
  Reference,
  Section,
  Memo,
  ReportingItem,
  Retired,
  CaseStudy,
} from './case-study.ts';
import { identityKey, type IdentityKey, type LastingKind, type ThingKind } from '../text/identity.ts';

/** Anything with an identifier and a URL for life. */
export type LastingThing = Concept | Category | Excerpt | Relation | Role | Source | Reference | Section | Memo | ReportingItem;

/** The things of a study with a page whose path holds their identifier, and the parts of pages. */
type Pages = Pick<CaseStudy, 'categories' | 'concepts' | 'sources' | 'references' | 'sections' | 'memos'>;
export type LastingParts = Pages & Pick<CaseStudy, 'excerpts' | 'relations' | 'roles' | 'reporting'>;

/** Things with a page whose path holds their identifier. */
export const thingsWithPage = ({ categories, concepts, sources, references, sections, memos }: Pages) => [
  ...categories.values(),
  ...concepts.values(),
  ...sources.values(),
  ...references.values(),
  ...sections,
  ...memos.values(),
];

/** Everything in a study whose identifier is for life. */
export const lastingThings = (study: LastingParts): LastingThing[] => [
  ...thingsWithPage(study),
  ...study.excerpts.values(),
  ...study.relations,
  ...study.roles,
  ...study.reporting,
];

type Named = { readonly kind: ThingKind; readonly id: string } | Role;
export const idOf = (thing: Named): string => ('id' in thing ? thing.id : thing.category.id);
export const identityKeyOf = (thing: Named): IdentityKey => identityKey(thing.kind, idOf(thing));

/** An identifier that is in use no more: it leads to its owner, or retired.yaml says why. */
export interface FormerIdentity {
  readonly kind: LastingKind;
  readonly id: string;
  readonly key: IdentityKey;
  readonly owner: LastingThing | undefined;
  readonly notice: Retired | undefined;
}

/** Every identifier that a study gave up. A role has none of its own: it goes where its category goes. */
export function* formerIdentities(study: LastingParts & Pick<CaseStudy, 'retired'>): Generator<FormerIdentity> {
  for (const owner of lastingThings(study))
    for (const id of owner.kind === 'role' ? [] : owner.formerIds)
      yield { kind: owner.kind, id, key: identityKey(owner.kind, id), owner, notice: undefined };
  for (const notice of study.retired) yield { ...notice, key: identityKeyOf(notice), owner: undefined, notice };
}
