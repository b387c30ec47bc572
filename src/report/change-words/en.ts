import type { ChangeClass, ChangeKind } from '#domain/compared/change.ts';
import type { Figure } from '#domain/analysis/figures.ts';
import type { ThingKind } from '#domain/text/identity.ts';
import type { Noun } from '#domain/coding/noun.ts';
import type { ReportingStatus } from '#domain/schema/reporting.ts';
import { counted } from '#domain/text/counted.ts';

/** What a study calls its codes and what they are gathered in, in a sentence. */
export type CodeWords = Readonly<Record<'concept' | 'category', Pick<Noun, 'word' | 'words'>>>;

const thingsOf = ({ concept, category }: CodeWords): Record<ThingKind, string> => ({
  study: 'the study',
  stage: 'stage',
  section: 'report section',
  category: category.word,
  concept: concept.word,
  excerpt: 'excerpt',
  relation: 'relation',
  role: 'role',
  source: 'source',
  reference: 'reference',
  memo: 'memo',
  item: 'reporting item',
  release: 'version',
});

const classes: Record<ChangeClass, string> = {
  'citation-breaking': 'Breaks citations',
  'meaning-changing': 'Changes the meaning',
  editorial: 'Editorial',
};

const classMeaning: Record<ChangeClass, string> = {
  'citation-breaking': 'a published address, a quotation or a reference reads or leads elsewhere',
  'meaning-changing': 'what the analysis claims: names and definitions of codes, structure, evidence, relations',
  editorial: 'how it is told: memos, report, translations, typography, order',
};

/** What a sentence is made of, each part as it is told: things with label and identifier, values as short text. */
export interface SentenceParts {
  readonly before: string;
  readonly after: string;
  /** The thing as it is now, or was last. */
  readonly what: string;
  readonly field: string;
  readonly from: string;
  readonly to: string;
}

const fieldsOf = ({ concept, category }: CodeWords): Record<string, string> => ({
  label: 'label',
  altLabels: 'other names',
  mappings: 'concepts of other vocabularies',
  category: category.word,
  parent: 'parent',
  definition: 'definition',
  meaning: 'scope',
  related: `related ${concept.words}`,
  references: 'literature',
  memo: 'memo',
  notes: 'editorial notes',
  text: 'text',
  concepts: concept.words,
  source: 'source',
  locator: 'locator',
  consent: 'consent',
  range: 'range',
  codings: 'coding',
  concept: concept.word,
  coders: 'coders',
  use: 'when to use',
  avoid: 'when not to use',
  inVivo: 'in-vivo mark',
  examples: 'examples',
  counterexamples: 'counterexamples',
  attributes: 'attributes',
  length: 'length',
  date: 'date',
  translation: 'translation',
  ends: 'ends',
  statement: 'statement',
  evidence: 'passages',
  excerpts: 'excerpts',
  kind: 'kind',
  description: 'description',
  language: 'language',
  doi: 'DOI',
  url: 'address',
  data: 'data',
  printed: 'entry as printed',
  title: 'title',
  about: 'subjects',
  author: 'author',
  stage: 'stage',
  name: 'name',
  authors: 'authors',
  editors: 'editors',
  editionDate: 'date of the edition',
  issuedInferred: 'inferred year',
  basis: 'follows',
  placed: 'placing',
  meaningBasis: 'origin of the scope',
  published: 'publication',
  codebookTitle: 'title of the codebook',
  site: 'address of the site',
  method: 'method',
  levels: 'names of the levels',
  forms: 'forms',
  rules: 'rules',
  analysis: 'choices of the analysis',
  recorded: 'codings on record',
  languages: 'languages',
  shortTitle: 'short title',
  affiliations: 'particulars of the authors',
  abstract: 'abstract',
  keywords: 'keywords',
  licence: 'licence',
  repository: 'repository',
  roots: 'top level',
  sections: 'report sections',
  relations: 'relations',
  roles: 'roles',
  children: category.words,
  guidelines: 'guidelines',
  status: 'status',
  where: 'places',
  note: 'note',
  reporting: 'reporting items',
  formerIds: 'former identifiers',
});

const status: Record<ReportingStatus, string> = {
  reported: 'reported',
  partly: 'reported in part',
  'not-reported': 'not reported',
  'not-applicable': 'not applicable',
};

const basis = { printed: 'what was published', editor: 'the edition' };

const edited = ({ what, field: name }: SentenceParts) => `The ${name} of ${what} changed`;
const sentence: Record<ChangeKind, (parts: SentenceParts) => string> = {
  added: ({ what }) => `Added: ${what}`,
  removed: ({ what }) => `Removed: ${what}`,
  're-identified': ({ before, after }) => `Another identifier: ${before} is now ${after}`,
  'kind-changed': ({ before, after }) => `Another kind: ${before} is now ${after}`,
  merged: ({ before, after }) => `Merged: ${before} into ${after}`,
  split: ({ before, after }) => `Split: ${before} into ${after}`,
  renamed: ({ what, from, to }) => `Renamed: ${what}, from ${from} to ${to}`,
  moved: ({ what, from, to }) => `Moved: ${what}, from ${from} to ${to}`,
  redefined: edited,
  'related-changed': edited,
  'evidence-gained': ({ what, to }) => `Coded anew: ${what} now carries ${to}`,
  'evidence-lost': ({ what, from }) => `No longer coded: ${what} does not carry ${from} any more`,
  'evidence-moved': ({ what, from, to }) => `Recoded: ${what}, from ${from} to ${to}`,
  'excerpt-edited': ({ what }) => `Other words in ${what}`,
  'provenance-changed': edited,
  reversed: ({ what, from, to }) => `Reversed: ${what}, from ${from} to ${to}`,
  redirected: ({ what, from, to }) => `Leads elsewhere: ${what}, from ${from} to ${to}`,
  're-evidenced': ({ what, field: name }) => `Other evidence (${name}) for ${what}`,
  'memo-edited': edited,
  'text-edited': edited,
  'translation-changed': ({ what, field: name }) => `Another translation: ${name} of ${what}`,
  'typography-changed': ({ what, field: name }) => `Only typography: ${name} of ${what}`,
  'notes-changed': edited,
  'names-changed': edited,
  'citations-changed': edited,
  reordered: ({ what, field: name }) => `Another order: ${name} of ${what}`,
  'source-changed': edited,
  'reference-changed': edited,
  'reporting-changed': edited,
  'study-changed': edited,
  'address-lost': ({ what, from }) => `An old address is kept no longer: “${from}”, which led to ${what}`,
  'address-gained': ({ what, to }) => `An old address is kept: “${to}”, which leads to ${what}`,
  'address-changed': ({ what, to }) => `An old address leads elsewhere, or says something else: “${to}”, now ${what}`,
  'heading-lost': ({ what, from }) =>
    `A heading is gone: ${from} leads to ${what} alone. If the heading has other words now, write its old id behind its own: [#new; #old]`,
  'release-added': ({ what }) => `Released: ${what}`,
  'release-changed': ({ what }) => `A release was changed: ${what}, whose file is not what it was. A release is never edited: restore it`,
  'release-removed': ({ what }) => `A release was taken out: ${what}. What was published stays: restore its file`,
};

const figuresOf = ({ concept }: CodeWords): Record<Figure, string> => ({
  codings: 'codings',
  passages: 'passages',
  sources: 'sources with codings',
  coders: 'coders',
  used: `${concept.words} that are coded`,
  single: `${concept.words} on one passage`,
  empty: `${concept.words} without a passage`,
  pairs: `pairs of ${concept.words} on the same passage`,
  saturation: 'sources until saturation',
  percent: 'agreement',
  cohen: 'Cohen’s kappa',
  fleiss: 'Fleiss’ kappa',
  alpha: 'Krippendorff’s alpha',
});

export const en = (names: CodeWords) => ({
  thing: thingsOf(names),
  classes,
  classMeaning,
  field: fieldsOf(names),
  figure: figuresOf(names),
  status,
  basis,
  sentence,
  /** A thing as a sentence names it. */
  named: (kind: string, label: string, id: string) => (label === '' ? `${kind} (${id})` : `${kind} “${label}” (${id})`),
  under: (excerpt: string, concepts: string) => `${excerpt} under ${concepts}`,
  codingAs: (concept: string) => `coding as ${concept}`,
  quoted: (text: string) => `“${text}”`,
  nothing: 'nothing',
  list: (items: readonly string[]) => items.join(' and '),
  pair: (from: string, to: string) => `${from} → ${to}`,
  clause: '; ',
  colon: ': ',
  notice: (reason: string) => `Its address stays and says: ${reason}`,
  noNotice: 'Its address is given up without a notice.',
  figures: 'What is counted from the coding',
  figureOf: (figure: string, what: string) => `${figure} of ${what}`,
  title: 'What this proposal does to the coding',
  none: 'Nothing in the study is different.',
  total: (n: number) => counted(n, 'change'),
  along: (n: number) => `${String(n)} more that ${n === 1 ? 'follows' : 'follow'} from it`,
  cut: (n: number) => `${String(n)} more ${n === 1 ? 'is' : 'are'} not listed here; the review pages have all of them.`,
});

export type ChangeWords = ReturnType<typeof en>;
