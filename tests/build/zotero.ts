import { ZOTERO_TYPES } from '#formats/citations/coins.ts';

/**
 * Which items Zotero saves from a page, as its translators "COinS", "Embedded Metadata" and "RDF" (github.com/zotero/translators) decide: their
 * rules told again, as far as spans and tags of these kinds go, and held against what the translators themselves made of the pages.
 */
export interface ZoteroItem {
  itemType: string;
  creators: { lastName: string; firstName: string; creatorType: string }[];
  [field: string]: unknown;
}

/** Spans of COinS come before all tags. */
export function zoteroItems(document: Document): ZoteroItem[] {
  const spans = [...document.querySelectorAll('span.Z3988[title]')];
  return spans.length > 0 ? spans.map((span) => contextItem(span.getAttribute('title') ?? '')) : [embeddedItem(document)];
}

/** @throws {Error} where Zotero asks which of several to save */
export function zoteroItem(document: Document): ZoteroItem {
  const [item, ...more] = zoteroItems(document);
  if (item === undefined || more.length > 0) throw new Error('Zotero asks which item to save.');
  return item;
}

const FORMATS: Readonly<Record<string, string>> = { journal: 'journalArticle', dissertation: 'thesis', patent: 'patent', dc: 'webpage' };
const GENRES: Readonly<Record<string, string>> = { bookitem: 'bookSection', proceeding: 'conferencePaper', report: 'report' };
const ROLES: Readonly<Record<string, string>> = {
  'rft.au': 'author',
  'rft.creator': 'author',
  'rft.inventor': 'inventor',
  'rft.contributor': 'contributor',
};

function contextItem(title: string): ZoteroItem {
  // Plus signs are lost, however they are written.
  const pairs = [...new URLSearchParams(title.replaceAll(/%2B/gi, '+'))];
  const first = (...keys: string[]) => keys.flatMap((key) => pairs.filter(([name]) => name === key).map(([, value]) => value))[0];
  const format = first('rft_val_fmt')?.split(':').at(-1) ?? '';
  const dc = first('rft.type');
  const itemType =
    dc !== undefined && [...Object.values(ZOTERO_TYPES), 'document'].includes(dc)
      ? dc
      : (FORMATS[format] ?? GENRES[first('rft.genre') ?? ''] ?? 'book');
  const part = ['journalArticle', 'bookSection', 'conferencePaper'].includes(itemType) && format !== 'dc';
  const ids = pairs.filter(([key]) => key === 'rft_id').map(([, value]) => value);
  const [start, end] = [first('rft.spage'), first('rft.epage')];
  return {
    itemType,
    title: part ? first('rft.atitle') : first('rft.btitle', 'rft.title'),
    publicationTitle: part ? first('rft.jtitle', 'rft.btitle', 'rft.title') : first('rft.source'),
    creators: pairs.flatMap(([key, name]) => (ROLES[key] === undefined ? [] : [{ ...cleanAuthor(name), creatorType: ROLES[key] }])),
    date: first('rft.date'),
    DOI: ids.find((id) => id.startsWith('info:doi/'))?.slice('info:doi/'.length),
    url: ids.find((id) => /^https?:/.test(id)),
    pages: start === undefined || end === undefined ? start : `${start}-${end}`,
    ...Object.fromEntries(
      ['volume', 'issue', 'place', 'edition', 'abstractNote'].map((field) => [
        field,
        first(`rft.${field === 'abstractNote' ? 'description' : field}`),
      ]),
    ),
    publisher: first('rft.pub'),
    ISBN: first('rft.isbn'),
    ISSN: first('rft.issn'),
    patentNumber: itemType === 'patent' ? first('rft.number') : undefined,
    language: ['thesis', 'patent'].includes(itemType) ? undefined : first('rft.language'),
  };
}

const HIGHWIRE: Readonly<Record<string, string>> = {
  citation_title: 'title',
  citation_publication_date: 'date',
  citation_date: 'date',
  citation_journal_title: 'publicationTitle',
  citation_inbook_title: 'publicationTitle',
  citation_book_title: 'bookTitle',
  citation_volume: 'volume',
  citation_issue: 'issue',
  citation_conference_title: 'conferenceName',
  citation_dissertation_institution: 'university',
  citation_publisher: 'publisher',
  citation_technical_report_institution: 'institution',
  citation_technical_report_number: 'number',
  citation_isbn: 'ISBN',
  citation_abstract: 'abstractNote',
  citation_doi: 'DOI',
  citation_public_url: 'url',
  citation_language: 'language',
};

/** Tags that fix a type; the last in the page wins. */
const TYPES: Readonly<Record<string, string>> = {
  citation_journal_title: 'journalArticle',
  citation_technical_report_institution: 'report',
  citation_conference_title: 'conferencePaper',
  citation_conference: 'conferencePaper',
  citation_book_title: 'bookSection',
  citation_inbook_title: 'bookSection',
  citation_dissertation_institution: 'thesis',
};

const OG_TYPES: Readonly<Record<string, string>> = { website: 'webpage', book: 'book' };

/** What RDF finds comes first, the citation tags then write over it; what is still missing is taken from the page. */
function embeddedItem(document: Document): ZoteroItem {
  const tags = [...document.querySelectorAll('meta')].map((tag) => ({
    name: tag.getAttribute('name') ?? tag.getAttribute('property') ?? '',
    content: tag.getAttribute('content') ?? '',
  }));
  const all = (name: string) => tags.filter((tag) => tag.name.toLowerCase() === name.toLowerCase()).map(({ content }) => content);
  const first = (...names: string[]) => names.flatMap(all)[0];
  const fixed = tags.flatMap(({ name }) => TYPES[name] ?? []).at(-1);
  const guess = first('citation_title') === undefined ? undefined : first('citation_isbn') === undefined ? 'journalArticle' : 'book';
  const itemType = fixed ?? OG_TYPES[first('og:type') ?? ''] ?? first('DC.type') ?? guess ?? 'webpage';
  const item: ZoteroItem = {
    itemType,
    title: first('DC.title', 'og:title'),
    publicationTitle: first('DC.source', ...(itemType === 'webpage' ? ['og:site_name'] : [])),
    date: first('DC.date'),
    url: first('og:url'),
    abstractNote: first('og:description', 'DC.description', 'description'),
    edition: first('prism.edition'),
    language: first('DC.language') ?? document.documentElement.lang,
    creators: [],
  };
  for (const [tag, field] of Object.entries(HIGHWIRE)) {
    const value = first(tag)?.replaceAll(/\s+/g, ' ').trim();
    if (value !== undefined && value !== '') item[field] = value;
  }
  item.creators = ['author', 'editor'].flatMap((role) => {
    const given = all(`citation_${role}`);
    return given.flatMap((text) => people(text, given.length === 1)).map((name) => ({ ...cleanAuthor(name), creatorType: role }));
  });
  const [start, end] = [first('citation_firstpage'), first('citation_lastpage')];
  if (start !== undefined) item.pages = end === undefined ? start : `${start}-${end}`;
  item.url ??= document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  item.title = withoutContainer(item.title, item.publicationTitle);
  return item;
}

/** A title loses the name of what it is in from its end, as a page's title has it. */
function withoutContainer(title: unknown, container: unknown): unknown {
  if (typeof title !== 'string' || typeof container !== 'string') return title;
  const mark = /\s*[-–—=_:|~#]\s*$/;
  const start = title.toLowerCase().endsWith(container.toLowerCase()) ? title.slice(0, -container.length) : undefined;
  return start !== undefined && mark.test(start) ? start.replace(mark, '') : title;
}

/** A lone name with spaces on both sides of a comma is taken for several people. */
function people(text: string, alone: boolean): string[] {
  const parts = text.split(/\s*;\s*/);
  if (parts.length > 1 || !alone) return parts;
  const [before, after] = text.split(/\s*,\s*/);
  return before?.includes(' ') === true && after?.includes(' ') === true ? text.split(/\s*,\s*/) : parts;
}

/** A name with a comma, at its end even, has its surname before it; another's last word is one. No-break spaces are read among given names. */
function cleanAuthor(text: string): { lastName: string; firstName: string } {
  const name = text.trim().replace(/[\s,]+$/, '');
  const [family = '', given = ''] = text.includes(',')
    ? name.split(/, ?/)
    : [name.split(' ').at(-1), name.split(' ').slice(0, -1).join(' ')];
  return { lastName: family, firstName: withPoints(given) };
}

/** Initials get points; up to three capitals are initials. */
function withPoints(given: string): string {
  const words = /^[A-Z]{1,3}$/.test(given) ? Array.from(given) : given.split(/[\s.]+|(?=-)/).filter(Boolean);
  return words
    .map((word) => (/^-?[A-Z]$/.test(word) ? `${word}.` : word))
    .join(' ')
    .replaceAll(' -', '-');
}
