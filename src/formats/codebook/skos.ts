import type {
  CaseStudy,
  Category,
  Concept,
  Excerpt,
  FrontPage,
  Memo,
  Node,
  Place,
  Relation,
  Role,
  Source,
} from '#domain/study/case-study.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import type { ProseText } from '#domain/entry/entry.ts';
import { isQuoted } from '#domain/study/meaning.ts';
import { MAPPINGS } from '#domain/schema/mapping.ts';
import { codebookTitle } from '#domain/study/credit.ts';
import type { Person } from '#domain/schema/study.ts';
import { publicationsOf } from '#domain/permanence/publication.ts';
import type { Former } from '#domain/study/former.ts';
import { pathOf, paths, pinnedPath } from '#domain/study/urls.ts';
import { doiIri, iri } from '#domain/text/web-address.ts';
import { isoDate } from '../citations/csl-text.ts';
import type { Description, Property, Term } from './graph.ts';

/** Where things have their permanent URL, and what authors are called. */
export interface Naming {
  /** The study's own address. */
  readonly study: string;
  /** The codebook: the ConceptScheme. */
  readonly scheme: string;
  urlOf(thing: Place | Excerpt | FrontPage): string;
  /** The address of a path of the site. */
  at(path: string): string;
  authorName(author: Person): LocalizedText;
  /** Who did the coding and who wrote the rest, where they are not the same. */
  readonly credit: LocalizedText | undefined;
}

/**
 * The codebook as SKOS: it is the ConceptScheme, derived from the study as published. What defines a code is its definition, or its description where
 * those are the published words; a memo is the scopeNote, a note of the edition an editorialNote, an excerpt the example. An arrow of the model is not skos:related, which says less and may not join a concept to
 * what is above it (S27): it is a statement with a label, and dcterms:relation between its ends.
 */
export function* describeCodebook(study: CaseStudy, naming: Naming): Generator<Description> {
  yield* describeStudy(study, naming);
  for (const category of study.categories.values())
    yield* [describeCategory(study, category, naming), ...describeVersions(study, category, naming)];
  for (const concept of study.concepts.values())
    yield* [describeConcept(study, concept, naming), ...describeVersions(study, concept, naming)];
  for (const excerpt of study.excerpts.values()) yield describeExcerpt(excerpt, naming);
  for (const claim of [...study.relations, ...study.roles]) yield describeClaim(study, claim, naming);
  for (const source of study.sources.values()) yield describeSource(source, naming);
  for (const memo of study.memos.values()) yield describeMemo(study, memo, naming);
  for (const former of study.formerUrls.pages.values()) yield* describeFormer(former, naming);
}

/**
 * A concept with where the excerpts that have their address on its page come from, or a category with its relations; what has another address, by
 * that. What excerpts say is in the whole codebook: once in a format is enough.
 */
export function* describeNode(study: CaseStudy, node: Node, naming: Naming): Generator<Description> {
  if (node.kind === 'concept') {
    yield describeConcept(study, node, naming);
    for (const excerpt of node.excerpts) if (excerpt.concepts[0] === node) yield describeExcerpt(excerpt, naming, false);
  } else {
    yield describeCategory(study, node, naming);
    for (const claim of [...node.relations, ...node.roles]) yield describeClaim(study, claim, naming);
  }
  yield* describeVersions(study, node, naming);
}

function* describeStudy(study: CaseStudy, naming: Naming): Generator<Description> {
  const { title, abstract, keywords, licence, authors, editors, languages, published } = study.study;
  const paper = published?.doi === undefined ? undefined : doiIri(published.doi);
  const names = authors.map((author) => naming.authorName(author));
  yield {
    id: iri(naming.scheme),
    types: ['skos:ConceptScheme'],
    properties: [
      ...texts('title', codebookTitle(study.study)),
      ...texts('description', abstract),
      ...authors.flatMap(({ orcid }) => (orcid === undefined ? [] : link('creator', `https://orcid.org/${orcid}`))),
      ...names.flatMap((name) => texts('creatorName', name)),
      ...editors.flatMap(({ orcid }) => (orcid === undefined ? [] : link('contributor', `https://orcid.org/${orcid}`))),
      ...editors.flatMap((editor) => texts('editorName', naming.authorName(editor))),
      ...texts('credit', naming.credit),
      ...keywords.flatMap((keyword) => texts('keyword', keyword)),
      ...texts('rights', licence),
      ...languages.flatMap((lang) => plain('language', lang)),
      ...(paper === undefined ? [] : [...link('source', paper), ...link('wasDerivedFrom', paper)]),
      ...study.releases.flatMap(({ version }) => link('hasVersion', naming.at(pinnedPath(version, paths.home)))),
      ...day('issued', study.releases[0]?.date ?? study.study.edition?.date),
      ...study.releases.slice(-1).flatMap(({ version, date }) => [...plain('versionInfo', version), ...day('modified', date)]),
      ...study.roots.flatMap((root) => link('hasTopConcept', naming.urlOf(root))),
    ],
  };
  if (published === undefined || paper === undefined) return;
  yield {
    id: paper,
    types: ['schema:ScholarlyArticle'],
    properties: [
      ...texts('title', title),
      ...names.flatMap((name) => texts('creatorName', name)),
      ...plain('date', isoDate(published.issued)),
    ],
  };
}

function describeCategory(study: CaseStudy, category: Category, naming: Naming): Description {
  const { parent, children, concepts, relations, roles } = category;
  const ends = [
    ...relations.filter(({ from }) => from === category).map(({ to }) => to),
    ...(roles.length > 0 && study.core ? [study.core] : []),
  ];
  return {
    id: iri(naming.urlOf(category)),
    types: ['skos:Concept'],
    properties: [
      ...nodeProperties(study, category, naming),
      ...texts(isQuoted(category) ? 'description' : 'definition', category.meaning),
      ...(parent === undefined ? link('topConceptOf', naming.scheme) : link('broader', naming.urlOf(parent))),
      ...[...children, ...concepts].flatMap((below) => link('narrower', naming.urlOf(below))),
      ...[...new Set(ends)].flatMap((end) => link('relation', naming.urlOf(end))),
    ],
  };
}

function describeConcept(study: CaseStudy, concept: Concept, naming: Naming): Description {
  // What is related is so in both directions, wherever it was written.
  const back = concept.mentions.filter((place): place is Concept => place.kind === 'concept' && place.related.includes(concept));
  const related = [...new Set([...concept.related, ...back])].filter((other) => other !== concept);
  return {
    id: iri(naming.urlOf(concept)),
    types: ['skos:Concept'],
    properties: [
      ...nodeProperties(study, concept, naming),
      ...texts('definition', concept.definition),
      ...link('broader', naming.urlOf(concept.category)),
      ...related.flatMap((other) => link('related', naming.urlOf(other))),
      ...concept.excerpts
        .filter((excerpt) => !concept.counterexamples.includes(excerpt))
        .flatMap((excerpt) => link('example', naming.urlOf(excerpt))),
    ],
  };
}

/** Each released version of a concept or category, and which it revises. */
function describeVersions(study: CaseStudy, node: Node, naming: Naming): Description[] {
  const versions = publicationsOf(node, study.releases).map(({ release, was }) => ({
    release,
    url: naming.at(pinnedPath(release.version, pathOf(was))),
  }));
  return versions.map(({ release, url }, i) => ({
    id: iri(url),
    types: ['prov:Entity'],
    properties: [
      ...link('isVersionOf', naming.urlOf(node)),
      ...plain('versionInfo', release.version),
      ...plain('issued', isoDate(release.date)),
      ...versions
        .slice(0, i)
        .slice(-1)
        .flatMap((before) => link('wasRevisionOf', before.url)),
    ],
  }));
}

/** A concept or category that is no longer there under its identifier: what it was called, why it is gone, what to use. */
export function* describeFormer({ kind, id, was, retired, successors }: Former, naming: Naming): Generator<Description> {
  if (kind !== 'concept' && kind !== 'category') return;
  yield {
    id: iri(naming.at(pathOf({ kind, id } as Node))),
    types: ['skos:Concept'],
    properties: [
      ...link('inScheme', naming.scheme),
      ...plain('notation', id),
      ...(was?.kind === 'concept' || was?.kind === 'category' ? texts('prefLabel', was.label) : []),
      ...plain('deprecated', 'true'),
      ...successors.flatMap((one) => link('isReplacedBy', naming.urlOf(one))),
      ...texts('changeNote', retired?.reason),
    ],
  };
}

function nodeProperties(study: CaseStudy, node: Node, naming: Naming): Property[] {
  const [main] = study.languages;
  const memos = [[main, node.prose] as const, ...node.prose.translations]
    .filter(([, { text }]) => text.trim() !== '')
    .map(([lang, prose]) => [lang, plainProse(study, prose, lang)]);
  const named = new Set(Object.entries(node.label).map(([lang, text]) => `${lang} ${text}`));
  return [
    ...link('inScheme', naming.scheme),
    ...publicationsOf(node, study.releases).flatMap(({ release, was }) =>
      link('hasVersion', naming.at(pinnedPath(release.version, pathOf(was)))),
    ),
    ...plain('notation', node.id),
    ...texts('prefLabel', node.label),
    ...distinct(
      node.altLabels.flatMap((label) => texts('altLabel', label)),
      named,
    ),
    ...texts('scopeNote', node.use),
    ...texts('scopeNote', Object.fromEntries(memos) as LocalizedText),
    ...node.notes.flatMap(({ text }) => texts('editorialNote', text)),
    ...MAPPINGS.flatMap((mapping) => [...new Set(node.mappings?.[mapping])].flatMap((address) => link(mapping, address))),
    ...[...new Set(node.references)].flatMap((reference) => link('references', naming.urlOf(reference))),
  ];
}

/** Labels that are not told yet: a name is preferred or alternative, never both (S13), and told once. */
function distinct(labels: readonly Property[], named: Set<string>): Property[] {
  return labels.filter(([, value]) => {
    const key = 'text' in value ? `${value.lang ?? ''} ${value.text}` : '';
    if (named.has(key)) return false;
    named.add(key);
    return true;
  });
}

/** @param words whether it is told what the excerpt says, or only where that is from */
function describeExcerpt(excerpt: Excerpt, naming: Naming, words = true): Description {
  const { id, text, lang, translation, codings, date } = excerpt;
  const source = naming.urlOf(excerpt.source);
  const others = Object.fromEntries(Object.entries(translation).filter(([one]) => one !== lang));
  return {
    id: iri(naming.urlOf(excerpt)),
    types: ['schema:Quotation'],
    properties: [
      ...plain('notation', id),
      ...(words ? [...texts('text', { [lang]: text }), ...texts('text', others)] : []),
      ...plain('language', lang),
      ...link('source', source),
      ...link('wasQuotedFrom', source),
      ...texts('locator', excerpt.locator),
      ...[...new Set(codings.flatMap(({ coders }) => coders))].flatMap((coder) => plain('contributorName', coder)),
      ...codings.flatMap(({ note }) => texts('note', note)),
      ...(date === undefined ? [] : plain('date', isoDate(date))),
    ],
  };
}

function describeClaim({ core }: CaseStudy, claim: Relation | Role, naming: Naming): Description {
  const [from, to] = claim.kind === 'relation' ? [claim.from, claim.to] : [claim.category, core];
  return {
    id: iri(naming.urlOf(claim)),
    types: ['rdf:Statement'],
    properties: [
      ...texts('label', claim.label),
      ...texts('description', claim.statement),
      ...link('isPartOf', naming.scheme),
      ...link('subject', naming.urlOf(from)),
      ...link('predicate', 'http://purl.org/dc/terms/relation'),
      ...(to === undefined ? [] : link('object', naming.urlOf(to))),
      ...claim.evidence.flatMap((passage) => texts('note', passage.text)),
      ...[...new Set(claim.evidence.map(({ source }) => source))].flatMap((source) => link('source', naming.urlOf(source))),
      ...claim.excerpts.flatMap((excerpt) => link('references', naming.urlOf(excerpt))),
      ...claim.notes.flatMap(({ text }) => texts('editorialNote', text)),
    ],
  };
}

/** A memo of the analysis: what it says, and of what. */
function describeMemo(study: CaseStudy, memo: Memo, naming: Naming): Description {
  const [main] = study.languages;
  const prose = [[main, memo.prose] as const, ...memo.prose.translations].map(([lang, one]) => [lang, plainProse(study, one, lang)]);
  return {
    id: iri(naming.urlOf(memo)),
    types: ['schema:CreativeWork'],
    properties: [
      ...texts('title', memo.title),
      ...link('isPartOf', naming.scheme),
      ...memo.authors.flatMap((author) => plain('contributorName', author)),
      ...(memo.date === undefined ? [] : plain('date', isoDate(memo.date))),
      ...memo.about.flatMap((one) => link('references', naming.urlOf(one))),
      ...texts('text', Object.fromEntries(prose) as LocalizedText),
    ],
  };
}

function describeSource(source: Source, naming: Naming): Description {
  return {
    id: iri(naming.urlOf(source)),
    types: ['prov:Entity'],
    properties: [
      ...texts('title', source.label),
      ...texts('kind', source.sort),
      ...texts('description', source.description),
      ...texts('locator', source.locator),
      ...plain('language', source.lang),
      ...(source.doi === undefined ? [] : link('seeAlso', doiIri(source.doi))),
      ...(source.url === undefined ? [] : link('seeAlso', source.url)),
      ...source.notes.flatMap(({ text }) => texts('editorialNote', text)),
    ],
  };
}

/** A memo's Markdown with its links to concepts and categories as words of its language. */
export function plainProse(study: CaseStudy, { text, links }: ProseText, lang: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const { target, label, span } of links) {
    const node = study.concepts.get(target) ?? study.categories.get(target);
    if (span === undefined || node === undefined) continue;
    parts.push(text.slice(end, span[0]), label ?? textIn(node.label, lang).text);
    end = span[1];
  }
  return [...parts, text.slice(end)].join('').trim();
}

const link = (term: Term, address: string): Property[] => [[term, { iri: iri(address) }]];
const plain = (term: Term, text: string): Property[] => [[term, { text }]];
/** A whole day, as XML Schema's type asks. */
const day = (term: Term, date: readonly number[] | undefined): Property[] => (date?.length === 3 ? plain(term, isoDate(date)) : []);
const texts = (term: Term, text: LocalizedText | undefined): Property[] =>
  Object.entries(text ?? {}).map(([lang, one]) => [term, { text: one, lang }]);
