import type { CaseStudy, Release, Section, UnlinkedStudy } from '../study/case-study.ts';
import { proseIn, type ProseHeading } from '../entry/entry.ts';
import type { FormerHeading } from '../study/former.ts';
import type { Succession } from './succession.ts';
import { inLanguage, pathOf } from '../study/urls.ts';

type Report = Pick<UnlinkedStudy, 'sections' | 'languages'>;

/** A page of the report in one language, with the text that stands there. */
interface ReportPage {
  readonly section: Section;
  readonly path: string;
  readonly lang: string;
  readonly headings: readonly ProseHeading[];
}

function reportPages({ sections, languages }: Report): ReportPage[] {
  const [original, ...others] = languages;
  return sections.flatMap((section) =>
    [original, ...others].map((one) => {
      const { headings, lang } = proseIn(section.prose, one, original);
      return { section, path: one === original ? pathOf(section) : inLanguage(pathOf(section), one), lang, headings };
    }),
  );
}

/** All ids that lead to a heading. */
export const idsOf = ({ id, formerIds }: ProseHeading) => [id, ...formerIds];

/** Fragments of the report's pages in every language. */
export const headingUrls = (study: Report) =>
  reportPages(study).flatMap(({ path, headings }) => headings.flatMap(idsOf).map((id) => `${path}#${id}`));

/** What a release had among the report's headings and its page has no more, by the page's path, in every language. */
export function buildFormerHeadings(study: UnlinkedStudy, succession: Succession): Map<string, FormerHeading[]> {
  const pages = reportPages(study);
  const byPath = new Map(pages.map((page) => [page.path, page]));
  const known = new Set(headingUrls(study));
  const former = new Map<string, FormerHeading[]>();
  for (const release of study.releases.toReversed()) {
    for (const { section: was, path, lang, headings } of reportPages(release.caseStudy)) {
      // Where its section is lost or retired, that is what there is to tell.
      const page = byPath.get(path) ?? successorOf(was, path, release, pages, succession);
      if (page === undefined) continue;
      for (const heading of headings)
        for (const id of idsOf(heading)) {
          if (known.has(`${path}#${id}`)) continue;
          known.add(`${path}#${id}`);
          const now = page.headings.find((one) => idsOf(one).includes(id))?.id;
          former.set(path, [...(former.get(path) ?? []), { id, text: heading.text, lang, release, section: page.section, now }]);
        }
    }
  }
  return former;
}

/** The page to which that of a section leads on, in the same language. */
function successorOf(was: Section, path: string, release: Release, pages: readonly ReportPage[], succession: Succession) {
  const { retired, successors } = succession.formerOf(was, release) ?? {};
  const [section] = successors ?? [];
  const before = path.slice(0, -pathOf(was).length);
  return retired === undefined && section?.kind === 'section'
    ? pages.find((page) => page.path === `${before}${pathOf(section)}`)
    : undefined;
}

/** The fragments that pages of the report keep for headings that are gone. */
export const formerHeadingUrls = ({ headings }: CaseStudy['formerUrls']) =>
  [...headings].flatMap(([path, list]) => list.map(({ id }) => `${path}#${id}`));
