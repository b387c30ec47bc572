import { proseIn, type Prose } from '#domain/entry.ts';
import type { Concept, Excerpt, Node, Reference, Relation, Role, Section, Source, Stage } from '#domain/case-study.ts';
import { textIn, type LocalizedText, type TextRun } from '#domain/localized-text.ts';
import type { Findable } from '#domain/search-record.ts';
import { pathOf } from '#domain/urls.ts';
import { plainText } from '#formats/plain-text.ts';
import type { Edition } from './edition.ts';
import { chainOf, placeLabel } from './labels.ts';

/** One thing that can be found. */
export interface SearchRecord extends Findable {
  /** Without the base; no two are the same. */
  readonly path: string;
  /** Identifiers of the categories it belongs to. */
  readonly categories: readonly string[];
}

/** Everything of an edition that can be found; former pages and old versions are not. */
export function searchRecords(edition: Edition): SearchRecord[] {
  const { caseStudy: study } = edition;
  return [
    ...[...study.concepts.values()].flatMap((concept) => [nameOf(edition, concept), ...memoOf(edition, concept), ...concept.excerpts.filter((one) => one.concepts[0] === concept).map((one) => excerptOf(edition, one))]),
    ...[...study.categories.values()].flatMap((category) => [nameOf(edition, category), ...memoOf(edition, category)]),
    ...[...study.relations, ...study.roles].map((claim) => claimOf(edition, claim)),
    ...[...study.sections, ...study.stages.values()].map((part) => proseOf(edition, part)),
    ...Array.from(study.references.values(), (reference) => referenceOf(edition, reference)),
    ...Array.from(study.sources.values(), (source) => sourceOf(edition, source)),
  ]; // prettier-ignore
}

/** Texts in all their languages, in the edition's first. */
function runs({ lang }: Edition, ...texts: readonly (LocalizedText | undefined)[]): TextRun[] {
  const all = texts.flatMap((text) => Object.entries(text ?? {}).map(([own, words]): TextRun => ({ text: words, lang: own })));
  return all.sort((a, b) => Number(b.lang === lang) - Number(a.lang === lang));
}

/** What holds a node: its labels and identifiers, and the hue. */
function place(edition: Edition, node: Node): Pick<SearchRecord, 'hue' | 'chain' | 'categories'> {
  const above = chainOf(node);
  const all = node.kind === 'category' ? [...above, node] : above;
  return {
    hue: edition.hueOf(node),
    chain: above.map(({ label }) => textIn(label, edition.lang).text),
    categories: all.map(({ id }) => id),
  };
}

function nameOf(edition: Edition, node: Node): SearchRecord {
  const title = textIn(node.label, edition.lang);
  const names = runs(edition, node.label, ...node.altLabels).filter(({ text }) => text !== title.text);
  const lines = [...runs(edition, node.kind === 'concept' ? node.definition : node.meaning), ...names];
  return {
    path: pathOf(node), kind: node.kind, title, named: true, ...place(edition, node),
    lines: [...lines, { text: node.id, lang: 'en' }],
  }; // prettier-ignore
}

function memoOf(edition: Edition, node: Node): SearchRecord[] {
  const lines = proseLines(edition, node.prose, 'markdown');
  if (lines.length === 0) return [];
  const path = `${pathOf(node)}#${node.kind === 'concept' ? '_memo' : '_analysis'}`;
  return [{ path, kind: 'memo', title: textIn(node.label, edition.lang), named: false, ...place(edition, node), lines }];
}

function excerptOf(edition: Edition, excerpt: Excerpt): SearchRecord {
  const [concept]: readonly [Concept, ...Concept[]] = excerpt.concepts;
  const lines = [{ text: excerpt.text, lang: excerpt.lang }, ...runs(edition, excerpt.translation)];
  return {
    path: pathOf(excerpt),
    kind: 'excerpt',
    title: textIn(concept.label, edition.lang),
    named: false,
    ...place(edition, concept),
    lines,
  };
}

function claimOf(edition: Edition, claim: Relation | Role): SearchRecord {
  const ends = claim.kind === 'relation' ? [claim.from, claim.to] : [claim.category];
  const categories = new Set(ends.flatMap((end) => [...chainOf(end), end]).map(({ id }) => id));
  return {
    path: pathOf(claim), kind: 'relation', title: placeLabel(claim, edition.lang, edition.texts), named: true,
    chain: [edition.texts.stages.selective], categories: [...categories], lines: runs(edition, claim.statement, ...claim.evidence.map(({ text }) => text)),
  }; // prettier-ignore
}

function proseOf(edition: Edition, part: Section | Stage): SearchRecord {
  const { texts: t, lang } = edition;
  const title = placeLabel(part, lang, t);
  const chain = [part.kind === 'section' ? t.report.section(part.number) : t.coding.title];
  const lines = proseLines(edition, part.prose, part.kind === 'section' ? 'mdx' : 'markdown');
  return { path: pathOf(part), kind: part.kind, title, named: true, chain, categories: [], lines };
}

function referenceOf(edition: Edition, reference: Reference): SearchRecord {
  const { data, number } = reference;
  const entry = edition.citations.bibliography.get(reference.id) ?? '';
  const lang = data.language ?? edition.lang;
  return {
    path: pathOf(reference), kind: 'reference', title: { text: data.title, lang }, named: true,
    chain: [edition.texts.reference.number(number)], categories: [], lines: [{ text: entry, lang }, { text: reference.id, lang: 'en' }],
  }; // prettier-ignore
}

function sourceOf(edition: Edition, source: Source): SearchRecord {
  const { lang } = edition;
  const chain = source.sort === undefined ? [] : [textIn(source.sort, lang).text];
  const lines = runs(edition, source.description, source.locator);
  return { path: pathOf(source), kind: 'source', title: textIn(source.label, lang), named: true, chain, categories: [], lines };
}

/** The lines of a prose, in the edition's language where it has it in that. */
function proseLines({ caseStudy, lang }: Edition, prose: Prose, form: 'markdown' | 'mdx'): TextRun[] {
  const labelOf = (id: string) => {
    const node = caseStudy.concepts.get(id) ?? caseStudy.categories.get(id);
    return node && textIn(node.label, lang).text;
  };
  const { text, lang: own } = proseIn(prose, lang, caseStudy.languages[0]);
  return plainText(text, form, labelOf).map((line) => ({ text: line, lang: own }));
}
