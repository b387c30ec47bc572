import { hasOwnEdition } from '#domain/study/credit.ts';
import type { CslItem, CslName } from '#domain/csl/csl-item.ts';
import { ZOTERO_TYPES } from '#formats/citations/coins.ts';
import { commaName, dateParts, isoDate, named, pageRange } from '#formats/citations/csl-text.ts';
import type { Edition } from '../edition/edition.ts';
import { compact, type MaybeTag, type Tag } from './head-tag.ts';
import { abstractOf, cslItemOf, type PageSubject } from './page-subject.ts';
import { paths } from '#domain/study/urls.ts';
import { doiIri } from '#domain/text/web-address.ts';

/**
 * Highwire's citation_* tags, which Google Scholar and reference managers read: the study as an article, the codebook as a book and its parts as
 * sections of it, a reference as what it is. Where no tag tells a type, Dublin Core's does, in Zotero's words.
 */
export function highwireTags(edition: Edition, subject: PageSubject): Tag[] {
  const { caseStudy, absoluteUrl } = edition;
  const item = cslItemOf(edition, subject);
  const tags: MaybeTag[] = [
    ...common(item),
    // Else readers take what describes the page.
    ['citation_abstract', abstractOf(edition, subject)],
    ...where(item),
  ];
  const doi = item.DOI && doiIri(item.DOI);
  if (subject.kind !== 'study') return compact([...tags, ['citation_public_url', item.URL ?? doi]]);
  // An edition that others made has neither the article's text nor its abstract.
  const home = absoluteUrl(paths.home);
  if (hasOwnEdition(caseStudy.study)) return compact([...tags, ['citation_public_url', doi ?? home]]);
  return compact([
    ...tags,
    ['citation_abstract_html_url', home],
    ['citation_fulltext_html_url', caseStudy.sections.length > 0 ? absoluteUrl(paths.report) : undefined],
    ['citation_public_url', home],
  ]);
}

function common(item: CslItem): MaybeTag[] {
  const authors = named(item.author);
  return [
    ['citation_title', item.title],
    ...authors.map((name): MaybeTag => ['citation_author', nameOf(name, authors.length === 1)]),
    ...named(item.editor).map((name, _, all): MaybeTag => ['citation_editor', nameOf(name, all.length === 1)]),
    ['citation_publication_date', isoDate(dateParts(item.issued), '/')],
    ['citation_language', item.language],
    ['citation_doi', item.DOI],
  ];
}

/**
 * Readers split a lone name with spaces on both sides of its comma into two people; a no-break space is no such space, and among given names it
 * is read as one.
 */
function nameOf(name: CslName, alone: boolean): string {
  const text = commaName(name);
  return alone && / .*,/.test(text) ? text.replaceAll(/(?<=, .*) /g, '\u00A0') : text;
}

function article(item: CslItem): MaybeTag[] {
  const [first, last] = pageRange(item.page);
  return [
    ['citation_journal_title', item['container-title']],
    ['citation_volume', item.volume],
    ['citation_issue', item.issue],
    ['citation_firstpage', first],
    ['citation_lastpage', last],
    ['citation_issn', item.ISSN],
  ];
}

/** The tags that make a reader take the type of a reference; the last that names a type wins. */
function where(item: CslItem): MaybeTag[] {
  const container = item['container-title'];
  const [first, last] = pageRange(item.page);
  const rest: MaybeTag[] = [
    ['citation_volume', item.volume],
    ['citation_issue', item.issue],
    ['citation_firstpage', first],
    ['citation_lastpage', last],
    ['citation_publisher', item.publisher],
    ['citation_isbn', item.ISBN],
  ];
  switch (item.type) {
    case 'article-journal':
      return [...article(item), ...(container === undefined ? [['DC.type', 'journalArticle'] as const] : [])];
    case 'chapter':
      return [['citation_inbook_title', container ?? item.publisher], ...rest];
    case 'paper-conference':
      return [['citation_inbook_title', container], ...rest, ['citation_conference_title', item['event-title'] ?? container ?? item.title]];
    case 'thesis':
      return [
        ['citation_dissertation_institution', item.publisher],
        ['DC.type', 'thesis'],
      ];
    case 'report':
      return [
        ['citation_technical_report_institution', item.publisher],
        ['citation_technical_report_number', item.number],
        ['DC.type', 'report'],
      ];
    default:
      return [...rest, ['DC.source', container], ['DC.type', ZOTERO_TYPES[item.type] ?? 'document']];
  }
}
