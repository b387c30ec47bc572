import { hasOwnEdition } from '#domain/study/credit.ts';
import { formatCoins } from '#formats/citations/coins.ts';
import type { Edition } from '../edition/edition.ts';
import { cslItemOf, type PageSubject } from './page-subject.ts';

/**
 * What a page is about, for a span of COinS in it, which Zotero takes before all tags of the head: where it would else have the page's address and
 * description for those of a work that is elsewhere.
 */
export function contextObject(edition: Edition, about: PageSubject | undefined): string | undefined {
  const elsewhere = about?.kind === 'reference' || (about?.kind === 'study' && hasOwnEdition(edition.caseStudy.study));
  return elsewhere ? formatCoins(cslItemOf(edition, about)) : undefined;
}
