import { describe, expect, it } from 'vitest';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { doiIri, iri } from '#domain/text/web-address.ts';
import type { Description } from '#formats/codebook/graph.ts';
import { formatJsonLd } from '#formats/codebook/json-ld.ts';
import { describeCodebook, describeNode, type Naming } from '#formats/codebook/skos.ts';
import { formatTurtle } from '#formats/codebook/turtle.ts';
import { canonicalJsonLd, canonicalTurtle } from '../../build/rdf-graph.ts';
import { SMALL_STUDY, writeStudy, type StudyFiles } from '../../build/study-folder.ts';

const naming: Naming = {
  study: 'https://x.example/',
  scheme: 'https://x.example/scheme',
  credit: undefined,
  at: (path: string) => `https://example.org${path}`,
  urlOf: (thing) => `https://x.example/${thing.kind}/${'id' in thing ? thing.id : thing.category.id}`,
  authorName: ({ family, name }) => family ?? name ?? {},
};

function graphOf(changes: StudyFiles): ReadonlyMap<string, Description> {
  const { caseStudy, findings } = reloadStudy(writeStudy(changes));
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return new Map(Array.from(describeCodebook(caseStudy, naming), (one) => [one.id.replace(naming.study, ''), one]));
}

const values = (graph: ReadonlyMap<string, Description>, id: string, term: string) =>
  (graph.get(id)?.properties ?? [])
    .filter(([name]) => name === term)
    .map(([, value]) => ('iri' in value ? value.iri.replace(naming.study, '') : value.text));

const concept = (id: string, extra: string) =>
  `---\nlabel: ${id}\ncategory: trust\n${extra}excerpts: [{ id: ${id}-1, source: interview, text: T }]\n---\n`;

describe('a codebook as SKOS', () => {
  it('relates concepts in both directions, wherever it was written, and none to itself', () => {
    const graph = graphOf({ 'concepts/one.md': concept('one', 'related: [two, one]\n'), 'concepts/two.md': concept('two', '') });
    expect(values(graph, 'concept/one', 'related')).toEqual(['concept/two']);
    expect(values(graph, 'concept/two', 'related')).toEqual(['concept/one']);
  });

  it('tells a name once, as the preferred one where it is that', () => {
    const graph = graphOf({ 'concepts/one.md': concept('one', 'altLabels: [other, one, other]\n') });
    expect(values(graph, 'concept/one', 'altLabel')).toEqual(['other']);
  });

  it('has links of a memo as words, and leaves what leads nowhere', () => {
    const graph = graphOf({ 'concepts/one.md': `${concept('one', '')}\n[[trust|Faith]], [[trust]], \`[[nowhere]]\` [@doe-2020].\n` });
    expect(values(graph, 'concept/one', 'scopeNote')).toEqual(['Faith, Trust, `[[nowhere]]` [@doe-2020].']);
  });

  it('has an excerpt that two concepts share once, as the example of both', () => {
    const shared = concept('two', '').replace('two-1', 'one-1');
    const graph = graphOf({ 'concepts/one.md': concept('one', ''), 'concepts/two.md': shared });
    expect([values(graph, 'concept/one', 'example'), values(graph, 'concept/two', 'example')]).toEqual([
      ['excerpt/one-1'],
      ['excerpt/one-1'],
    ]);
    expect(values(graph, 'excerpt/one-1', 'text')).toEqual(['T']);
  });

  it('derives the scheme from the paper where it has a DOI', () => {
    const study = `${String(SMALL_STUDY['study.yaml'])}published: { issued: 2024-03, doi: "10.1002/a<1::b>3.0;2-#?%" }\n`;
    const paper = 'https://doi.org/10.1002/a%3C1::b%3E3.0;2-%23%3F%25';
    const graph = graphOf({ 'study.yaml': study });
    expect([values(graph, 'scheme', 'source'), values(graph, 'scheme', 'wasDerivedFrom'), values(graph, paper, 'date')]).toEqual([
      [paper],
      [paper],
      ['2024-03'],
    ]);
    expect(values(graphOf({}), 'scheme', 'wasDerivedFrom')).toEqual([]);
  });

  it('tells a concept alone with where its excerpts come from, and their words in the whole alone', () => {
    const { caseStudy } = reloadStudy(writeStudy());
    const [first] = caseStudy?.concepts.values() ?? [];
    if (caseStudy === undefined || first === undefined) throw new Error('The small study has a concept.');
    const own = [...describeNode(caseStudy, first, naming)];
    expect(own.map(({ id }) => id.replace(naming.study, ''))).toEqual([
      `concept/${first.id}`,
      ...first.excerpts.map(({ id }) => `excerpt/${id}`),
    ]);
    const termsOf = (graph: readonly Description[]) =>
      graph.filter(({ types }) => types.includes('schema:Quotation')).map(({ properties }) => new Set(properties.map(([term]) => term)));
    expect(termsOf(own).every((terms) => terms.has('wasQuotedFrom') && !terms.has('text'))).toBe(true);
    expect(termsOf([...describeCodebook(caseStudy, naming)]).every((terms) => terms.has('wasQuotedFrom') && terms.has('text'))).toBe(true);
  });

  it('tells an excerpt that has its address on another concept’s page by that alone', () => {
    const shared = concept('two', '').replace('two-1', 'one-1');
    const { caseStudy } = reloadStudy(writeStudy({ 'concepts/one.md': concept('one', ''), 'concepts/two.md': shared }));
    const two = caseStudy?.concepts.get('two');
    if (caseStudy === undefined || two === undefined) throw new Error('It has no errors.');
    const [own, ...others] = describeNode(caseStudy, two, naming);
    expect(own?.properties).toContainEqual(['example', { iri: `${naming.study}excerpt/one-1` }]);
    expect(others).toEqual([]);
  });
});

describe('a graph in a file', () => {
  const BASE = 'https://x.example/a/';
  const graph: Description[] = [
    {
      id: `${BASE}concepts/one/`,
      types: ['skos:Concept'],
      properties: [
        ['prefLabel', { text: 'One', lang: 'en' }],
        ['deprecated', { text: 'true' }],
        ...[BASE, 'concepts/two/#q', 'concepts//two/', '../b', 'x:y/', '//z/', '?q', 'concepts/./c'].map(
          (rest): Description['properties'][number] => ['example', { iri: rest === BASE ? BASE : BASE + rest }],
        ),
        ['exactMatch', { iri: 'https://x.example/b/concepts/one/' }],
      ],
    },
  ];

  it('explains the terms and prefixes that it uses, and no others', () => {
    const { '@context': context } = JSON.parse(formatJsonLd(graph)) as { '@context': object };
    expect(Object.keys(context)).toEqual(['skos', 'owl', 'xsd', 'prefLabel', 'example', 'exactMatch', 'deprecated']);
  });

  it('says once what its addresses begin with, and is the same graph', async () => {
    const elsewhere = 'https://mirror.example/copy.jsonld';
    const whole = await canonicalJsonLd(formatJsonLd(graph), elsewhere);
    expect(await canonicalJsonLd(formatJsonLd(graph, BASE), elsewhere)).toBe(whole);
    expect(await canonicalTurtle(formatTurtle(graph, BASE), elsewhere)).toBe(whole);
    expect(await canonicalTurtle(formatTurtle(graph), elsewhere)).toBe(whole);
    expect(formatJsonLd(graph, BASE)).toContain('"@id":"concepts/one/"');
  });
});

describe('an IRI', () => {
  it('has nothing in it that ends it', () =>
    expect(iri('https://x/a b<>"{}|\\^`\n中')).toBe('https://x/a%20b%3C%3E%22%7B%7D%7C%5C%5E%60%0A中'));
  it('of a DOI keeps the DOI', () => expect(decodeURIComponent(doiIri('10.1/#?% <a>'))).toBe('https://doi.org/10.1/#?% <a>'));
});
