/**
 * Which item Zotero saves from a page, as its translators "Embedded Metadata" and "RDF" (github.com/zotero/translators) decide:
 * their rules told again, as far as tags of these kinds go. What RDF finds comes first, the citation tags then write over it.
 */
export interface ZoteroItem {
  itemType: string;
  creators: { lastName: string; firstName: string; creatorType: string }[];
  [field: string]: unknown;
}

const HIGHWIRE: Readonly<Record<string, string>> = {
  citation_title: 'title', citation_publication_date: 'date', citation_date: 'date', citation_journal_title: 'publicationTitle',
  citation_inbook_title: 'publicationTitle', citation_book_title: 'bookTitle', citation_volume: 'volume', citation_issue: 'issue',
  citation_conference_title: 'conferenceName', citation_dissertation_institution: 'university', citation_publisher: 'publisher',
  citation_technical_report_institution: 'institution', citation_technical_report_number: 'number', citation_isbn: 'ISBN',
  citation_doi: 'DOI', citation_public_url: 'url', citation_language: 'language',
}; // prettier-ignore

/** Tags that fix a type; the last in the page wins. */
const TYPES: Readonly<Record<string, string>> = {
  citation_journal_title: 'journalArticle', citation_technical_report_institution: 'report', citation_conference_title: 'conferencePaper',
  citation_conference: 'conferencePaper', citation_book_title: 'bookSection', citation_inbook_title: 'bookSection',
  citation_dissertation_institution: 'thesis',
}; // prettier-ignore

const OG_TYPES: Readonly<Record<string, string>> = { website: 'webpage', book: 'book' };

export function zoteroItem(document: Document): ZoteroItem {
  const tags = [...document.head.querySelectorAll('meta')].map((tag) => ({
    name: tag.getAttribute('name') ?? tag.getAttribute('property') ?? '',
    content: tag.getAttribute('content') ?? '',
  }));
  const all = (name: string) => tags.filter((tag) => tag.name.toLowerCase() === name.toLowerCase()).map(({ content }) => content);
  const first = (...names: string[]) => names.flatMap(all)[0];
  const fixed = tags.flatMap(({ name }) => TYPES[name] ?? []).at(-1);
  const guess = first('citation_title') === undefined ? undefined : first('citation_isbn') === undefined ? 'journalArticle' : 'book';
  const item: ZoteroItem = {
    itemType: fixed ?? OG_TYPES[first('og:type') ?? ''] ?? first('DC.type') ?? guess ?? 'webpage',
    title: first('DC.title', 'og:title'),
    publicationTitle: first('DC.source', 'og:site_name'),
    date: first('DC.date'),
    url: first('og:url'),
    abstractNote: first('DC.description', 'og:description'),
    language: first('DC.language'),
    creators: [],
  };
  for (const [tag, field] of Object.entries(HIGHWIRE)) {
    const value = first(tag)?.trim();
    if (value !== undefined && value !== '') item[field] = value;
  }
  item.creators = ['author', 'editor'].flatMap((role) => {
    const given = all(`citation_${role}`);
    return given.flatMap((text) => people(text, given.length === 1)).map((name) => ({ ...cleanAuthor(name), creatorType: role }));
  });
  const [start, end] = [first('citation_firstpage'), first('citation_lastpage')];
  if (start !== undefined) item.pages = end === undefined ? start : `${start}-${end}`;
  if (typeof item.publicationTitle === 'string' && item.title === item.publicationTitle) item.title = '';
  return item;
}

/** A lone name with spaces on both sides of a comma is taken for several people. */
function people(text: string, alone: boolean): string[] {
  const parts = text.split(/\s*;\s*/);
  if (parts.length > 1 || !alone) return parts;
  const [before, after] = text.split(/\s*,\s*/);
  return before?.includes(' ') === true && after?.includes(' ') === true ? text.split(/\s*,\s*/) : parts;
}

function cleanAuthor(text: string): { lastName: string; firstName: string } {
  const words = text.replace(/\s+/g, ' ').trim();
  const [family = '', ...given] = words.split(/, ?/);
  if (given.length > 0) return { lastName: family, firstName: given.join(', ') };
  const parts = words.split(' ');
  return { lastName: parts.at(-1) ?? '', firstName: parts.slice(0, -1).join(' ') };
}
