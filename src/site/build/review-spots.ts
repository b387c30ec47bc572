import { inLanguage } from '#domain/study/urls.ts';
import { siteText, writeSiteFile } from '#files/output/site-folder.ts';
import { editions, type Edition } from '../edition/edition.ts';
import type { ReviewItem } from '../review/review.ts';

/**
 * Marks in a built site the parts of pages that a proposal changes (`data-changed`, for styles/pages/review.css): parts that have an id, and what
 * leads to a thing that is different. Whatever writes them need know nothing of reviews, and a page's policy forbids a style of its own.
 * @param site the folder it was written to
 */
export function markSpots(site: string): void {
  for (const edition of editions()) {
    const { review, lang, caseStudy } = edition;
    for (const [path, items] of review?.byPage ?? []) {
      const file = `${lang === caseStudy.languages[0] ? path : inLanguage(path, lang)}index.html`;
      const html = siteText(site, file);
      if (html === undefined) throw new Error(`A change is seen on ${file}, which the site does not have.`);
      writeSiteFile(site, file, markPage(html, path, items, edition));
    }
  }
}

/** Fields that stand in the heading of a thing's own page, and below it. */
const [TITLES, LEADS] = [
  new Set<unknown>(['label', 'title', 'name', 'data']),
  new Set<unknown>(['definition', 'meaning', 'description', 'abstract']),
];

function markPage(html: string, path: string, items: readonly ReviewItem[], { href }: Edition): string {
  const ids = new Set(items.flatMap(({ spot, home }) => (home === path && spot !== undefined ? [spot] : [])));
  const links = new Set<string>();
  for (const address of items.flatMap(({ pages }) => pages.get(path) ?? [])) {
    const [page = '', fragment] = address.split('#');
    if (fragment !== undefined) ids.add(fragment);
    if (page !== path) links.add(href(address));
  }
  const ownFields = items.flatMap(({ change, home }) => (home === path ? [change.field] : []));
  const [before = '', main = '', after = ''] = html.split(/(<main\b.*?<\/main>)/s);
  const marked = main
    .replaceAll(/<[a-z][^<>]*?\s(id|href)="([^"]*)"/g, (tag, name, value: string) =>
      (name === 'id' ? ids : links).has(value) ? `${tag} data-changed` : tag,
    )
    .replace(ownFields.some((field) => TITLES.has(field)) ? '<h1' : NONE, '<h1 data-changed')
    .replace(ownFields.some((field) => LEADS.has(field)) ? /<p[^<>]* data-lead/ : NONE, '$& data-changed');
  return before + marked + after;
}

const NONE = /(?!)/;
