import type { ChangeClass, ChangeKind } from './change.ts';
import type { Namespace, ThingKind } from '../text/identity.ts';

/** How a field of a thing is compared, and what it means that it is different. */
export interface FieldRule {
  readonly kind: ChangeKind;
  readonly class: ChangeClass;
  /** Of a difference in other languages than the default; editorial where nothing is said. */
  readonly translation?: ChangeClass;
  /** The value is a name or a list of names of this namespace; a list of names is a set. Of names of any, each has its namespace before it. */
  readonly names?: Namespace | 'any';
  /** The value is a text with links in it, or such texts by language. */
  readonly prose?: true;
}

const rule = (kind: ChangeKind, klass: ChangeClass, more: Omit<FieldRule, 'kind' | 'class'> = {}): FieldRule => ({
  kind,
  class: klass,
  ...more,
});
const notes = rule('notes-changed', 'editorial');
const translation = rule('translation-changed', 'editorial', { prose: true });
const node = {
  use: rule('redefined', 'meaning-changing'),
  avoid: rule('redefined', 'meaning-changing'),
  inVivo: rule('redefined', 'meaning-changing'),
  altLabels: rule('names-changed', 'editorial'),
  mappings: rule('names-changed', 'meaning-changing'),
  references: rule('citations-changed', 'editorial', { names: 'reference' }),
  memo: rule('memo-edited', 'editorial', { prose: true }),
  translation,
  notes,
};
const claim = {
  label: rule('renamed', 'meaning-changing'),
  statement: rule('redefined', 'meaning-changing'),
  evidence: rule('re-evidenced', 'meaning-changing'),
  excerpts: rule('re-evidenced', 'meaning-changing', { names: 'excerpt' }),
  notes,
};
const cited = rule('study-changed', 'citation-breaking', { translation: 'citation-breaking' });
const aboutStudy = rule('study-changed', 'editorial');

/**
 * The table of changes to what stays the same thing. The principle:
 * citation-breaking is what makes a published address, a quotation or a reference read or lead elsewhere;
 * meaning-changing is what the analysis claims (names and definitions of codes, structure, evidence, relations) and how it was done;
 * editorial is how it is told. A code's label may be revised, its address stays: that changes the meaning, and breaks no citation.
 */
export const FIELDS: Readonly<Record<ThingKind, Readonly<Record<string, FieldRule>>>> = {
  concept: {
    label: rule('renamed', 'meaning-changing'),
    category: rule('moved', 'meaning-changing', { names: 'node' }),
    placed: rule('provenance-changed', 'meaning-changing'),
    recorded: rule('re-evidenced', 'meaning-changing'),
    definition: rule('redefined', 'meaning-changing'),
    examples: rule('re-evidenced', 'meaning-changing', { names: 'excerpt' }),
    counterexamples: rule('re-evidenced', 'meaning-changing', { names: 'excerpt' }),
    related: rule('related-changed', 'meaning-changing', { names: 'node' }),
    ...node,
  },
  category: {
    label: rule('renamed', 'meaning-changing'),
    parent: rule('moved', 'meaning-changing', { names: 'node' }),
    meaning: rule('redefined', 'meaning-changing'),
    meaningBasis: rule('redefined', 'meaning-changing'),
    ...node,
  },
  excerpt: {
    text: rule('excerpt-edited', 'citation-breaking'),
    // Its address is its concept's page: one that is no longer coded there leaves a citation without its place.
    concepts: rule('evidence-moved', 'citation-breaking', { names: 'node' }),
    source: rule('provenance-changed', 'citation-breaking', { names: 'source' }),
    locator: rule('provenance-changed', 'citation-breaking'),
    range: rule('provenance-changed', 'meaning-changing'),
    codings: rule('provenance-changed', 'meaning-changing'),
    date: rule('provenance-changed', 'meaning-changing'),
    recorded: rule('provenance-changed', 'meaning-changing'),
    translation: rule('translation-changed', 'editorial'),
  },
  relation: { ends: rule('redirected', 'meaning-changing'), ...claim },
  role: claim,
  source: {
    label: rule('renamed', 'editorial'),
    kind: rule('source-changed', 'editorial'),
    description: rule('source-changed', 'editorial'),
    language: rule('source-changed', 'editorial'),
    attributes: rule('source-changed', 'meaning-changing'),
    length: rule('source-changed', 'editorial'),
    locator: rule('source-changed', 'citation-breaking'),
    consent: rule('source-changed', 'meaning-changing'),
    doi: rule('source-changed', 'citation-breaking'),
    url: rule('source-changed', 'citation-breaking'),
    notes,
  },
  reference: {
    data: rule('reference-changed', 'citation-breaking'),
    printed: rule('reference-changed', 'citation-breaking'),
    notes,
  },
  section: {
    title: rule('renamed', 'editorial'),
    stage: rule('moved', 'editorial'),
    text: rule('text-edited', 'editorial', { prose: true }),
    translation,
    notes,
  },
  item: {
    label: rule('renamed', 'editorial'),
    guidelines: rule('reporting-changed', 'editorial'),
    status: rule('reporting-changed', 'meaning-changing'),
    where: rule('reporting-changed', 'meaning-changing', { names: 'any' }),
    note: rule('reporting-changed', 'editorial'),
  },
  memo: {
    title: rule('renamed', 'editorial'),
    date: rule('provenance-changed', 'editorial'),
    author: rule('provenance-changed', 'editorial'),
    about: rule('related-changed', 'editorial', { names: 'any' }),
    text: rule('memo-edited', 'editorial', { prose: true }),
    translation,
  },
  stage: { name: rule('renamed', 'editorial'), text: rule('text-edited', 'editorial', { prose: true }), translation, notes },
  study: {
    title: cited,
    authors: cited,
    editors: cited,
    editionDate: cited,
    published: cited,
    codebookTitle: cited,
    site: cited,
    method: rule('study-changed', 'meaning-changing'),
    levels: rule('study-changed', 'meaning-changing'),
    rules: rule('study-changed', 'meaning-changing'),
    analysis: rule('study-changed', 'meaning-changing'),
    languages: aboutStudy,
    shortTitle: aboutStudy,
    affiliations: aboutStudy,
    abstract: aboutStudy,
    keywords: aboutStudy,
    licence: aboutStudy,
    repository: aboutStudy,
  },
  /** Compared as a file. */
  release: {},
};

/** The table of what happens to whole things. What was never published as a page or a place of its own breaks nothing. */
export const IDENTITY_CLASS = {
  added: 'meaning-changing',
  removed: 'citation-breaking',
  're-identified': 'citation-breaking',
  'kind-changed': 'citation-breaking',
  merged: 'citation-breaking',
  /** Where the whole keeps its address; otherwise as `removed`. */
  split: 'meaning-changing',
  'evidence-gained': 'meaning-changing',
  'address-lost': 'citation-breaking',
  'address-gained': 'editorial',
  'address-changed': 'editorial',
  'heading-lost': 'citation-breaking',
  'release-added': 'editorial',
  'release-changed': 'citation-breaking',
  'release-removed': 'citation-breaking',
  reordered: 'editorial',
} as const satisfies Partial<Record<ChangeKind, ChangeClass>>;

/** Things that carry no claim of their own: that one more is there is editorial. */
export const SUPPORTING: ReadonlySet<ThingKind> = new Set<ThingKind>(['source', 'reference', 'section', 'stage', 'memo']);
