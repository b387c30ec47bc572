import { hasOwnEdition } from '#domain/study/credit.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { CARD } from '#render/card/card.ts';
import { dateParts, isoDate } from '#formats/citations/csl-text.ts';
import { bibliography } from './bibliography.ts';
import type { Edition } from '../edition/edition.ts';
import { compact, licenceUrl, type MaybeTag, type Tag } from './head-tag.ts';
import { highwireTags } from './highwire.ts';
import { jsonLdOf, toScript } from './json-ld.ts';
import { abstractOf, cslItemOf, responsible, type PageSubject } from './page-subject.ts';
import { cardPath, jsonLdPath, paths } from '#domain/study/urls.ts';
import { doiIri } from '#domain/text/web-address.ts';

interface HeadedPage {
  readonly about?: PageSubject | undefined;
  readonly path: string;
  readonly title: string | undefined;
  readonly description: string;
}

interface PageHead {
  readonly names: readonly Tag[];
  readonly properties: readonly Tag[];
  /** `rel` and address; for programs' forms the media type too. */
  readonly links: readonly { readonly rel: string; readonly href: string; readonly type?: string }[];
  readonly jsonLd: string | undefined;
}

/** Sets with more concepts than this are told by their machine-readable forms, not one by one in a page's head. */
const ITEMS = 200;

/** What programs find in the head of the page at `path`. */
export function pageHead(edition: Edition, page: HeadedPage): PageHead {
  const { about, path } = page;
  const jsonLd = about && jsonLdOf(edition, about, path);
  const image = studyImage(edition);
  return {
    names: [
      ...(about === undefined ? [] : [...highwireTags(edition, about), ...dublinCore(edition, about)]),
      ...(image.length > 0 ? [LARGE_CARD] : []),
    ],
    properties: [...openGraph(edition, page), ...image],
    links: [...signposts(edition, about, path).map(([rel, href]) => ({ rel, href })), ...forms(edition, about, path), feed(edition)],
    jsonLd: jsonLd && toScript(jsonLd),
  };
}

/** What the citation tags do not say. */
function dublinCore(edition: Edition, about: PageSubject): Tag[] {
  const { absoluteUrl } = edition;
  if (about.kind === 'reference') return [];
  const item = cslItemOf(edition, about);
  const text = abstractOf(edition, about);
  return compact([
    ['DC.title', item.title],
    ...named('DC.creator', item.author),
    ...named('DC.contributor', item.editor),
    ['DC.date', isoDate(dateParts(item.issued))],
    ['DC.identifier', item.DOI === undefined ? item.URL : `doi:${item.DOI}`],
    ['DC.language', item.language],
    ['DC.description', text],
    ['DC.isPartOf', about.kind === 'study' || isCodebook(about) ? undefined : absoluteUrl(paths.concepts)],
    ['DCTERMS.hasVersion', item.version],
    ['prism.edition', item.edition],
  ]);
}

const named = (tag: string, names: ReturnType<typeof cslItemOf>['author']) =>
  (names ?? []).map(({ literal, family, given }): MaybeTag => [tag, literal ?? [family, given].filter(Boolean).join(', ')]);

/**
 * `website` would outrank the citation tags in Zotero, which saves it as a web page, and a site's name would become the journal of
 * a study or a reference that has none: so the pages that can be cited are articles, and only pages of the site itself name it. What describes
 * the page of a reference is not the work's abstract.
 */
function openGraph(edition: Edition, { about, path, title, description }: HeadedPage): Tag[] {
  const { caseStudy, lang, translations } = edition;
  const { study } = caseStudy;
  const say = (text: typeof study.title) => textIn(text, lang).text;
  return compact([
    ['og:title', title ?? say(study.title)],
    ['og:type', about === undefined ? 'website' : 'article'],
    ['og:url', translations(path).find((page) => page.lang === lang)?.url],
    ['og:description', about?.kind === 'reference' ? undefined : description],
    ['og:site_name', about?.kind === 'study' || about?.kind === 'reference' ? undefined : say(study.shortTitle ?? study.title)],
  ]);
}

const LARGE_CARD: Tag = ['twitter:card', 'summary_large_image'];

/** The study's picture, which stands for each of its pages; it needs a whole address. */
function studyImage({ card, absoluteUrl, lang, caseStudy }: Edition): Tag[] {
  const address = absoluteUrl(cardPath(lang, caseStudy.languages[0]));
  if (card === undefined || address === undefined) return [];
  return compact([
    ['og:image', address],
    ['og:image:type', 'image/png'],
    ['og:image:width', CARD.width],
    ['og:image:height', CARD.height],
    ['og:image:alt', card.alt],
  ]);
}

/** FAIR Signposting, level 1. */
function signposts(edition: Edition, about: PageSubject | undefined, path: string): Tag[] {
  const { caseStudy, absoluteUrl } = edition;
  const { study, concepts } = caseStudy;
  const own = about?.kind !== 'reference';
  const set = path === paths.concepts;
  return compact([
    ['cite-as', citeAs(edition, about, path)],
    ...(own ? responsible(edition, about).map(({ orcid }): MaybeTag => ['author', orcid && `https://orcid.org/${orcid}`]) : []),
    // The licence of an edition is none of the article's.
    ['license', own && !(about?.kind === 'study' && hasOwnEdition(study)) ? licenceUrl(edition) : undefined],
    ['type', about && `https://schema.org/${TYPES[about.kind]}`],
    ['collection', about !== undefined && own && about.kind !== 'study' && !set ? absoluteUrl(paths.concepts) : undefined],
    ...(set && concepts.size <= ITEMS ? [...concepts.keys()].map((id): MaybeTag => ['item', absoluteUrl(`${paths.concepts}${id}/`)]) : []),
  ]);
}

/** The article by its DOI, the codebook by its latest release, any other page by its own address. */
function citeAs(edition: Edition, about: PageSubject | undefined, path: string): string | undefined {
  const { study } = edition.caseStudy;
  if (about?.kind === 'study' && study.published?.doi !== undefined) return doiIri(study.published.doi);
  return about !== undefined && isCodebook(about) ? cslItemOf(edition, about).URL : edition.absoluteUrl(path);
}

/** Whether a page is about all of the codebook. */
const isCodebook = ({ kind }: PageSubject) => kind === 'codebook' || kind === 'dataset' || kind === 'release';

const TYPES: Readonly<Record<PageSubject['kind'], string>> = {
  study: 'ScholarlyArticle',
  codebook: 'DefinedTermSet',
  dataset: 'Dataset',
  release: 'WebPage',
  node: 'DefinedTerm',
  reference: 'CreativeWork',
  coding: 'Table',
  narrative: 'Article',
};

/** The same in forms for programs: of a concept or category, of the bibliography, or of the whole codebook. */
function forms(edition: Edition, about: PageSubject | undefined, path: string): PageHead['links'] {
  const described = (to: string, type: string) => ({ rel: 'describedby', href: edition.href(to), type });
  if (about?.kind === 'node')
    return about.release && about.path === undefined ? [] : [described(jsonLdPath(about.node), 'application/ld+json')];
  if (path === paths.references) return Object.values(bibliography).map((form) => described(form.path, form.type));
  if (about === undefined || (about.kind !== 'study' && !isCodebook(about))) return [];
  return [described(paths.codebookJsonLd, 'application/ld+json'), described(paths.codebookTurtle, 'text/turtle')];
}

const feed = (edition: Edition) => ({ rel: 'alternate', href: edition.href(paths.changes), type: 'application/atom+xml' });
