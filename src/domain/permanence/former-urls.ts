import type { CaseStudy, Excerpt, Relation, ReportingItem, Role, UnlinkedStudy } from '../study/case-study.ts';
import { formerExcerptPages, formerExcerptPageUrls } from '../coding/excerpt-pages.ts';
import type { Former, FormerPart, FormerUrls } from '../study/former.ts';
import type { Finding } from '../entry/finding.ts';
import { buildFormerHeadings, formerHeadingUrls } from './former-headings.ts';
import { lostFiles, lostUrls, reusedIds, type Lost } from './lost-url-checker.ts';
import { formerPairs } from './pairs.ts';
import { inEveryLanguage, publicUrls } from './public-urls.ts';
import { thingsWithPage } from '../study/lasting-thing.ts';
import { indexSuccession } from './succession.ts';
import { jsonLdPath, pathOf } from '../study/urls.ts';

/**
 * Where every URL leads that a release has published and that is not a page of its own any more. What leads nowhere is told as `lost-url`:
 * the contract is that a URL which was once published is in every later build.
 */
export function buildFormerUrls(study: UnlinkedStudy, findings: Finding[]): FormerUrls {
  const succession = indexSuccession(study);
  const pages = new Map<string, Former>();
  const parts = new Map<string, FormerPart[]>();
  const lost = new Map<string, Lost>();
  const living = publicUrls(study);
  // What a release kept for others stays, also where what has their identifiers is of another kind now.
  const kept = new Map(study.releases.flatMap(({ caseStudy }) => [...caseStudy.formerUrls.pages]));
  const stillKept = (path: string) => {
    const former = kept.get(path);
    return former && succession.formerOfId(former.kind, former.id);
  };
  // The latest release that had a thing says what it was.
  for (const release of study.releases.toReversed()) {
    for (const was of thingsWithPage(release.caseStudy)) {
      const path = pathOf(was);
      if (pages.has(path) || living.has(path) || lost.has(path)) continue;
      const former = succession.formerOf(was, release) ?? stillKept(path);
      if (former === undefined) lost.set(path, { was, release, path });
      else pages.set(path, former);
    }
    for (const [path, part] of partsOf(release.caseStudy)) {
      const fragment = part.kind === 'excerpt' ? part.id : pathOf(part).replace(/^.*#/, '');
      const url = `${path}#${fragment}`;
      const known = parts.get(path) ?? [];
      // A page that says what was retired shows its excerpts as they were.
      if (living.has(url) || known.some((one) => one.fragment === fragment) || pages.get(path)?.retired) continue;
      if (lost.has(path) || lost.has(url)) continue;
      const former = succession.formerOf(part, release);
      if (former === undefined) lost.set(url, { was: part, release, path: url });
      else parts.set(path, [...known, { ...former, fragment }]);
    }
  }
  for (const path of kept.keys()) {
    const former = pages.has(path) || living.has(path) ? undefined : stillKept(path);
    if (former !== undefined) pages.set(path, former);
  }
  for (const [path, former] of succession.neverReleased(pages)) if (!living.has(path)) pages.set(path, former);
  const former = {
    pages,
    parts,
    headings: buildFormerHeadings(study, succession),
    pairs: formerPairs(study, succession, living),
    excerptPages: formerExcerptPages(study.releases, living),
  };
  findings.push(
    ...lostUrls(study, lost.values()),
    ...lostFiles(study, new Set([...living, ...keptUrls(former), ...formerHeadingUrls(former)]), pages, lost),
    ...reusedIds(study),
  );
  return former;
}

/** Paths of everything the site has: its own pages, files and fragments, and what it keeps for URLs that were given up. */
export function publishedUrls(study: CaseStudy): string[] {
  return [
    ...new Set([...publicUrls(study), ...inEveryLanguage(study, [...keptUrls(study.formerUrls)]), ...formerHeadingUrls(study.formerUrls)]),
  ];
}

function* keptUrls({ pages, parts, pairs, ...former }: FormerUrls): Generator<string> {
  yield* formerExcerptPageUrls(former);
  yield* pairs.keys();
  for (const [path, { kind, id }] of pages) {
    yield path;
    if (kind === 'concept' || kind === 'category') yield jsonLdPath({ kind, id });
  }
  for (const [path, list] of parts) for (const { fragment } of list) yield `${path}#${fragment}`;
}

/** Parts of pages that have an identifier, with the page's path. */
function* partsOf({
  concepts,
  relations,
  roles,
  reporting,
}: UnlinkedStudy): Generator<[path: string, Excerpt | Relation | Role | ReportingItem]> {
  for (const concept of concepts.values()) for (const excerpt of concept.excerpts) yield [pathOf(concept), excerpt];
  for (const part of [...relations, ...roles, ...reporting]) yield [pathOf(part).replace(/#.*/, ''), part];
}
