import type { CslItem } from '#domain/csl-item.ts';
import { articleNumber, dateParts, invertedName, named, padded, pageRange, plain } from './csl-text.ts';

/** An item as an OpenURL ContextObject in a span (COinS, Z39.88): the span's title. Reference managers read it from a page. */
export function formatCoins(item: CslItem): string {
  const [first, last] = pageRange(item.page);
  const [format, own] = fields(item);
  const pairs: [string, string | undefined][] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', `info:ofi/fmt:kev:mtx:${format}`],
    ['rft_id', item.DOI && `info:doi/${item.DOI}`],
    ['rft_id', item.URL],
    ...own,
    // Each name once: readers take rft.aulast and rft.aufirst for one more than those of rft.au.
    ...named(item.author).map((one): [string, string] => [format === 'dc' ? 'rft.creator' : 'rft.au', invertedName(one)]),
    ['rft.date', padded(dateParts(item.issued)).join('-')],
    ['rft.volume', plain(item.volume)],
    ['rft.issue', plain(item.issue)],
    ['rft.spage', first],
    ['rft.epage', last],
    ['rft.artnum', format === 'journal' ? articleNumber(item) : undefined],
    ['rft.pub', item.publisher],
    ['rft.place', item['publisher-place']],
    ['rft.edition', plain(item.edition)],
    ['rft.isbn', item.ISBN],
    ['rft.issn', item.ISSN],
    ['rft.language', item.language],
  ];
  return pairs.flatMap(([key, value]) => (value ? `${key}=${encodeURIComponent(plain(value))}` : [])).join('&');
}

/** The ContextObject's format, and the fields that say what the item is and what it is in. */
function fields({ type, title, 'container-title': container, genre }: CslItem): [string, [string, string | undefined][]] {
  switch (type) {
    case 'article-journal':
      return ['journal', [['rft.genre', 'article'], ['rft.atitle', title], ['rft.jtitle', container]]]; // prettier-ignore
    case 'book':
      return ['book', [['rft.genre', 'book'], ['rft.btitle', title]]]; // prettier-ignore
    case 'chapter':
      return ['book', [['rft.genre', 'bookitem'], ['rft.atitle', title], ['rft.btitle', container]]]; // prettier-ignore
    case 'paper-conference':
      return ['book', [['rft.genre', 'proceeding'], ['rft.atitle', title], ['rft.btitle', container]]]; // prettier-ignore
    case 'report':
      return ['book', [['rft.genre', 'report'], ['rft.btitle', title]]]; // prettier-ignore
    case 'thesis':
      return ['dissertation', [['rft.title', title], ['rft.degree', genre]]]; // prettier-ignore
    default:
      return ['dc', [['rft.type', ZOTERO_TYPES[type] ?? 'document'], ['rft.title', title], ['rft.source', container]]]; // prettier-ignore
  }
}

/** Zotero's item types for the CSL types that no other tag of its own tells. */
export const ZOTERO_TYPES: Readonly<Record<string, string>> = {
  article: 'preprint', 'article-journal': 'journalArticle', 'article-magazine': 'magazineArticle', 'article-newspaper': 'newspaperArticle',
  book: 'book', chapter: 'bookSection', dataset: 'dataset', entry: 'encyclopediaArticle', 'entry-dictionary': 'dictionaryEntry',
  'entry-encyclopedia': 'encyclopediaArticle', interview: 'interview', manuscript: 'manuscript', map: 'map', 'paper-conference': 'conferencePaper',
  patent: 'patent', post: 'forumPost', 'post-weblog': 'blogPost', report: 'report', software: 'computerProgram', standard: 'standard',
  thesis: 'thesis', webpage: 'webpage',
}; // prettier-ignore
