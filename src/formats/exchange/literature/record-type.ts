import type { CslItem } from '#domain/csl/csl-item.ts';

/** By what a record calls itself, or the database it comes from; the first that fits. */
const TYPES: readonly (readonly [RegExp, string])[] = [
  [/学位|thesis|dissertation|^THES$|硕士|博士/i, 'thesis'],
  [/newspaper|^NEWS$|报纸/i, 'article-newspaper'],
  [/magazine|^MGZN$/i, 'article-magazine'],
  [/conference|^CONF$|^CPAPER$|会议/i, 'paper-conference'],
  [/patent|^PAT$|专利/i, 'patent'],
  [/年鉴|yearbook/i, 'chapter'],
  [/standard|^STAND?$|标准|legal rule/i, 'standard'],
  [/科技成果|other article/i, 'report'],
  [/journal|^JOUR$|^EJOUR$|期刊|学术/i, 'article-journal'],
  [/section|chapter|^CHAP$|^ECHAP$/i, 'chapter'],
  [/book|^BOOK$|^EBOOK$|^EDBOOK$|图书/i, 'book'],
  [/report|^RPRT$|报告/i, 'report'],
  [/data ?set|^DATA$/i, 'dataset'],
  [/program|software|^COMP$/i, 'software'],
  [/preprint|^UNPB$/i, 'article'],
  [/web|electronic|online|^ELEC$|^BLOG$/i, 'webpage'],
  [/map|^MAP$/i, 'map'],
  [/manuscript/i, 'manuscript'],
  [/bill|statute|^STAT$|^BILL$/i, 'legislation'],
];

/** The type of a record; a document where it does not say. What the database calls it is surer than what the program does. */
export const typeOf = (kind: string, database: string): CslItem['type'] =>
  [database, kind].flatMap((text) => (text === '' ? [] : TYPES.filter(([known]) => known.test(text))))[0]?.[1] ?? 'document';
