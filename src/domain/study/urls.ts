import type {
  Category,
  Concept,
  Excerpt,
  FrontPage,
  Memo,
  Place,
  Reference,
  Relation,
  ReportingItem,
  Role,
  Section,
  Stage,
} from './case-study.ts';

/** Paths of pages without the base, each beginning with `/`: what is permanent about a URL. */
export const paths = {
  home: '/',
  report: '/report/',
  coding: '/coding/',
  concepts: '/concepts/',
  categories: '/categories/',
  references: '/references/',
  sources: '/sources/',
  notes: '/editorial-notes/',
  cite: '/cite/',
  search: '/search/',
  slides: '/slides/',
  openCsv: '/coding/open.csv',
  axialCsv: '/coding/axial.csv',
  relationsCsv: '/coding/relations.csv',
  referencesCsv: '/references.csv',
  referencesBib: '/references.bib',
  referencesRis: '/references.ris',
  referencesJson: '/references.json',
  sitemap: '/sitemap.xml',
  robots: '/robots.txt',
  citationCff: '/CITATION.cff',
  versions: '/versions/',
  changes: '/changes.xml',
  codebookJsonLd: '/codebook.jsonld',
  codebookTurtle: '/codebook.ttl',
  codebookJson: '/codebook.json',
  codebookSchema: '/codebook.schema.json',
  codebookCsv: '/codebook.csv',
  codebookXlsx: '/codebook.xlsx',
  codebookQdc: '/codebook.qdc',
} as const;

/** The page that tells what a study reports, and its table; only where the study says it. */
export const reportingPath = '/reporting/';
export const reportingCsvPath = '/reporting.csv';

/** All excerpts; only where there are any. */
export const evidencePath = '/evidence/';

/** What the coding shows, and a page for each question; only where there is something to show. */
export const analysisPath = '/analysis/';
export const questionPath = (question: string) => `${analysisPath}${question}/`;

/** What is set side by side, and a page for each two concepts; only where there are any. */
export const comparePath = '/compare/';
/** In the order of their identifiers, which no new order of the coding changes. */
export const pairPath = (...ids: readonly [string, string]) => `${comparePath}${ids.toSorted().join('..')}/`;

/** Where a thing has its page, or its place on one. */
export function pathOf(thing: Place | Excerpt | FrontPage): string {
  switch (thing.kind) {
    case 'study':
      return paths.home;
    case 'concept':
    case 'category':
      return nodePath(thing);
    case 'excerpt':
      return `${nodePath(thing.concepts[0])}#${thing.id}`;
    case 'relation':
      return `${stagePath('selective')}#${relationAnchor(thing)}`;
    case 'role':
      return `${stagePath('selective')}#${roleAnchor(thing)}`;
    case 'section':
      return sectionPath(thing);
    case 'stage':
      return stagePath(thing.id);
    case 'memo':
      return memoPath(thing);
    case 'source':
      return `${paths.sources}${thing.id}/`;
    case 'reference':
      return `${paths.references}${thing.id}/`;
    case 'item':
      return `${reportingPath}#${itemAnchor(thing)}`;
  }
}

/** The same page in another language than the study's first; files for programs there are once. */
export const inLanguage = (path: string, lang: string) => (/\/(#.*)?$/.test(path) ? `/${lang}${path}` : path);

type NodeName = Pick<Concept | Category, 'kind' | 'id'>;
const nodePath = (node: NodeName) => `${node.kind === 'concept' ? paths.concepts : paths.categories}${node.id}/`;
/** The same concept or category for programs. */
export const jsonLdPath = (node: NodeName) => nodePath(node).replace(/\/$/, '.jsonld');
/** The same page as a release has it for ever. */
export const pinnedPath = (version: string, path: string) => `/v/${version}${path}`;
/** The memos of the analysis; only where there are any. */
export const memosPath = '/memos/';
const memoPath = (memo: Memo) => `${memosPath}${memo.id}/`;
const sectionPath = (section: Section) => `${paths.report}${section.id}/`;
export const stagePath = (stage: Stage['id']) => `${paths.coding}${stage}/`;

/** Ids of a page's own parts have an underscore, which identifiers of a study never have: they cannot collide. */
export const relationAnchor = (relation: Pick<Relation, 'id'>) => `relation_${relation.id}`;
export const roleAnchor = (role: { readonly category: { readonly id: string } }) => `role_${role.category.id}`;
export const passageAnchor = (claim: Relation | Role) => `passage_${claim.kind === 'relation' ? claim.id : `role_${claim.category.id}`}`;
export const itemAnchor = (item: Pick<ReportingItem, 'id'>) => `item_${item.id}`;
export const referenceAnchor = (reference: Reference) => `reference_${reference.id}`;

/** A picture of the study's own. */
export const mediaPath = (name: string) => `/media/${name}`;

/** The study's picture in a language, where its title can be set: for links to the site, not to be cited. */
export const cardPath = (lang: string, main: string) => (lang === main ? '/card.png' : `/card.${lang}.png`);

/** What asks a search index, which lies beside it; a large study has several in a language. For the search page, not to be cited. */
export const searchScriptPath = (lang: string, number: number) => `/pagefind/${lang}/${String(number)}/pagefind.js`;

/** A figure to be taken, of which a page's own figure is what is cited: in colour, as printed, and as pixels. */
export const figurePath = (name: string, form: 'svg' | 'print.svg' | 'png', lang: string, main: string) =>
  `/figures/${name}.${lang === main ? '' : `${lang}.`}${form}`;
