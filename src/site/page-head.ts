import type { Node, Reference } from '#domain/case-study.ts';
import { textIn } from '#domain/localized-text.ts';
import { edition } from './edition.ts';
import { highwireTags, type Tag } from './highwire.ts';
import { jsonLdOf, toScript } from './json-ld.ts';
import { paths } from './urls.ts';

interface PageHead {
  readonly names: readonly Tag[];
  readonly properties: readonly Tag[];
  /** `rel` and address. */
  readonly links: readonly Tag[];
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
  const jsonLd = jsonLdOf(about ?? (path === paths.concepts ? 'codebook' : undefined));
  return {
    names: about === undefined ? [] : [...highwireTags(about), ...dublinCore(about)],
    properties: openGraph(page),
    links: signposts(about, path),
    jsonLd: jsonLd && toScript(jsonLd),
  };
}

/** What the citation tags do not say. */
function dublinCore(about: 'study' | Node | Reference): Tag[] {
  const { items, caseStudy, lang, permanentUrl } = edition();
  const { study } = caseStudy;
  if (about !== 'study' && about.kind === 'reference') return [];
  const item = about === 'study' ? items.study : items.node(about);
  const text = about === 'study' ? study.abstract : about.kind === 'concept' ? about.definition : about.meaning;
  return compact([
    ['DC.title', item.title],
    ...(item.author ?? []).map(({ literal, family, given }): Maybe => [
      'DC.creator',
      literal ?? [family, given].filter(Boolean).join(', '),
    ]),
    ['DC.date', item.issued?.['date-parts']?.[0]?.map((part) => String(part).padStart(2, '0')).join('-')],
    ['DC.identifier', about === 'study' ? item.DOI && `doi:${item.DOI}` : item.URL],
    ['DC.language', lang],
    ['DC.description', text && textIn(text, lang).text],
    ['DC.isPartOf', about === 'study' ? undefined : absolute(permanentUrl(paths.home))],
  ]);
}

/**
 * `website` would outrank the citation tags in Zotero, which saves it as a web page, and a site's name would become the journal of
 * a study or a reference that has none: so the pages that can be cited are articles, and only pages of the site itself name it.
 */
function openGraph({ about, path, title, description }: Parameters<typeof pageHead>[0]): Tag[] {
  const { caseStudy, lang, permanentUrl } = edition();
  const { study } = caseStudy;
  const say = (text: typeof study.title) => textIn(text, lang).text;
  const named = about === undefined || (about !== 'study' && about.kind !== 'reference');
  return compact([
    ['og:title', title ?? say(study.title)],
    ['og:type', about === undefined ? 'website' : 'article'],
    ['og:url', absolute(permanentUrl(path))],
    ['og:description', description],
    ['og:site_name', named ? say(study.shortTitle ?? study.title) : undefined],
  ]);
}

/** FAIR Signposting, level 1. The machine-readable forms of a page belong here too, as `describedby`. */
function signposts(about: 'study' | 'codebook' | Node | Reference | undefined, path: string): Tag[] {
  const { caseStudy, lang, permanentUrl } = edition();
  const { study, concepts } = caseStudy;
  const own = about === undefined || about === 'study' || about === 'codebook' || about.kind !== 'reference';
  const licence = study.licence && textIn(study.licence, lang).text;
  const set = path === paths.concepts;
  return compact([
    ['cite-as', absolute(permanentUrl(path))],
    ...(own ? study.authors.map(({ orcid }): Maybe => ['author', orcid && `https://orcid.org/${orcid}`]) : []),
    ['license', own && licence && /^https?:\/\/\S+$/.test(licence) ? licence : undefined],
    ['type', about === undefined && !set ? undefined : `https://schema.org/${typeOf(about)}`],
    ['collection', typeof about === 'object' && about.kind !== 'reference' ? absolute(permanentUrl(paths.concepts)) : undefined],
    ...(set && concepts.size <= ITEMS ? [...concepts.keys()].map((id): Maybe => ['item', absolute(permanentUrl(`${paths.concepts}${id}/`))]) : []), // prettier-ignore
  ]);
}

function typeOf(about: 'study' | 'codebook' | Node | Reference | undefined): string {
  if (about === undefined || about === 'codebook') return 'DefinedTermSet';
  if (about === 'study') return 'ScholarlyArticle';
  return about.kind === 'reference' ? 'CreativeWork' : 'DefinedTerm';
}

type Maybe = readonly [string, string | undefined];
const compact = (tags: readonly Maybe[]) => tags.filter((tag): tag is Tag => tag[1] !== undefined && tag[1] !== '');

/** An address that holds outside this site. Without a known site there is none. */
const absolute = (url: string) => (url.startsWith('http') ? url : undefined);
