import { describe, expect, it, test } from 'vitest';
import { setEditions, type Edition } from '#site/edition/edition.ts';
import { contextObject } from '#site/head/context-object.ts';
import { pageHead } from '#site/head/page-head.ts';
import type { PageSubject } from '#site/head/page-subject.ts';
import { getStaticPaths } from '../../../../src/pages/[card].png.ts';
import { released, smallStudy, type Texts } from '../../../build/released-study.ts';
import { BILINGUAL_STUDY, edit } from '../../../build/study-folder.ts';
import { zoteroItem } from '../../../build/zotero.ts';
import { parseHtml } from '../../parsed.ts';
import { editionsOf, SITE } from '../small-edition.ts';

const study = (more: string, authors = '[{ family: Doe, given: Jane }]', title = 'Small study') =>
  smallStudy({
    'study.yaml': `title: ${title}\nlanguages: [en]\nauthors: ${authors}\nabstract: A study of little.\nlevels: [Core category, Category, Concept]\n${more}`,
  });

/** What a page's head has of `names`, in their order. */
function tagsOf(edition: Edition, about: PageSubject, path = '/'): Record<string, string[]> {
  const tags: Record<string, string[]> = {};
  for (const [name, content] of pageHead(edition, { about, path, title: 'T', description: 'D' }).names) (tags[name] ??= []).push(content);
  return tags;
}

const studyTags = (files: Texts) => tagsOf(editionsOf(files)[0], { kind: 'study' });

function conceptTags(edition: Edition) {
  const [node] = edition.caseStudy.concepts.values();
  return node && tagsOf(edition, { kind: 'node', node }, `/concepts/${node.id}/`);
}

function referenceTags(yaml: string) {
  const [edition] = editionsOf(smallStudy({ 'references/doe-2020.yaml': yaml }));
  const [reference] = edition.caseStudy.references.values();
  return reference && tagsOf(edition, { kind: 'reference', reference }, '/references/doe-2020/');
}

describe('citation tags', () => {
  it('have the study as an article: by whom, in what, when, and where its text is', () => {
    const published = `published: { issued: 2024-03-28, journal: 'J & <K>', volume: 12, issue: 3-4, pages: 5-9, doi: 10.1234/abc }\n`;
    expect(studyTags(study(published))).toMatchObject({
      citation_title: ['Small study'],
      citation_author: ['Doe, Jane'],
      citation_publication_date: ['2024/03/28'],
      citation_language: ['en'],
      citation_doi: ['10.1234/abc'],
      citation_abstract: ['A study of little.'],
      citation_journal_title: ['J & <K>'],
      citation_volume: ['12'],
      citation_issue: ['3-4'],
      citation_firstpage: ['5'],
      citation_lastpage: ['9'],
      citation_abstract_html_url: [SITE],
      citation_fulltext_html_url: [`${SITE}report/`],
      citation_public_url: [SITE],
    });
  });

  it('claim neither text nor abstract of an article that others have edited', () => {
    const tags = studyTags(study('editors: [{ family: Roe, given: Max }]\npublished: { issued: 2024, doi: 10.1234/abc }\n'));
    expect(tags.citation_public_url).toEqual(['https://doi.org/10.1234/abc']);
    for (const name of ['citation_abstract', 'citation_abstract_html_url', 'citation_fulltext_html_url'])
      expect(tags).not.toHaveProperty(name);
  });

  it('have a code as a part of the codebook, with the day of its release', () => {
    expect(conceptTags(editionsOf(released(smallStudy(), '1.0.0', '2026-01-02'))[0])).toMatchObject({
      citation_title: ['First impression'],
      citation_inbook_title: ['Small study'],
      citation_author: ['Doe, Jane'],
      citation_publication_date: ['2026/01/02'],
      citation_abstract: ['What is felt at first.'],
      citation_public_url: [`${SITE}concepts/first-impression/`],
      'DCTERMS.hasVersion': ['1.0.0'],
      'DC.isPartOf': [`${SITE}concepts/`],
    });
  });

  it('are the same in every language', () => {
    const [first, second] = editionsOf(new Map(Object.entries(BILINGUAL_STUDY))).map(conceptTags);
    expect(first).toMatchObject({ citation_title: ['First impression'] });
    expect(second).toEqual(first);
  });

  it('leave a lone author with a long name one person', () => {
    const authors = (list: string) => studyTags(study('', list)).citation_author;
    expect(authors('[{ family: van der Aa, given: J. K. }]')).toEqual(['van der Aa, J.\u00A0K.']);
    expect(authors('[{ family: van der Aa, given: J. K. }, { name: "R&D {Group}" }]')).toEqual(['van der Aa, J. K.', 'R&D {Group},']);
  });

  test.each([
    [
      'article-journal',
      'container-title: J\nvolume: 3\npage: 4-5',
      { citation_journal_title: ['J'], citation_volume: ['3'], citation_lastpage: ['5'] },
    ],
    ['chapter', 'container-title: B', { citation_inbook_title: ['B'] }],
    ['paper-conference', 'container-title: P\nevent-title: C', { citation_inbook_title: ['P'], citation_conference_title: ['C'] }],
    ['thesis', 'publisher: U', { citation_dissertation_institution: ['U'], 'DC.type': ['thesis'] }],
    ['report', 'publisher: I\nnumber: 7', { citation_technical_report_institution: ['I'], citation_technical_report_number: ['7'] }],
    [
      'book',
      'publisher: P\nISBN: 978-3-16-148410-0',
      { citation_publisher: ['P'], citation_isbn: ['978-3-16-148410-0'], 'DC.type': ['book'] },
    ],
  ])('have a reference as the %s that it is', (type, fields, tags) => {
    const yaml = `type: ${type}\ntitle: On trust\nauthor: [{ family: Roe, given: Max }]\nissued: 2020\n${fields}\n`;
    const found = referenceTags(yaml);
    expect(found).toMatchObject({
      citation_title: ['On trust'],
      citation_author: ['Roe, Max'],
      citation_publication_date: ['2020'],
      ...tags,
    });
    expect(found).not.toHaveProperty('citation_abstract');
  });
});

/** A page with no more than its head, and what it says of a work that is elsewhere. */
function pageOf(edition: Edition, about: PageSubject, path: string): Document {
  const document = parseHtml('<!doctype html><html lang="en"><head></head><body></body></html>');
  const add = (kind: 'name' | 'property') => (tag: readonly [string, string]) => {
    const meta = document.createElement('meta');
    meta.setAttribute(kind, tag[0]);
    meta.setAttribute('content', tag[1]);
    document.head.append(meta);
  };
  const { names, properties } = pageHead(edition, { about, path, title: 'T', description: 'D' });
  names.forEach(add('name'));
  properties.forEach(add('property'));
  const context = contextObject(edition, about);
  if (context !== undefined) {
    const span = document.createElement('span');
    span.className = 'Z3988';
    span.title = context;
    document.body.append(span);
  }
  return document;
}

describe('Zotero saves', () => {
  const creatorsOf = (files: Texts) => {
    const { creators } = zoteroItem(pageOf(editionsOf(files)[0], { kind: 'study' }, '/'));
    return creators.map(({ lastName, firstName, creatorType }) => [lastName, firstName, creatorType]);
  };

  it('a lone author with a long name as one person', () => {
    expect(creatorsOf(study('', '[{ family: van der Aa, given: J. K. }]'))).toEqual([['van der Aa', 'J. K.', 'author']]);
  });

  it('an author of one name, and a group, as they are', () => {
    const group = 'R&D {Group} <i>of</i> "Trust", 50 %';
    expect(creatorsOf(study('', `[{ family: Sukarno }, { name: '${group}' }]`))).toEqual([
      ['Sukarno', '', 'author'],
      [group.replace(',', ''), '', 'author'],
    ]);
  });

  it('an article that others have edited as the article, with its DOI', () => {
    const files = study('editors: [{ family: Roe, given: Max }]\npublished: { issued: 2024, journal: J, doi: 10.1234/abc }\n');
    expect(zoteroItem(pageOf(editionsOf(files)[0], { kind: 'study' }, '/'))).toMatchObject({
      itemType: 'journalArticle',
      title: 'Small study',
      publicationTitle: 'J',
      DOI: '10.1234/abc',
    });
  });

  it('a code as a section of the codebook, also where no address is known', () => {
    const [edition] = editionsOf(smallStudy(), 'unknown');
    const [node] = edition.caseStudy.concepts.values();
    const item = node && zoteroItem(pageOf(edition, { kind: 'node', node }, '/concepts/first-impression/'));
    expect(item).toMatchObject({ itemType: 'bookSection', title: 'First impression', publicationTitle: 'Small study' });
  });
});

describe('the links of a head', () => {
  const headOf = (edition: Edition, about: PageSubject, path: string) =>
    pageHead(edition, { about, path, title: undefined, description: 'D' });
  const rels = ({ links }: ReturnType<typeof pageHead>, rel: string) => links.filter((link) => link.rel === rel).map(({ href }) => href);

  it('lead to who wrote it, to its licence, and to what is to be cited', () => {
    const more = 'licence: https://creativecommons.org/licenses/by/4.0/\npublished: { issued: 2024, doi: 10.1234/abc }\n';
    const [edition] = editionsOf(study(more, '[{ family: Doe, given: Jane, orcid: 0000-0002-1825-0097 }]'));
    const head = headOf(edition, { kind: 'study' }, '/');
    expect(['author', 'license', 'cite-as', 'type'].map((rel) => rels(head, rel))).toEqual([
      ['https://orcid.org/0000-0002-1825-0097'],
      ['https://creativecommons.org/licenses/by/4.0/'],
      ['https://doi.org/10.1234/abc'],
      ['https://schema.org/ScholarlyArticle'],
    ]);
  });

  it('lead from the codebook to its items and its release, and from an item to the codebook', () => {
    const [edition] = editionsOf(released(smallStudy(), '1.0.0'));
    const [node] = edition.caseStudy.concepts.values();
    const set = headOf(edition, { kind: 'codebook' }, '/concepts/');
    expect([rels(set, 'item'), rels(set, 'cite-as')]).toEqual([[`${SITE}concepts/first-impression/`], [`${SITE}v/1.0.0/`]]);
    expect(node && rels(headOf(edition, { kind: 'node', node }, '/concepts/first-impression/'), 'collection')).toEqual([
      `${SITE}concepts/`,
    ]);
  });

  it('lead to the same in forms for programs, within the site', () => {
    const [edition] = editionsOf(smallStudy(), 'unknown');
    const [node] = edition.caseStudy.concepts.values();
    expect(node && rels(headOf(edition, { kind: 'node', node }, '/'), 'describedby')).toEqual(['/concepts/first-impression.jsonld']);
    expect(rels(headOf(edition, { kind: 'codebook' }, '/references/'), 'describedby')).toEqual([
      '/references.bib',
      '/references.ris',
      '/references.json',
    ]);
  });

  it('and tags say nothing of an address that is not known', () => {
    const head = headOf(editionsOf(smallStudy(), 'unknown')[0], { kind: 'study' }, '/');
    expect(rels(head, 'cite-as')).toEqual([]);
    const told = [...head.names, ...head.properties].filter(([name]) => /^(citation_public_url|og:url|og:image|twitter:card)$/.test(name));
    expect(told).toEqual([]);
  });
});

describe('Open Graph', () => {
  const propertiesOf = (edition: Edition) =>
    Object.fromEntries(pageHead(edition, { path: '/search/', title: undefined, description: 'D' }).properties);

  it('speaks the language of the page, and shows the study’s picture in it', () => {
    const [first, second] = editionsOf(new Map(Object.entries(BILINGUAL_STUDY))).map(propertiesOf);
    expect(first).toMatchObject({ 'og:title': 'Small study', 'og:url': `${SITE}search/`, 'og:image': `${SITE}card.png` });
    expect(second).toMatchObject({
      'og:title': '小研究',
      'og:site_name': '小研究',
      'og:url': `${SITE}zh/search/`,
      'og:image': `${SITE}card.zh.png`,
      'og:image:alt': '小研究 — 窦简',
    });
  });

  it('has no picture where the title cannot be set in the typeface', () => {
    const [edition] = editionsOf(smallStudy(edit({ 'study.yaml': ['title: Small study', 'title: دراسة'] })));
    setEditions([edition]);
    expect(getStaticPaths()).toEqual([]);
    expect(Object.keys(propertiesOf(edition)).filter((name) => name.startsWith('og:image'))).toEqual([]);
  });
});
