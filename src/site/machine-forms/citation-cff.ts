import { stringify } from 'yaml';
import { codebookTitle } from '#domain/study/credit.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import type { Person } from '#domain/schema/study.ts';
import { dateParts, isoDate, pageRange } from '#formats/citations/csl-text.ts';
import { creditLine } from '../citing/credit-line.ts';
import type { Edition } from '../edition/edition.ts';
import { licenceUrl } from '../head/head-tag.ts';
import { paths } from '#domain/study/urls.ts';

/** The characters that CFF allows in a DOI are fewer than a DOI may have. */
const DOI = /^10\.\d{4,9}(\.\d+)?\/[A-Za-z0-9:/_;\-.()[\]\\]+$/;

/** How to cite the study, in the Citation File Format 1.2.0: the codebook as a data set, and the study as what is preferred. */
export function citationCff(edition: Edition): string {
  const { caseStudy, items, lang, absoluteUrl } = edition;
  const { study } = caseStudy;
  const last = caseStudy.releases.at(-1);
  const released = last?.date ?? study.edition?.date;
  const say = (text: LocalizedText | undefined) => text && textIn(text, lang).text;
  const persons = (list: readonly Person[]) =>
    list.map(({ family, given, name, orcid, affiliation }) => ({
      ...(name === undefined ? { 'family-names': say(family), 'given-names': say(given) } : { name: say(name) }),
      ...(name === undefined && { affiliation: say(affiliation) }),
      orcid: orcid && `https://orcid.org/${orcid}`,
    }));
  const authors = persons(study.authors);
  const credit = creditLine(caseStudy, lang);
  const { DOI: doi, issued, volume, issue, page } = items.study;
  const issuedParts = dateParts(issued);
  const [year, month, day] = issuedParts;
  const [start, end] = pageRange(page);
  const file = {
    'cff-version': '1.2.0',
    version: last?.version,
    'date-released': released?.length === 3 ? isoDate(released) : undefined,
    message: ['Cite the study, and for a single concept or excerpt the address of its page.', credit].filter(Boolean).join(' '),
    type: 'dataset',
    title: say(codebookTitle(study)),
    abstract: say(study.abstract),
    authors: persons([...study.authors, ...study.editors]),
    keywords: study.keywords.length === 0 ? undefined : [...new Set(study.keywords.map(say))],
    url: absoluteUrl(paths.home),
    repository: study.repository,
    'license-url': licenceUrl(edition),
    'preferred-citation': {
      type: 'article',
      title: say(study.title),
      authors,
      year,
      month,
      'date-published': day === undefined ? undefined : isoDate(issuedParts),
      journal: say(study.published?.journal),
      volume: wholeNumber(volume),
      issue: issue === undefined ? undefined : String(issue),
      start: wholeNumber(start),
      end: wholeNumber(end),
      notes: study.published?.issuedInferred ? `Year inferred, not printed: ${String(year)}` : undefined,
      doi: doi !== undefined && DOI.test(doi) ? doi : undefined,
    },
  };
  return stringify(JSON.parse(JSON.stringify(file)), {
    lineWidth: 0,
    version: '1.1',
    aliasDuplicateObjects: false,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
}

/** CFF has whole numbers for a volume and for pages: others have no place in it. */
const wholeNumber = (value: string | number | undefined) => (/^\d+$/.test(String(value)) ? Number(value) : undefined);
