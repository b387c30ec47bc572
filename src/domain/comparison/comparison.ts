import type { CaseStudy } from '../study/case-study.ts';
import { compareAddresses } from './comparison-addresses.ts';
import { compareFields } from './comparison-edits.ts';
import { compareHeadings } from './comparison-headings.ts';
import { compareIdentities } from './comparison-identities.ts';
import { indexThings, matchThings, type Comparison } from './comparison-matching.ts';
import { compareOrder } from './comparison-order.ts';
import { listThings } from '../compared/things.ts';
import type { LanguagePair } from '../compared/values.ts';
import { CHANGE_CLASSES, subjectOf, type Change } from '../compared/change.ts';

/**
 * What is different in `after`, each difference once: worst class first, then in reading order of the study.
 * The same files in another order, and names in other order where order says nothing, are no difference.
 * @param releases what was done to the files of releases, told first in its class
 */
export function compareCaseStudies(before: CaseStudy, after: CaseStudy, releases: readonly Change[] = []): Change[] {
  const [was, is] = [indexThings(listThings(before)), indexThings(listThings(after))];
  const languages: LanguagePair = {
    all: new Set([...before.languages, ...after.languages]),
    defaults: new Set([before.languages[0], after.languages[0]]),
  };
  const comparison: Comparison = { before, after, was, is, languages, ...matchThings(before, after, was, is) };
  const identities = compareIdentities(comparison);
  const changes = [
    ...identities.changes,
    ...compareFields(comparison, identities),
    ...compareOrder(comparison),
    ...compareAddresses(comparison),
    ...compareHeadings(comparison),
  ];
  const rank = (change: Change) => CHANGE_CLASSES.indexOf(change.class);
  const place = new Map([...was.values(), ...is.values()].map((thing, index) => [thing, index]));
  const position = (change: Change) => place.get(subjectOf(change)) ?? Infinity;
  changes.sort((a, b) => rank(a) - rank(b) || position(a) - position(b));
  return [...releases, ...changes].sort((a, b) => rank(a) - rank(b));
}
