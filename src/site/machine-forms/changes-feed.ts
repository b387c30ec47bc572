import { editionDate, hasOwnEdition } from '#domain/study/credit.ts';
import { textIn } from '#domain/text/localized-text.ts';
import { paths, pinnedPath } from '#domain/study/urls.ts';
import { formatAtom } from '#formats/feeds/atom.ts';
import { isoDate } from '#formats/citations/csl-text.ts';
import { personName } from '../citing/credit-line.ts';
import type { Edition } from '../edition/edition.ts';
import { releaseNews } from './release-news.ts';

/** The releases as an Atom feed. An entry's identifier is its release's digest (RFC 6920), which stays when a site moves. */
export function changesFeed(edition: Edition): string {
  const { caseStudy, lang, texts: t, permanentUrl, absoluteUrl } = edition;
  const { study, releases } = caseStudy;
  const [first] = releases;
  const naming = (digest: string) => `ni:///sha-256;${Buffer.from(digest, 'hex').toString('base64url')}`;
  const [year = 1970, month = 1, day = 1] = editionDate(caseStudy) ?? [];
  return formatAtom({
    id: absoluteUrl(paths.changes) ?? (first ? naming(first.digest) : 'ni:///sha-256;'),
    lang,
    title: `${textIn(study.shortTitle ?? study.title, lang).text} · ${t.version.title}`,
    authors: hasOwnEdition(study)
      ? [study.editors.length === 0 ? t.edition.unnamed : '', ...study.editors.map((one) => personName(one, lang))].filter(Boolean)
      : study.authors.map((one) => personName(one, lang)),
    self: permanentUrl(paths.changes),
    page: permanentUrl(paths.versions),
    updated: isoDate([year, month, day]),
    entries: releases.toReversed().map((release) => ({
      id: naming(release.digest),
      title: t.version.name(release.version),
      link: permanentUrl(pinnedPath(release.version, paths.home)),
      day: isoDate(release.date),
      lines:
        release === first
          ? [t.version.first(release.caseStudy.categories.size, release.caseStudy.concepts.size)]
          : releaseNews(edition, release).flatMap(({ sentences }) => sentences),
    })),
  });
}
