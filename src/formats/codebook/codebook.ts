import type { CaseStudy, Category, Concept, Excerpt, Memo, Node, Passage, Relation, Role } from '#domain/study/case-study.ts';
import type { LevelName } from '#domain/schema/level-name.ts';
import { translatedTexts } from '#domain/entry/entry.ts';
import { hasOwnEdition, ownCodebookTitle } from '#domain/study/credit.ts';
import type { Person } from '#domain/schema/study.ts';
import type { Codebook } from './codebook-schema.ts';
import { isoDate } from '../citations/csl-text.ts';
import type { Naming } from './skos.ts';

/** @param entries the bibliography's entries by reference id; `schema` the address of the JSON Schema */
export function buildCodebook(study: CaseStudy, naming: Naming, entries: ReadonlyMap<string, string>, schema: string): Codebook {
  const { title, authors, editors, abstract, keywords, languages, method, levels, published, licence } = study.study;
  const last = study.releases.at(-1);
  const person = (one: Person) => ({ name: naming.authorName(one), orcid: one.orcid, affiliation: one.affiliation });
  return {
    $schema: schema,
    version: 1,
    study: {
      url: naming.study,
      title,
      codebookTitle: ownCodebookTitle(study.study),
      abstract,
      keywords,
      languages,
      levels: levels.map(({ name }) => name),
      levelForms: formsOf(levels),
      method,
      licence,
      authors: authors.map(person),
      editors: hasOwnEdition(study.study) ? editors.map(person) : undefined,
      credit: naming.credit,
      release: last && { version: last.version, date: isoDate(last.date) },
      doi: published?.doi,
      issued: published && isoDate(published.issued),
      ...(published?.issuedInferred && { issuedInferred: true }),
    },
    categories: Array.from(study.categories.values(), (category) => categoryEntry(category, naming)),
    concepts: Array.from(study.concepts.values(), (concept) => conceptEntry(concept, naming)),
    excerpts: Array.from(study.excerpts.values(), (excerpt) => excerptEntry(excerpt, naming)),
    relations: study.relations.map((one) => ({ id: one.id, from: one.from.id, to: one.to.id, ...claimEntry(one, naming) })),
    roles: study.roles.map((one) => ({ category: one.category.id, ...claimEntry(one, naming) })),
    sources: Array.from(study.sources.values(), (source) => ({
      id: source.id,
      url: naming.urlOf(source),
      label: source.label,
      kind: source.sort,
      description: source.description,
      locator: source.locator,
      language: source.lang,
      doi: source.doi,
      address: source.url,
      ...(source.attributes.size > 0 && { attributes: Object.fromEntries(source.attributes) }),
      length: source.length,
      notes: [...source.notes],
    })),
    ...(study.memos.size > 0 && { memos: Array.from(study.memos.values(), (memo) => memoEntry(memo, naming)) }),
    references: Array.from(study.references.values(), (reference) => ({
      id: reference.id,
      url: naming.urlOf(reference),
      number: reference.number,
      type: reference.data.type,
      title: reference.data.title,
      doi: reference.data.DOI,
      entry: entries.get(reference.id) ?? '',
      notes: [...reference.notes],
    })),
    reporting: study.reporting.map((one) => ({
      id: one.id,
      url: naming.urlOf(one),
      item: one.item,
      guidelines: one.guidelines,
      status: one.status,
      where: one.where.map((place) => naming.urlOf(place)),
      note: one.note,
    })),
  };
}

/** Only where there are any. */
const formsOf = (levels: readonly LevelName[]) =>
  levels.some(({ forms }) => Object.keys(forms).length > 0) ? levels.map(({ forms }) => forms) : undefined;

const idsOf = (things: readonly { readonly id: string }[]) => things.map((thing) => thing.id);

function nodeEntry(node: Node, naming: Naming) {
  return {
    id: node.id,
    url: naming.urlOf(node),
    label: node.label,
    altLabels: [...node.altLabels],
    level: node.level.name,
    memo: node.prose.text.trim() === '' ? undefined : node.prose.text.trim(),
    memoTranslations: node.prose.translations.size === 0 ? undefined : translatedTexts(node.prose),
    notes: [...node.notes],
    references: idsOf(node.references),
    mappings: node.mappings,
    use: node.use,
    avoid: node.avoid,
    ...(node.inVivo && { inVivo: true as const }),
  };
}

function categoryEntry(category: Category, naming: Naming): Codebook['categories'][number] {
  return {
    ...nodeEntry(category, naming),
    parent: category.parent?.id,
    depth: category.depth,
    meaning: category.meaning,
    ...(category.meaningBasis === 'printed' && { meaningBasis: 'printed' }),
  };
}

function conceptEntry(concept: Concept, naming: Naming): Codebook['concepts'][number] {
  const { number, category, placed, definition, examples, counterexamples, related, excerpts } = concept;
  return {
    ...nodeEntry(concept, naming),
    number,
    category: category.id,
    placed,
    definition,
    ...(examples.length > 0 && { examples: idsOf(examples) }),
    ...(counterexamples.length > 0 && { counterexamples: idsOf(counterexamples) }),
    related: idsOf(related),
    excerpts: idsOf(excerpts),
  };
}

function excerptEntry(excerpt: Excerpt, naming: Naming): Codebook['excerpts'][number] {
  const { id, text, lang, translation, source, locator, date, range, concepts } = excerpt;
  return {
    id,
    url: naming.urlOf(excerpt),
    text,
    language: lang,
    translation,
    source: source.id,
    locator,
    ...codingEntry(excerpt),
    date: date && isoDate(date),
    range,
    concepts: idsOf(concepts),
  };
}

/** Who coded it: in a word where it is one and the same under each concept, and nothing else is said. */
function codingEntry({ codings }: Excerpt): Pick<Codebook['excerpts'][number], 'coder' | 'codings'> {
  const [first] = codings;
  const coder = first?.coders.length === 1 ? first.coders[0] : undefined;
  const plain = codings.every(({ coders, note }) => coders.join('\n') === (coder ?? '') && note === undefined);
  if (plain) return { coder };
  return { coder: undefined, codings: codings.map(({ concept, coders, note }) => ({ concept: concept.id, coders: [...coders], note })) };
}

function memoEntry(memo: Memo, naming: Naming): NonNullable<Codebook['memos']>[number] {
  const { id, title, date: day, authors, about, prose } = memo;
  return {
    id,
    url: naming.urlOf(memo),
    title,
    date: day && isoDate(day),
    authors: [...authors],
    about: about.map((one) => naming.urlOf(one)),
    text: prose.text.trim(),
    translations: prose.translations.size === 0 ? undefined : translatedTexts(prose),
  };
}

function claimEntry(claim: Relation | Role, naming: Naming) {
  return {
    url: naming.urlOf(claim),
    label: claim.label,
    statement: claim.statement,
    evidence: claim.evidence.map(({ source, locator, text }: Passage) => ({ source: source.id, locator, text })),
    excerpts: idsOf(claim.excerpts),
    notes: [...claim.notes],
  };
}
