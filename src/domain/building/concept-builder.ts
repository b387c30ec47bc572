import type { Concept, Excerpt, Place, Reference } from '../study/case-study.ts';
import type { CategoryDraft, CategoryTree } from './category-tree.ts';
import { NAMELESS, type LevelName } from '../schema/level-name.ts';
import { addExcerpt, checkExcerptSource, indexWritten, type ExcerptDraft, type ExcerptLinking } from './excerpt-builder.ts';
import { orLower, type Finding } from '../entry/finding.ts';
import { tellIn } from '../entry/tell.ts';
import { isIdentifier } from '../text/identifier.ts';
import type { ReferenceDraft, SourceDraft } from './material-builder.ts';
import { SEVERAL_CATEGORIES, type ConceptData } from '../schema/coding.ts';
import { named } from '../parsing/named-thing.ts';
import type { Parsed, ParsedStudy } from '../parsing/study-parser.ts';
import { didYouMean, didYouMeanOr, namesIn, otherCategory, someOf } from '../text/suggestion.ts';

/** A concept while the study is being put together. */
export type ConceptDraft = { -readonly [K in keyof Concept]: Concept[K] } & {
  excerpts: Excerpt[];
  examples: Excerpt[];
  counterexamples: Excerpt[];
  related: Concept[];
  references: Reference[];
  mentions: Place[];
};

/** Concepts in tree order, each in its category with its excerpts, sources and references. */
export function buildConcepts(
  parsed: ParsedStudy,
  { categories }: CategoryTree,
  sources: ReadonlyMap<string, SourceDraft>,
  references: ReadonlyMap<string, ReferenceDraft>,
  findings: Finding[],
): { concepts: Map<string, ConceptDraft>; excerpts: Map<string, ExcerptDraft> } {
  for (const one of parsed.concepts.values()) checkConcept(parsed, one, categories, findings);
  const concepts = placeConcepts(parsed, categories);
  const excerpts = new Map<string, ExcerptDraft>();
  const inOrder = [...concepts.keys(), ...[...parsed.concepts.keys()].filter((id) => !concepts.has(id))].flatMap(
    (id) => parsed.concepts.get(id) ?? [],
  );
  const link = { parsed, concepts, excerpts, written: indexWritten(inOrder), sources, references, findings };
  for (const concept of concepts.values()) linkConcept(link, concept);
  for (const concept of concepts.values()) linkExamples(link, concept);
  // Excerpts of concepts whose category is unknown still take part in the checks.
  for (const one of parsed.concepts.values())
    if (!concepts.has(one.entry.id))
      one.data.excerpts.forEach((excerpt, index) => checkExcerptSource(link, { entry: one.entry, data: excerpt, index }));
  return { concepts, excerpts };
}

/** Tells what a concept is without: a category, an excerpt. */
function checkConcept(parsed: ParsedStudy, one: Parsed<ConceptData>, categories: CategoryTree['categories'], findings: Finding[]): void {
  const { entry, data } = one;
  const tell = tellIn(entry, findings);
  if (!categories.has(data.category) && parsed.ids.get('category')?.has(data.category) !== true)
    tell('unknown-category', ['category'], ...notACategory(parsed, one, categories));
  if (data.excerpts.length === 0)
    tell(
      'concept-without-excerpt',
      entry.locate(['excerpts'], 'key'),
      `The concept "${entry.id}" has no excerpt: nothing in the data carries it.`,
      `Add the excerpt it was coded from under \`excerpts\`, remove the concept, ${orLower('concept-without-excerpt')}.`,
    );
}

/** The concepts of each category in their order, numbered throughout; each category learns of its own. */
function placeConcepts(parsed: ParsedStudy, categories: CategoryTree['categories']): Map<string, ConceptDraft> {
  const concepts = new Map<string, ConceptDraft>();
  const inCategory = Map.groupBy(parsed.concepts.values(), ({ data }) => data.category);
  const level = parsed.study?.data.levels.at(-1) ?? NAMELESS;
  for (const category of categories.values()) {
    const members = inCategory.get(category.id) ?? [];
    members.sort((a, b) => (a.data.order ?? Infinity) - (b.data.order ?? Infinity) || (a.entry.id < b.entry.id ? -1 : 1));
    for (const one of members) {
      const concept = draftOf(one, category, level, concepts.size + 1);
      concepts.set(concept.id, concept);
      category.concepts.push(concept);
      for (let up: CategoryDraft | undefined = category; up !== undefined; up = up.parent as CategoryDraft | undefined) up.conceptCount++;
    }
  }
  return concepts;
}

/** A concept in its place, before its links are followed. */
function draftOf({ entry, data }: Parsed<ConceptData>, category: CategoryDraft, level: LevelName, number: number): ConceptDraft {
  return {
    kind: 'concept',
    id: entry.id,
    formerIds: data.formerIds,
    path: entry.path,
    number,
    label: data.label,
    altLabels: data.altLabels,
    definition: data.definition,
    use: data.use,
    avoid: data.avoid,
    inVivo: data.inVivo,
    category,
    placed: data.placed,
    group: category.group,
    level,
    excerpts: [],
    examples: [],
    counterexamples: [],
    related: [],
    prose: entry.prose,
    notes: data.notes,
    references: [],
    mappings: data.mappings,
    mentions: [],
  };
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

interface Linking extends ExcerptLinking {
  readonly concepts: ReadonlyMap<string, ConceptDraft>;
  readonly references: ReadonlyMap<string, ReferenceDraft>;
}

/** What shows a concept at its clearest, and what is not it. */
function linkExamples({ parsed, excerpts, findings }: Linking, concept: ConceptDraft): void {
  const { entry, data } = parsed.concepts.get(concept.id) ?? {};
  if (entry === undefined || data === undefined) return;
  const tell = tellIn(entry, findings);
  for (const field of ['examples', 'counterexamples'] as const)
    for (const [index, id] of data[field].entries()) {
      const at = [field, index];
      const mend = () => `${didYouMean(id, excerpts.keys())}Name an excerpt by its \`id\`, or take it out.`;
      const excerpt = named(parsed, tell, excerpts, { kind: 'excerpt', id, keys: at, mend });
      if (excerpt !== undefined) {
        concept[field].push(excerpt);
        const isCoded = excerpt.concepts.includes(concept);
        if (field === 'examples' && !isCoded) tell('example-not-coded', at, ...notCoded(id, concept.id));
        if (field === 'counterexamples' && isCoded && !data.examples.includes(id))
          tell('counterexample-coded', at, ...coded(id, concept.id));
      }
      if (field === 'counterexamples' && data.examples.includes(id))
        tell('schema', at, `"${id}" is an example and a counterexample of one concept.`, 'Keep one of the two.');
    }
}

const notCoded = (id: string, concept: string): [message: string, mend: string] => [
  `"${id}" is an example of "${concept}", under which it is not coded.`,
  `Add "- id: ${id}" to \`excerpts\` here; or name it under \`counterexamples\`, which seem to be it and are not, or take it out.`,
];

const coded = (id: string, concept: string): [message: string, mend: string] => [
  `"${id}" is a counterexample of "${concept}", and coded under it.`,
  `Take it out of one of the two, or name it under \`examples\`; where it is coded here although it speaks against it, ${orLower('counterexample-coded').replace(/^or /, '')}.`,
];

function linkConcept(link: Linking, concept: ConceptDraft): void {
  const one = link.parsed.concepts.get(concept.id);
  if (one === undefined) return;
  const { entry, data } = one;
  for (const [index, excerpt] of data.excerpts.entries()) addExcerpt(link, concept, { entry, data: excerpt, index });
  const tell = tellIn(entry, link.findings);
  for (const [index, id] of data.related.entries()) {
    const mend = () => didYouMeanOr(id, link.concepts.keys(), 'take it out of `related`');
    const other = named(link.parsed, tell, link.concepts, { kind: 'concept', id, keys: ['related', index], mend });
    if (other !== undefined) concept.related.push(other);
  }
  for (const id of data.references) {
    const reference = link.references.get(id);
    if (reference !== undefined) concept.references.push(reference);
  }
}
