import type { Concept, Excerpt, Place, Reference, Relation, Role } from '../study/case-study.ts';
import type { CategoryDraft, CategoryTree } from './category-tree.ts';
import type { Entry } from '../entry/entry.ts';
import { finding, orLower, type Finding } from '../entry/finding.ts';
import { isIdentifier } from '../text/identifier.ts';
import type { ReferenceDraft, SourceDraft } from './material-builder.ts';
import { SEVERAL_CATEGORIES, type ConceptData } from '../schema/coding.ts';
import type { Parsed, ParsedStudy } from '../parsing/study-parser.ts';
import { addFile, didYouMeanOr, namesIn, otherCategory, someOf } from '../text/suggestion.ts';

/** A concept while the study is being put together. */
export type ConceptDraft = { -readonly [K in keyof Concept]: Concept[K] } & {
  excerpts: Excerpt[];
  related: Concept[];
  references: Reference[];
  mentions: Place[];
};
export type ExcerptDraft = Excerpt & { concepts: [Concept, ...Concept[]]; illustrates: (Relation | Role)[] };
type ExcerptData = ConceptData['excerpts'][number];

/** Concepts in tree order, each in its category with its excerpts, sources and references. */
export function buildConcepts(
  parsed: ParsedStudy,
  { categories }: CategoryTree,
  sources: ReadonlyMap<string, SourceDraft>,
  references: ReadonlyMap<string, ReferenceDraft>,
  findings: Finding[],
): { concepts: Map<string, ConceptDraft>; excerpts: Map<string, ExcerptDraft> } {
  const inCategory = new Map<string, [Parsed<ConceptData>, ...Parsed<ConceptData>[]]>();
  for (const one of parsed.concepts.values()) {
    const id = one.data.category;
    if (categories.has(id)) {
      const list = inCategory.get(id);
      if (list) list.push(one);
      else inCategory.set(id, [one]);
    } else if (parsed.ids.get('category')?.has(id) !== true) {
      findings.push(finding('unknown-category', one.entry.path, one.entry.locate(['category']), ...notACategory(parsed, one, categories)));
    }
    if (one.data.excerpts.length === 0) {
      findings.push(
        finding(
          'concept-without-excerpt',
          one.entry.path,
          one.entry.locate(['excerpts'], 'key'),
          `The concept "${one.entry.id}" has no excerpt: nothing in the data carries it.`,
          `Add the excerpt it was coded from under \`excerpts\`, remove the concept, ${orLower('concept-without-excerpt')}.`,
        ),
      );
    }
  }
  const concepts = new Map<string, ConceptDraft>();
  const excerpts = new Map<string, ExcerptDraft>();
  const levelName = parsed.study?.data.levels.at(-1) ?? {};
  for (const category of categories.values()) {
    const members = inCategory.get(category.id) ?? [];
    members.sort((a, b) => (a.data.order ?? Infinity) - (b.data.order ?? Infinity) || (a.entry.id < b.entry.id ? -1 : 1));
    for (const { entry, data } of members) {
      const concept: ConceptDraft = {
        kind: 'concept', id: entry.id, formerIds: data.formerIds, path: entry.path, number: concepts.size + 1, label: data.label, altLabels: data.altLabels, definition: data.definition, category, placed: data.placed,
        group: category.group, level: levelName, excerpts: [], related: [], prose: entry.prose, notes: data.notes, references: [], mappings: data.mappings, mentions: [],
      }; // prettier-ignore
      concepts.set(entry.id, concept);
      category.concepts.push(concept);
      for (let up: CategoryDraft | undefined = category; up !== undefined; up = up.parent as CategoryDraft | undefined) up.conceptCount++;
    }
  }
  const link = { parsed, concepts, excerpts, sources, references, findings };
  for (const concept of concepts.values()) linkConcept(link, concept);
  // Excerpts of concepts whose category is unknown still take part in the checks.
  for (const one of parsed.concepts.values())
    if (!concepts.has(one.entry.id)) one.data.excerpts.forEach((excerpt, i) => checkSource(link, one.entry, excerpt, i));
  return { concepts, excerpts };
}

/** What is wrong with a concept's category that is none, and the mend. */
function notACategory(
  parsed: ParsedStudy,
  { entry: { id }, data: { category } }: Parsed<ConceptData>,
  categories: CategoryTree['categories'],
): [message: string, mend: string] {
  const above = parsed.concepts.get(category)?.data.category;
  if (parsed.ids.get('concept')?.has(category) === true)
    return [
      category === id
        ? `The concept "${id}" belongs to itself.`
        : `The concept "${id}" belongs to "${category}", which is a concept itself: no concept has others under it.`,
      category === id || above === undefined || parsed.ids.get('category')?.has(above) !== true
        ? `Name a category, such as ${someOf([...categories.keys()], 5)}.`
        : `Make "${category}" a category (move its file to categories/, its excerpts to concepts under it), or put both under one category: "category: ${above}".`,
    ];
  const several = namesIn(category, categories);
  if (several.length > 1)
    return [
      `The concept "${id}" belongs to ${String(several.length)} categories: "${category}". A concept stands in one category.`,
      SEVERAL_CATEGORIES,
    ];
  return [
    `The concept "${id}" belongs to "${category}", which is not a category of this study.`,
    otherCategory(category, categories, [...(parsed.ids.get('category') ?? [])].filter(isIdentifier)),
  ];
}

interface Linking {
  readonly parsed: ParsedStudy;
  readonly concepts: ReadonlyMap<string, ConceptDraft>;
  readonly excerpts: Map<string, ExcerptDraft>;
  readonly sources: ReadonlyMap<string, SourceDraft>;
  readonly references: ReadonlyMap<string, ReferenceDraft>;
  readonly findings: Finding[];
}

function linkConcept(link: Linking, concept: ConceptDraft): void {
  const one = link.parsed.concepts.get(concept.id);
  if (one === undefined) return;
  const { entry, data } = one;
  for (const [index, excerpt] of data.excerpts.entries()) addExcerpt(link, concept, entry, excerpt, index);
  for (const [index, id] of data.related.entries()) {
    const other = link.concepts.get(id);
    if (other !== undefined) concept.related.push(other);
    else if (link.parsed.ids.get('concept')?.has(id) !== true) {
      link.findings.push(
        finding(
          'unknown-concept',
          entry.path,
          entry.locate(['related', index]),
          `"${id}" is not a concept of this study.`,
          didYouMeanOr(id, link.concepts.keys(), 'take it out of `related`'),
        ),
      );
    }
  }
  for (const id of data.references) {
    const reference = link.references.get(id);
    if (reference !== undefined) concept.references.push(reference);
  }
}

function checkSource({ parsed, sources, findings }: Linking, entry: Entry, data: ExcerptData, index: number): SourceDraft | undefined {
  if (data.source === undefined) {
    findings.push(
      finding(
        'excerpt-without-source',
        entry.path,
        entry.locate(['excerpts', index, 'id'], 'key'),
        `The excerpt "${data.id}" does not say where it comes from.`,
        `Add \`source:\` with the name of a file in sources/${sources.size > 0 ? `: ${[...sources.keys()].slice(0, 5).join(', ')}` : ''}.`,
      ),
    );
    return undefined;
  }
  const source = sources.get(data.source);
  if (source === undefined && parsed.ids.get('source')?.has(data.source) !== true) {
    findings.push(
      finding(
        'unknown-source',
        entry.path,
        entry.locate(['excerpts', index, 'source']),
        `The excerpt "${data.id}" comes from "${data.source}", which is not a source of this study.`,
        didYouMeanOr(data.source, sources.keys(), addFile('sources', data.source, '.yaml')),
      ),
    );
  }
  return source;
}

/** What must be the same wherever an excerpt stands, besides its text and source. */
const DETAILS = ['formerIds', 'locator', 'translation', 'coder', 'range', 'date'] as const;

/** Adds an excerpt, or one more concept to an excerpt already known: then it must be the same passage. */
function addExcerpt(link: Linking, concept: ConceptDraft, entry: Entry, data: ExcerptData, index: number): void {
  const source = checkSource(link, entry, data, index);
  const known = link.excerpts.get(data.id);
  const at = (key: string) => entry.locate(['excerpts', index, key]);
  if (known !== undefined) {
    const [first] = known.concepts;
    const differing = DETAILS.find((key) => JSON.stringify(data[key] ?? {}) !== JSON.stringify(known[key] ?? {}));
    if (known.concepts.includes(concept)) {
      link.findings.push(
        finding(
          'duplicate-id',
          entry.path,
          at('id'),
          `The excerpt "${data.id}" stands twice under this concept.`,
          'Give one of the two another id, or remove it.',
        ),
      );
    } else if (known.text !== data.text) {
      link.findings.push(
        finding(
          'excerpt-text-differs',
          entry.path,
          at('text'),
          `The excerpt "${data.id}" has another text here than in ${first.path}.`,
          'Copy the text exactly, or give this excerpt an id of its own.',
        ),
      );
    } else if (source !== undefined && known.source !== source) {
      link.findings.push(
        finding(
          'excerpt-text-differs',
          entry.path,
          at('source'),
          `The excerpt "${data.id}" comes from another source here than in ${first.path}.`,
          'Name the same source, or give this excerpt an id of its own.',
        ),
      );
    } else if (differing !== undefined) {
      link.findings.push(
        finding(
          'excerpt-text-differs',
          entry.path,
          at(differing),
          `The excerpt "${data.id}" has another ${differing} here than in ${first.path}.`,
          'Write the same in both places, or give this excerpt an id of its own.',
        ),
      );
    } else {
      known.concepts.push(concept);
      concept.excerpts.push(known);
    }
    return;
  }
  if (source === undefined) return;
  const excerpt: ExcerptDraft = {
    kind: 'excerpt', id: data.id, formerIds: data.formerIds, text: data.text, lang: source.lang, translation: data.translation ?? {}, source, locator: data.locator,
    coder: data.coder, range: data.range, date: data.date, concepts: [concept], illustrates: [],
  }; // prettier-ignore
  link.excerpts.set(data.id, excerpt);
  source.excerpts.push(excerpt);
  concept.excerpts.push(excerpt);
}
