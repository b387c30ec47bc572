import type { Node } from '#domain/study/case-study.ts';
import { articleIri, codebookTitle, editionDate, hasOwnEdition } from '#domain/study/credit.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import { meaningOf } from '#domain/study/meaning.ts';
import type { Person } from '#domain/schema/study.ts';
import { dateParts, isoDate } from '#formats/citations/csl-text.ts';
import { CODEBOOK_FORMS } from './codebook-forms.ts';
import { creditLine, personName } from '../citing/credit-line.ts';
import type { Edition } from '../edition/edition.ts';
import { licenceUrl } from './head-tag.ts';
import { cslItemOf, responsible, writersOfMemo, type PageSubject } from './page-subject.ts';
import { pathOf, paths } from '#domain/study/urls.ts';
import { doiIri } from '#domain/text/web-address.ts';

type JsonLd = Readonly<Record<string, unknown>>;

/**
 * A page's subject in schema.org's words; references have none of their own. Article, codebook and data set have one IRI each, wherever they are
 * named: the article's DOI (or the front page), the page of all concepts, the page that offers the files.
 */
export function jsonLdOf(edition: Edition, about: PageSubject, path: string): JsonLd | undefined {
  if (about.kind === 'reference') return undefined;
  return { '@context': 'https://schema.org', ...subject(edition, about, path) };
}

function subject(edition: Edition, about: Exclude<PageSubject, { kind: 'reference' }>, path: string): JsonLd {
  switch (about.kind) {
    case 'study':
      return { '@graph': [article(edition), codebook(edition), dataset(edition)] };
    case 'codebook':
      return codebook(edition);
    case 'dataset':
      return dataset(edition);
    case 'node':
      // A term and its page, which is of a release where it is kept.
      return { ...term(edition, about.node), mainEntityOfPage: page(edition, about, path) };
    default:
      return page(edition, about, path);
  }
}

const sayIn =
  ({ lang }: Edition) =>
  (text: LocalizedText | undefined) =>
    text && textIn(text, lang).text;

const iris = ({ caseStudy, permanentUrl }: Edition) => {
  return { article: articleIri(caseStudy.study, permanentUrl), codebook: permanentUrl(paths.concepts), dataset: permanentUrl(paths.cite) };
};

function article(edition: Edition): JsonLd {
  const say = sayIn(edition);
  const { caseStudy, items, lang, permanentUrl } = edition;
  const { study } = caseStudy;
  const { DOI, issued } = items.study;
  const own = !hasOwnEdition(study);
  return {
    '@type': 'ScholarlyArticle',
    '@id': iris(edition).article,
    url: own ? permanentUrl(paths.home) : DOI && doiIri(DOI),
    headline: say(study.title),
    alternativeHeadline: others(edition, study.title),
    author: persons(edition, study.authors),
    datePublished: isoDate(dateParts(issued)) || undefined,
    isPartOf: study.published?.journal && { '@type': 'Periodical', name: say(study.published.journal) },
    identifier: DOI && { '@type': 'PropertyValue', propertyID: 'DOI', value: DOI },
    // What the edition says of the article is not the article's own abstract, and its licence is not the article's.
    abstract: own ? say(study.abstract) : undefined,
    license: own ? licenceUrl(edition) : undefined,
    keywords: study.keywords.map(say),
    inLanguage: lang,
  };
}

/** Who made it, when, and under what terms. */
function made(edition: Edition): JsonLd {
  const { caseStudy, lang } = edition;
  const { study, releases } = caseStudy;
  const [first] = releases;
  const day = (date: readonly number[] | undefined) => date && isoDate(date);
  return {
    author: persons(edition, study.authors),
    editor: persons(edition, study.editors),
    creditText: creditLine(caseStudy, lang),
    version: releases.at(-1)?.version,
    datePublished: day(first?.date ?? editionDate(caseStudy)),
    dateModified: day(releases.at(-1)?.date),
    inLanguage: lang,
    license: licenceUrl(edition),
  };
}

function codebook(edition: Edition): JsonLd {
  const say = sayIn(edition);
  const { caseStudy, permanentUrl } = edition;
  return {
    '@type': 'DefinedTermSet',
    '@id': iris(edition).codebook,
    url: permanentUrl(paths.concepts),
    name: say(codebookTitle(caseStudy.study)),
    ...made(edition),
    isBasedOn: { '@id': iris(edition).article },
  };
}

/** The codebook as data: the page that offers its files, and each file. */
function dataset(edition: Edition): JsonLd {
  const say = sayIn(edition);
  const { caseStudy, permanentUrl } = edition;
  const { study } = caseStudy;
  return {
    '@type': 'Dataset',
    '@id': iris(edition).dataset,
    url: permanentUrl(paths.cite),
    name: say(codebookTitle(study)),
    description: say(study.abstract),
    creator: persons(edition, study.authors),
    ...made(edition),
    keywords: study.keywords.map(say),
    isAccessibleForFree: true,
    isBasedOn: { '@id': iris(edition).article },
    mainEntity: { '@id': iris(edition).codebook },
    distribution: CODEBOOK_FORMS.map(({ path, name, type }) => ({
      '@type': 'DataDownload',
      name,
      contentUrl: permanentUrl(path),
      encodingFormat: type,
    })),
  };
}

/** A page that is a part of the codebook, or a release of it. */
function page(edition: Edition, about: PageSubject, path: string): JsonLd {
  const { caseStudy, permanentUrl, lang } = edition;
  const item = cslItemOf(edition, about);
  return {
    '@type': about.kind === 'narrative' ? 'Article' : 'WebPage',
    url: permanentUrl(path),
    name: item.title,
    author: [...writersOfMemo(about).map((one) => ({ '@type': 'Person', name: one })), ...persons(edition, responsible(edition, about))],
    dateCreated: 'memo' in about && about.memo.date ? isoDate(about.memo.date) : undefined,
    editor: persons(edition, caseStudy.study.editors),
    creditText: creditLine(caseStudy, lang),
    version: item.version,
    datePublished: isoDate(dateParts(item.issued)) || undefined,
    inLanguage: lang,
    license: licenceUrl(edition),
    isPartOf: { '@id': iris(edition).codebook },
  };
}

function term(edition: Edition, node: Node): JsonLd {
  const say = sayIn(edition);
  const { permanentUrl } = edition;
  return {
    '@type': 'DefinedTerm',
    '@id': permanentUrl(pathOf(node)),
    termCode: node.id,
    name: say(node.label),
    alternateName: [...others(edition, node.label), ...node.altLabels.flatMap((label) => Object.values(label))],
    description: say(meaningOf(node)),
    inDefinedTermSet: { '@id': iris(edition).codebook },
  };
}

const others = (edition: Edition, text: LocalizedText) =>
  Object.entries(text).flatMap(([lang, value]) => (lang === edition.lang ? [] : [value]));

function persons(edition: Edition, list: readonly Person[]): JsonLd[] {
  const say = sayIn(edition);
  return list.map((person) => ({
    '@type': person.name === undefined ? 'Person' : 'Organization',
    '@id': person.orcid && `https://orcid.org/${person.orcid}`,
    ...(person.name === undefined ? { familyName: say(person.family), givenName: say(person.given) } : {}),
    name: personName(person, edition.lang),
    affiliation: person.affiliation && { '@type': 'Organization', name: say(person.affiliation) },
  }));
}

/** As the content of a script element, which no text inside can end; empty lists are left out. */
export function toScript(data: JsonLd): string {
  const filled = (_: string, value: unknown) => (Array.isArray(value) && value.length === 0 ? undefined : value);
  return JSON.stringify(data, filled).replace(
    /[<\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
