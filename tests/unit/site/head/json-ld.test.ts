import { expect, it } from 'vitest';
import { jsonLdOf, toScript } from '#site/head/json-ld.ts';
import type { PageSubject } from '#site/head/page-subject.ts';
import { smallStudy } from '../../../build/released-study.ts';
import { BILINGUAL_STUDY, edit } from '../../../build/study-folder.ts';
import { editionsOf, SITE } from '../small-edition.ts';

const STUDY = `title: On trust
languages: [en]
authors:
  - { family: Doe, given: Jane, orcid: 0000-0002-1825-0097, affiliation: A University }
  - { name: The Group }
abstract: A study of little.
keywords: [trust, doubt]
published: { issued: 2024-03, journal: A Journal, doi: 10.1234/abc }
licence: https://creativecommons.org/licenses/by/4.0/
levels: [Core category, Category, Concept]
`;

/** What the front page says of the article, the codebook and the data set. */
const graphOf = (studyYaml: string) => {
  const [edition] = editionsOf(smallStudy({ 'study.yaml': studyYaml }));
  return jsonLdOf(edition, { kind: 'study' }, '/')?.['@graph'];
};

it('says of the article who wrote it, where and when it came out, and under what terms', () => {
  expect(graphOf(STUDY)).toMatchObject([
    {
      '@type': 'ScholarlyArticle',
      '@id': 'https://doi.org/10.1234/abc',
      url: SITE,
      headline: 'On trust',
      author: [
        {
          '@type': 'Person',
          '@id': 'https://orcid.org/0000-0002-1825-0097',
          familyName: 'Doe',
          givenName: 'Jane',
          name: 'Jane Doe',
          affiliation: { '@type': 'Organization', name: 'A University' },
        },
        { '@type': 'Organization', name: 'The Group' },
      ],
      datePublished: '2024-03',
      isPartOf: { '@type': 'Periodical', name: 'A Journal' },
      identifier: { propertyID: 'DOI', value: '10.1234/abc' },
      abstract: 'A study of little.',
      license: 'https://creativecommons.org/licenses/by/4.0/',
      keywords: ['trust', 'doubt'],
      inLanguage: 'en',
    },
    { '@type': 'DefinedTermSet', '@id': `${SITE}concepts/`, isBasedOn: { '@id': 'https://doi.org/10.1234/abc' } },
    { '@type': 'Dataset', '@id': `${SITE}cite/`, mainEntity: { '@id': `${SITE}concepts/` } },
  ]);
});

it('leads to the place of a licence in words, and to an article that others have edited elsewhere', () => {
  const edited = `${STUDY.replace(/licence: .*/, 'licence: All rights reserved.')}editors: [{ family: Roe, given: Max }]\n`;
  const [article, codebook] = graphOf(edited) as [Record<string, unknown>, Record<string, unknown>];
  expect(article).toMatchObject({ url: 'https://doi.org/10.1234/abc' });
  expect([article.abstract, article.license]).toEqual([undefined, undefined]);
  expect(codebook).toMatchObject({ editor: [{ name: 'Max Roe' }], license: `${SITE}cite/#cite_licence` });
});

it('says of a code what it means, what else it is called, and what set it is of', () => {
  const changes = edit({ 'concepts/first-impression.md': ['label: First impression', 'label: First impression\naltLabels: [Hunch]'] });
  const [edition] = editionsOf(smallStudy(changes));
  const [node] = edition.caseStudy.concepts.values();
  const about = node && ({ kind: 'node', node } satisfies PageSubject);
  expect(about && jsonLdOf(edition, about, '/concepts/first-impression/')).toMatchObject({
    '@type': 'DefinedTerm',
    '@id': `${SITE}concepts/first-impression/`,
    termCode: 'first-impression',
    name: 'First impression',
    alternateName: ['Hunch'],
    description: 'What is felt at first.',
    inDefinedTermSet: { '@id': `${SITE}concepts/` },
    mainEntityOfPage: { '@type': 'WebPage', url: `${SITE}concepts/first-impression/`, isPartOf: { '@id': `${SITE}concepts/` } },
  });
});

it('speaks the language of its page, and has the others as further names alone', () => {
  const [first, second] = editionsOf(new Map(Object.entries(BILINGUAL_STUDY))).map((edition) => {
    const [node] = edition.caseStudy.concepts.values();
    return node && { ...jsonLdOf(edition, { kind: 'node', node }, '/'), mainEntityOfPage: undefined };
  });
  expect(first).toMatchObject({ name: 'First impression', alternateName: ['第一印象'], description: 'What is felt at first.' });
  expect(second).toMatchObject({ name: '第一印象', alternateName: ['First impression'], description: '起初所感。' });
  expect(JSON.stringify({ ...first, alternateName: [] })).not.toMatch(/\p{Script=Han}/u);
  expect(JSON.stringify({ ...second, alternateName: [] })).not.toContain('felt');
});

it('has nothing to say of a reference, which is described where it came out', () => {
  const [edition] = editionsOf(smallStudy());
  const [reference] = edition.caseStudy.references.values();
  expect(reference && jsonLdOf(edition, { kind: 'reference', reference }, '/references/doe-2020/')).toBeUndefined();
});

it('gives paths where the address of the site is not known', () => {
  const [edition] = editionsOf(smallStudy(), 'unknown');
  expect(jsonLdOf(edition, { kind: 'codebook' }, '/concepts/')).toMatchObject({ '@id': '/concepts/', isBasedOn: { '@id': '/' } });
});

it('is text that no element ends, and the same data', () => {
  const data = { name: '</script><script>alert(1)</script> & "co" \u2028 \u2029 <!--', keywords: [], author: [{ name: '' }] };
  const script = toScript(data);
  expect(script).not.toMatch(/[<\u2028\u2029]/);
  expect(JSON.parse(script)).toEqual({ name: data.name, author: [{ name: '' }] });
});
