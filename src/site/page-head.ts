import type { Node, Reference } from '#domain/case-study.ts';
import { textIn } from '#domain/localized-text.ts';
import { CARD } from '#render/card/card.ts';
import { dateParts, isoDate } from '#formats/csl-text.ts';
import { bibliography } from './bibliography.ts';
import { edition } from './edition.ts';
import { compact, licenceUrl, type MaybeTag, type Tag } from './head-tag.ts';
import { highwireTags } from './highwire.ts';
import { jsonLdOf, toScript } from './json-ld.ts';
import { cardPath, jsonLdPath, paths } from '#domain/urls.ts';

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
export function pageHead(page: {
  about?: 'study' | Node | Reference | undefined;
  path: string;
  title: string | undefined;
  description: string;
}): PageHead {
  const { about, path } = page;
  const jsonLd = jsonLdOf(about ?? (path === paths.concepts ? 'codebook' : path === paths.cite ? 'dataset' : undefined));
  const image = studyImage();
  return {
    names: [...(about === undefined ? [] : [...highwireTags(about), ...dublinCore(about)]), ...(image.length > 0 ? [LARGE_CARD] : [])],
    properties: [...openGraph(page), ...image],
    links: [...signposts(about, path).map(([rel, href]) => ({ rel, href })), ...forms(about, path)],
    jsonLd: jsonLd && toScript(jsonLd),
  };
}

/** What the citation tags do not say. */
function dublinCore(about: 'study' | Node | Reference): Tag[] {
  const { items, caseStudy, absoluteUrl } = edition();
  const { study } = caseStudy;
  if (about !== 'study' && about.kind === 'reference') return [];
  const item = about === 'study' ? items.study : items.node(about);
  const text = about === 'study' ? study.abstract : about.kind === 'concept' ? about.definition : about.meaning;
  return compact([
    ['DC.title', item.title],
    ...(item.author ?? []).map(({ literal, family, given }): MaybeTag => [
      'DC.creator',
      literal ?? [family, given].filter(Boolean).join(', '),
    ]),
    ['DC.date', isoDate(dateParts(item.issued))],
    ['DC.identifier', about === 'study' ? item.DOI && `doi:${item.DOI}` : item.URL],
    ['DC.language', item.language],
    ['DC.description', text && textIn(text, caseStudy.languages[0]).text],
    ['DC.isPartOf', about === 'study' ? undefined : absoluteUrl(paths.home)],
  ]);
}

/**
 * `website` would outrank the citation tags in Zotero, which saves it as a web page, and a site's name would become the journal of
 * a study or a reference that has none: so the pages that can be cited are articles, and only pages of the site itself name it.
 */
function openGraph({ about, path, title, description }: Parameters<typeof pageHead>[0]): Tag[] {
  const { caseStudy, lang, translations } = edition();
  const { study } = caseStudy;
  const say = (text: typeof study.title) => textIn(text, lang).text;
  const named = about === undefined || (about !== 'study' && about.kind !== 'reference');
  return compact([
    ['og:title', title ?? say(study.title)],
    ['og:type', about === undefined ? 'website' : 'article'],
    ['og:url', translations(path).find((page) => page.lang === lang)?.url],
    ['og:description', description],
    ['og:site_name', named ? say(study.shortTitle ?? study.title) : undefined],
  ]);
}

const LARGE_CARD: Tag = ['twitter:card', 'summary_large_image'];

/** The study's picture, which stands for each of its pages; it needs a whole address. */
function studyImage(): Tag[] {
  const { card, absoluteUrl } = edition();
  const address = absoluteUrl(cardPath);
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
function signposts(about: 'study' | 'codebook' | Node | Reference | undefined, path: string): Tag[] {
  const { caseStudy, absoluteUrl } = edition();
  const { study, concepts } = caseStudy;
  const own = about === undefined || about === 'study' || about === 'codebook' || about.kind !== 'reference';
  const set = path === paths.concepts;
  return compact([
    ['cite-as', absoluteUrl(path)],
    ...(own ? study.authors.map(({ orcid }): MaybeTag => ['author', orcid && `https://orcid.org/${orcid}`]) : []),
    ['license', own ? licenceUrl() : undefined],
    ['type', about === undefined && !set ? undefined : `https://schema.org/${typeOf(about)}`],
    ['collection', typeof about === 'object' && about.kind !== 'reference' ? absoluteUrl(paths.concepts) : undefined],
    ...(set && concepts.size <= ITEMS ? [...concepts.keys()].map((id): MaybeTag => ['item', absoluteUrl(`${paths.concepts}${id}/`)]) : []), // prettier-ignore
  ]);
}

/** The same in forms for programs: of a concept or category, of the bibliography, or of the whole codebook. */
function forms(about: 'study' | Node | Reference | undefined, path: string): PageHead['links'] {
  const held = edition();
  const described = (to: string, type: string) => ({ rel: 'describedby', href: held.href(to), type });
  if (typeof about === 'object') return about.kind === 'reference' ? [] : [described(jsonLdPath(about), 'application/ld+json')];
  if (path === paths.references) return Object.values(bibliography).map((form) => described(form.path, form.type));
  if (![paths.home, paths.concepts, paths.categories, paths.cite].some((one) => one === path)) return [];
  return [described(paths.codebookJsonLd, 'application/ld+json'), described(paths.codebookTurtle, 'text/turtle')];
}

function typeOf(about: 'study' | 'codebook' | Node | Reference | undefined): string {
  if (about === undefined || about === 'codebook') return 'DefinedTermSet';
  if (about === 'study') return 'ScholarlyArticle';
  return about.kind === 'reference' ? 'CreativeWork' : 'DefinedTerm';
}
