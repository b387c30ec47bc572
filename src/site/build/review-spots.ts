import { readFileSync, writeFileSync } from 'node:fs';
import { inLanguage } from '#domain/study/urls.ts';
import { editions } from '../edition/edition.ts';

/**
 * Marks in a built site the parts of pages that a proposal changes (`data-changed`, for styles/review.css): whatever writes such a part need
 * know nothing of reviews, and a page's policy forbids a style of its own.
 * @param site the folder it was written to, as an address that ends with `/`
 */
export function markSpots(site: URL): void {
  for (const { review, lang, caseStudy } of editions()) {
    for (const [path, items] of review?.byPage ?? []) {
      const spots = new Set(items.flatMap(({ spot, pages }) => (pages[0] === path && spot !== undefined ? [spot] : [])));
      if (spots.size === 0) continue;
      const file = new URL(`.${lang === caseStudy.languages[0] ? path : inLanguage(path, lang)}index.html`, site);
      let html = readFileSync(file, 'utf8');
      for (const spot of spots) html = html.replace(new RegExp(`<[a-z][^<>]* id="${spot}"`), '$& data-changed');
      writeFileSync(file, html);
    }
  }
}
