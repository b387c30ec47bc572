import type { Node, Reference } from '#domain/case-study.ts';
import { textIn, type LocalizedText } from '#domain/localized-text.ts';
import { dateParts, isoDate } from '#formats/csl-text.ts';
import { CODEBOOK_FORMS } from './codebook-forms.ts';
import { edition } from './edition.ts';
import { licenceUrl } from './head-tag.ts';
import { pathOf, paths } from '#domain/urls.ts';
import { doiIri } from '#domain/web-address.ts';

type JsonLd = Readonly<Record<string, unknown>>;

/** A page's subject in schema.org's words; references have none of their own. */
export function jsonLdOf(about: 'study' | 'codebook' | 'dataset' | Node | Reference | undefined): JsonLd | undefined {
  if (about === undefined || (typeof about === 'object' && about.kind === 'reference')) return undefined;
  return { '@context': 'https://schema.org', ...subject(about) };
}

function subject(about: 'study' | 'codebook' | 'dataset' | Node): JsonLd {
  if (about === 'study') return { '@graph': [article(), dataset()] };
  if (about === 'codebook') return codebook();
  return about === 'dataset' ? dataset() : term(about);
}

const say = (text: LocalizedText | undefined) => text && textIn(text, edition().lang).text;

function article(): JsonLd {
  const { caseStudy, items, lang, permanentUrl } = edition();
  const { study } = caseStudy;
  const { DOI, issued } = items.study;
  return {
    '@type': 'ScholarlyArticle',
    '@id': permanentUrl(paths.home),
    headline: say(study.title),
    alternativeHeadline: others(study.title),
    author: authors(),
    datePublished: isoDate(dateParts(issued)) || undefined,
    isPartOf: study.published?.journal && { '@type': 'Periodical', name: say(study.published.journal) },
    identifier: DOI && { '@type': 'PropertyValue', propertyID: 'DOI', value: DOI },
    sameAs: DOI && doiIri(DOI),
    abstract: say(study.abstract),
    keywords: study.keywords.map(say),
    inLanguage: lang,
    license: licenceUrl(),
  };
}

function codebook(): JsonLd {
  const { caseStudy, lang, permanentUrl } = edition();
  const { study } = caseStudy;
  return {
    '@type': 'DefinedTermSet',
    '@id': permanentUrl(paths.concepts),
    name: say(study.codebookTitle ?? study.title),
    author: authors(),
    inLanguage: lang,
    license: licenceUrl(),
    isBasedOn: { '@id': permanentUrl(paths.home) },
  };
}

/** The codebook as data: the page that offers its files, and each file. */
function dataset(): JsonLd {
  const { caseStudy, lang, permanentUrl } = edition();
  const { study } = caseStudy;
  return {
    '@type': 'Dataset',
    '@id': permanentUrl(paths.cite),
    url: permanentUrl(paths.cite),
    name: say(study.codebookTitle ?? study.title),
    description: say(study.abstract),
    creator: authors(),
    keywords: study.keywords.map(say),
    inLanguage: lang,
    license: licenceUrl(),
    isAccessibleForFree: true,
    isBasedOn: { '@id': permanentUrl(paths.home) },
    mainEntity: { '@id': permanentUrl(paths.concepts) },
    distribution: CODEBOOK_FORMS.map(({ path, name, type }) => ({
      '@type': 'DataDownload',
      name,
      contentUrl: permanentUrl(path),
      encodingFormat: type,
    })),
  };
}

function term(node: Node): JsonLd {
  const { permanentUrl } = edition();
  return {
    '@type': 'DefinedTerm',
    '@id': permanentUrl(pathOf(node)),
    termCode: node.id,
    name: say(node.label),
    alternateName: [...others(node.label), ...node.altLabels.flatMap((label) => Object.values(label))],
    description: say(node.kind === 'concept' ? node.definition : node.meaning),
    inDefinedTermSet: permanentUrl(paths.concepts),
  };
}

const others = (text: LocalizedText) => Object.entries(text).flatMap(([lang, value]) => (lang === edition().lang ? [] : [value]));

function authors(): JsonLd[] {
  return edition().caseStudy.study.authors.map(({ family, given, name, orcid, affiliation }) => ({
    '@type': name === undefined ? 'Person' : 'Organization',
    '@id': orcid && `https://orcid.org/${orcid}`,
    ...(name === undefined ? { familyName: say(family), givenName: say(given) } : {}),
    name: say(name) ?? edition().texts.personName(say(family) ?? '', say(given) ?? ''),
    affiliation: affiliation && { '@type': 'Organization', name: say(affiliation) },
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
