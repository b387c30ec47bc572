import type { Excerpt, Memo, Node, Reference, Relation, ReportingItem, Role, Section, Source, Stage } from '#domain/study/case-study.ts';
import { nounOfNode } from '#domain/coding/code-names.ts';
import { textIn, type LocalizedText, type TextRun } from '#domain/text/localized-text.ts';
import type { Question } from '#domain/analysis/questions.ts';
import { meaningOf } from '#domain/study/meaning.ts';
import type { Findable, SearchRecord } from '#domain/search/search-record.ts';
import { pathOf, questionPath, searchScriptPath } from '#domain/study/urls.ts';
import type { Edition } from '../edition/edition.ts';
import { chainOf, placeLabel } from '../texts/labels.ts';
import { proseLines } from '../passages/prose-lines.ts';

/** A record of the index, with what it can be narrowed by. */
export interface FilteredRecord extends SearchRecord {
  /** Identifiers of the categories it belongs to. */
  readonly categories: readonly string[];
}

export type RecordMaker = () => FilteredRecord;

/** Records that share an index: Pagefind takes some 70 kB of memory for each while it makes one. */
const RECORDS_PER_INDEX = 2000;

/** The search indexes of an edition: what each is asked by, as a path, and what it has. */
export function searchIndexes(edition: Edition): { readonly script: string; readonly records: readonly RecordMaker[] }[] {
  const records = searchRecords(edition);
  return Array.from({ length: Math.ceil(records.length / RECORDS_PER_INDEX) }, (_, n) => ({
    script: searchScriptPath(edition.lang, n + 1),
    records: records.slice(n * RECORDS_PER_INDEX, (n + 1) * RECORDS_PER_INDEX),
  }));
}

/** Everything of an edition that can be found; former pages and old versions are not. Each is made when it is called for. */
function searchRecords(edition: Edition): RecordMaker[] {
  const { caseStudy: study } = edition;
  const nodes = [...study.concepts.values(), ...study.categories.values()];
  return [
    ...nodes.map((node) => () => nameOf(edition, node)),
    ...nodes.map((node) => () => textsOf(edition, node)),
    ...[...study.relations, ...study.roles].map((claim) => () => claimOf(edition, claim)),
    ...[...study.sections, ...study.stages.values()].map((part) => () => proseOf(edition, part)),
    ...Array.from(study.memos.values(), (memo) => () => memoOf(edition, memo)),
    ...Array.from(study.references.values(), (reference) => () => referenceOf(edition, reference)),
    ...Array.from(study.sources.values(), (source) => () => sourceOf(edition, source)),
    ...study.reporting.map((item) => () => itemOf(edition, item)),
    ...edition.questions.map((question) => () => questionOf(edition, question)),
  ];
}

/** Texts in all their languages, in the edition's first. */
function runs({ lang }: Edition, ...texts: readonly (LocalizedText | undefined)[]): TextRun[] {
  const all = texts.flatMap((text) => Object.entries(text ?? {}).map(([own, words]): TextRun => ({ text: words, lang: own })));
  return all.sort((a, b) => Number(b.lang === lang) - Number(a.lang === lang));
}

/** What holds a node: the labels above it, the hue, and the categories it is found under. */
function place(edition: Edition, node: Node): Pick<FilteredRecord, 'hue' | 'chain' | 'categories'> {
  const above = chainOf(node);
  const all = node.kind === 'category' ? [...above, node] : above;
  return {
    hue: edition.hueOf(node),
    chain: above.map(({ label }) => textIn(label, edition.lang).text),
    categories: all.map(({ id }) => id),
  };
}

function nameOf(edition: Edition, node: Node): FilteredRecord {
  const title = textIn(node.label, edition.lang);
  const names = runs(edition, node.label, ...node.altLabels).filter(({ text }) => text !== title.text);
  const meaning = runs(edition, meaningOf(node), node.use, node.avoid);
  const lines = [...meaning, ...names, { text: node.id, lang: 'en' }];
  return {
    title,
    named: true,
    ...place(edition, node),
    parts: [{ kind: node.kind, ...levelOf(edition, node), href: edition.href(pathOf(node)), lines }],
  };
}

/** What a category is called, where categories of several levels have no name in common. */
function levelOf({ lang, texts }: Edition, node: Node): Pick<Findable, 'level'> {
  const { name } = nounOfNode(node, lang);
  return name === texts.place[node.kind] ? {} : { level: name };
}

/** A node's excerpts and memo. */
function textsOf(edition: Edition, node: Node): FilteredRecord {
  const excerpts = node.kind === 'concept' ? node.excerpts.filter(({ concepts: [first] }) => first === node) : [];
  const memo = proseLines(edition, node.prose);
  const memoPath = `${pathOf(node)}#${node.kind === 'concept' ? '_memo' : '_analysis'}`;
  const parts = [
    ...excerpts.map((excerpt) => excerptOf(edition, excerpt)),
    ...(memo.length === 0 ? [] : [{ kind: 'memo' as const, href: edition.href(memoPath), lines: memo }]),
  ];
  return { title: textIn(node.label, edition.lang), named: false, ...place(edition, node), parts };
}

const excerptOf = (edition: Edition, excerpt: Excerpt): Findable => ({
  kind: 'excerpt',
  href: edition.href(pathOf(excerpt)),
  lines: [{ text: excerpt.text, lang: excerpt.lang }, ...runs(edition, excerpt.translation)],
});

function claimOf(edition: Edition, claim: Relation | Role): FilteredRecord {
  const ends = claim.kind === 'relation' ? [claim.from, claim.to] : [claim.category];
  const categories = new Set(ends.flatMap((end) => [...chainOf(end), end]).map(({ id }) => id));
  const lines = runs(edition, claim.statement, ...claim.evidence.map(({ text }) => text));
  return {
    title: placeLabel(claim, edition.lang, edition.texts),
    named: true,
    chain: [edition.texts.stages.selective],
    categories: [...categories],
    parts: [{ kind: 'relation', href: edition.href(pathOf(claim)), lines }],
  };
}

function proseOf(edition: Edition, part: Section | Stage): FilteredRecord {
  const { texts: t, lang } = edition;
  const chain = [part.kind === 'section' ? t.report.section(part.number) : t.coding.title];
  const lines = proseLines(edition, part.prose);
  return {
    title: placeLabel(part, lang, t),
    named: true,
    chain,
    categories: [],
    parts: [{ kind: part.kind, href: edition.href(pathOf(part)), lines }],
  };
}

function memoOf(edition: Edition, memo: Memo): FilteredRecord {
  const nodes = memo.about.filter((one) => one.kind === 'concept' || one.kind === 'category');
  const categories = new Set(nodes.flatMap((node) => place(edition, node).categories));
  return {
    title: textIn(memo.title, edition.lang),
    named: true,
    chain: [edition.texts.memo.title],
    categories: [...categories],
    parts: [{ kind: 'memo', href: edition.href(pathOf(memo)), lines: proseLines(edition, memo.prose) }],
  };
}

function referenceOf(edition: Edition, reference: Reference): FilteredRecord {
  const { data, number } = reference;
  const entry = edition.citations.bibliography.get(reference.id) ?? '';
  const lang = data.language ?? edition.lang;
  const lines = [
    { text: entry, lang },
    { text: reference.id, lang: 'en' },
  ];
  return {
    title: { text: data.title, lang },
    named: true,
    chain: [edition.texts.reference.number(number)],
    categories: [],
    parts: [{ kind: 'reference', href: edition.href(pathOf(reference)), lines }],
  };
}

function sourceOf(edition: Edition, source: Source): FilteredRecord {
  const { lang } = edition;
  const chain = source.sort === undefined ? [] : [textIn(source.sort, lang).text];
  const lines = runs(edition, source.description, source.locator, ...source.attributes.values());
  return {
    title: textIn(source.label, lang),
    named: true,
    chain,
    categories: [],
    parts: [{ kind: 'source', href: edition.href(pathOf(source)), lines }],
  };
}

/** A page of the analysis: what it asks, and what the numbers rest on. */
function questionOf({ href, lang, texts: { analysis: t } }: Edition, question: Question): FilteredRecord {
  const { title, lead, formula, assumptions, limits } = t.questions[question];
  const lines = [lead, formula, ...assumptions, ...limits].map((text) => ({ text, lang }));
  return {
    title: { text: title, lang },
    named: true,
    chain: [t.title],
    categories: [],
    parts: [{ kind: 'analysis', href: href(questionPath(question)), lines }],
  };
}

function itemOf(edition: Edition, item: ReportingItem): FilteredRecord {
  const { texts: t, lang } = edition;
  const guidelines = Object.entries(item.guidelines).map(([name, number]) => `${name} ${number}`);
  const lines = [...runs(edition, item.note), ...guidelines.map((text) => ({ text, lang }))];
  return {
    title: textIn(item.item, lang),
    named: true,
    chain: [t.reporting.status[item.status]],
    categories: [],
    parts: [{ kind: 'item', href: edition.href(pathOf(item)), lines }],
  };
}
