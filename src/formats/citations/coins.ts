import type { CslItem, CslName } from '#domain/csl/csl-item.ts';
import { articleNumber, commaName, dateParts, isSerial, named, padded, pageRange, plain } from './csl-text.ts';

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
    ...people(AUTHORS[format] ?? 'rft.au', item.author),
    // No format has a word for those who edit or translate.
    ...people('rft.contributor', item.editor),
    ...people('rft.contributor', item.translator),
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

const AUTHORS: Readonly<Record<string, string>> = { dc: 'rft.creator', patent: 'rft.inventor' };

const people = (key: string, names: readonly CslName[] | undefined) => named(names).map((one): [string, string] => [key, commaName(one)]);

/** The ContextObject's format, and the fields that say what the item is and what it is in. */
function fields(item: CslItem): [string, [string, string | undefined][]] {
  const { title, 'container-title': container, genre } = item;
  const type = item.type.startsWith('review') && isSerial(item) ? 'article-journal' : item.type;
  switch (type) {
    case 'article-journal':
      return [
        'journal',
        [
          ['rft.genre', 'article'],
          ['rft.atitle', title],
          ['rft.jtitle', container],
        ],
      ];
    case 'book':
      return [
        'book',
        [
          ['rft.genre', 'book'],
          ['rft.btitle', title],
        ],
      ];
    case 'chapter':
      return [
        'book',
        [
          ['rft.genre', 'bookitem'],
          ['rft.atitle', title],
          ['rft.btitle', container],
        ],
      ];
    case 'paper-conference':
      return [
        'book',
        [
          ['rft.genre', 'proceeding'],
          ['rft.atitle', title],
          ['rft.btitle', container],
        ],
      ];
    case 'report':
      return [
        'book',
        [
          ['rft.genre', 'report'],
          ['rft.btitle', title],
        ],
      ];
    case 'thesis':
      return [
        'dissertation',
        [
          ['rft.title', title],
          ['rft.degree', genre],
        ],
      ];
    case 'patent':
      return [
        'patent',
        [
          ['rft.title', title],
          ['rft.number', plain(item.number)],
        ],
      ];
    default:
      return [
        'dc',
        [
          ['rft.type', ZOTERO_TYPES[type] ?? 'document'],
          ['rft.title', title],
          ['rft.source', container],
        ],
      ];
  }
}

/** Zotero's item types for the CSL types that no other tag of its own tells. */
export const ZOTERO_TYPES: Readonly<Record<string, string>> = {
  article: 'preprint',
  'article-journal': 'journalArticle',
  'article-magazine': 'magazineArticle',
  'article-newspaper': 'newspaperArticle',
  bill: 'bill',
  book: 'book',
  broadcast: 'tvBroadcast',
  chapter: 'bookSection',
  classic: 'book',
  dataset: 'dataset',
  entry: 'encyclopediaArticle',
  'entry-dictionary': 'dictionaryEntry',
  'entry-encyclopedia': 'encyclopediaArticle',
  figure: 'artwork',
  graphic: 'artwork',
  hearing: 'hearing',
  interview: 'interview',
  legal_case: 'case',
  legislation: 'statute',
  manuscript: 'manuscript',
  map: 'map',
  motion_picture: 'film',
  'paper-conference': 'conferencePaper',
  patent: 'patent',
  performance: 'presentation',
  personal_communication: 'letter',
  post: 'forumPost',
  'post-weblog': 'blogPost',
  regulation: 'statute',
  report: 'report',
  software: 'computerProgram',
  song: 'audioRecording',
  speech: 'presentation',
  standard: 'standard',
  thesis: 'thesis',
  treaty: 'statute',
  webpage: 'webpage',
};
