import { Losses } from '../exchange/losses.ts';
import type { Loss, LossKind, Project, Reading, Segment, Source } from '../exchange/project.ts';
import { SEVERAL, type Choices, type Question } from '../importing/choices.ts';
import { matchCodes, samplePlaces } from '../importing/code-matching.ts';
import { depthOf, outlineOf, placeRoots, type OutlineNode } from '../importing/code-outline.ts';
import { IdProposer } from '../importing/id-proposer.ts';
import type { Digest, ImportMap, MappedSource } from '../importing/import-map.ts';
import { coderNames, recordCodings, type CodingRecord } from './coding-records.ts';
import type { PlannedRelation, PlannedStudy } from './planned-study.ts';
import { aboutOf, kept, tellPrivate, titleFrom } from './study-about.ts';
import { planTree } from './tree-plan.ts';
import { questionsOfImport } from '../importing/questions.ts';
import { planExcerptIds, planSources } from './source-plan.ts';
import { wordsOf } from '../importing/study-words.ts';

export interface PlanContext {
  readonly map: ImportMap;
  /** What each source was at the last import. */
  readonly known: ReadonlyMap<Source, MappedSource>;
  /** Identifiers that are used, or were, and that nothing new may have. */
  readonly taken: Iterable<string>;
  /** Of excerpts. */
  readonly takenExcerpts: Iterable<string>;
  readonly romanize: (name: string) => string;
  readonly digest: Digest;
  readonly trust?: 'guid' | 'path' | undefined;
  /** The coding is recorded: sources of which nothing is published are part of the study too. */
  readonly recorded?: boolean | undefined;
}

export interface StudyPlan {
  readonly study: PlannedStudy;
  readonly map: ImportMap;
  /** Every coding, without words. */
  readonly codings: readonly CodingRecord[];
  /** What the project had and the study does not: of writing, besides the project’s own of reading. */
  readonly losses: readonly Loss[];
  /** What stands in the study's own words, and comes from the project all the same. */
  readonly settled: readonly Reading[];
  /** Names that no identifier could be made of. */
  readonly unnamed: readonly string[];
  /** Passages published of each source, by its identifier. */
  readonly bySource: ReadonlyMap<string, number>;
  /** What each source of the project is called in the study, by its name there. */
  readonly sourceLabels: ReadonlyMap<string, string>;
}

/** What must still be decided. */
export function openQuestions(project: Project, choices: Choices): Question[] {
  const losses = new Losses();
  const roots = outlineOf(project, { ...choices, parents: choices.parents ?? 'concept' }, losses);
  const names = (wanted: LossKind) => losses.list().find(({ kind }) => kind === wanted)?.names ?? [];
  return questionsOfImport(project, roots, { split: names('split-code'), unused: names('unused-code') }, choices);
}

/** A project as a study, with all that was decided. What the map knows keeps its identifier. */
export function planStudy(project: Project, choices: Choices, context: PlanContext): StudyPlan {
  const { map, digest, romanize } = context;
  const words = wordsOf(choices.language);
  const losses = new Losses();
  const roots = placeRoots(outlineOf(project, { ...choices, general: choices.general ?? words.general }, losses), choices, SEVERAL);
  const ids = new IdProposer(context.taken, romanize, 'code');
  const published = chosenSegments(project, roots, choices, losses);
  const used = new Set([...published.values()].flat().map(({ source }) => source));
  // Numbers stay whatever is published: source 3 is source 3 also where nothing of it is.
  const coded = new Set(project.segments.map(({ source }) => source));
  const sourceIds = new IdProposer(
    map.sources.map(({ id }) => id),
    romanize,
    'source',
  );
  const sources = planSources(project, context.known, coded, map, choices, sourceIds, digest, words.source);
  const excerptIds = planExcerptIds(
    project.segments.filter(({ source }) => sources.idOf.has(source)),
    sources,
    map,
    context.takenExcerpts,
    digest,
  );
  // Of a source without consent not even the places.
  const open = new Map(
    project.sources.flatMap(({ key, name }) => (choices.withoutConsent.includes(name) ? [] : [[key, sources.idOf.get(key) ?? '']])),
  );
  const placesOf = ({ segments }: OutlineNode) =>
    samplePlaces(
      segments.flatMap(({ source, range }) =>
        range === undefined || !open.has(source) ? [] : [digest(`${open.get(source) ?? ''} ${String(range.start)}-${String(range.end)}`)],
      ),
    );
  const matched = matchCodes(
    roots,
    map,
    (node) => ({
      known: node.segments.flatMap((one) => excerptIds.get(one)?.before?.id ?? []),
      all: node.segments.length,
      places: placesOf(node),
    }),
    context.trust,
  );
  const coders = coderNames(project, map, choices, digest);
  const { categories, concepts, mapped, idOfCode, generalOf, conceptsOf } = planTree(roots, {
    published,
    idOf: (node, parent) => matched.get(node)?.id ?? ids.propose(node.label, parent, node.general ? undefined : node.code?.id),
    excerptOf: (segment, code) => ({
      id: excerptIds.get(segment)?.id ?? '',
      source: sources.idOf.get(segment.source) ?? '',
      locator: segment.locator,
      text: segment.text,
      coders: [...new Set(segment.codings.filter((one) => one.code === code).flatMap(({ coder }) => coders.of(coder) ?? []))],
      range: segment.range,
      date: segment.codings[0]?.date,
    }),
    placesOf,
    withMemos: choices.memos === true,
    digest,
  });
  const isCategory = new Set(categories.map(({ id }) => id));
  const relations = planRelations(project, idOfCode, isCategory, losses);
  tellPrivate(project, choices, losses);
  const excerpts = [...excerptIds].flatMap(([segment, { id }]) => {
    const ofConcepts = conceptsOf.get(segment);
    const { range } = segment;
    return ofConcepts === undefined
      ? []
      : [
          {
            id,
            source: sources.idOf.get(segment.source) ?? '',
            ...(range && { range: [range.start, range.end] as [number, number] }),
            text: digest(segment.text),
            concepts: ofConcepts.toSorted(),
          },
        ];
  });
  // A category that had passages of its own, which were left out, is no concept.
  const byKey = new Map([...idOfCode, ...generalOf].filter(([, id]) => !isCategory.has(id)));
  const codings = recordCodings(project, choices, {
    sources,
    byKey,
    coders,
    excerptOf: (segment) => (conceptsOf.has(segment) ? excerptIds.get(segment)?.id : undefined),
  });
  const counts = Map.groupBy(excerpts, ({ source }) => source);
  const lowered = [
    ...(roots.length > 1 ? ['several-core-categories'] : []),
    ...(concepts.some((concept) => concept.excerpts.length === 0) ? ['concept-without-excerpt'] : []),
    ...(relations.length > 0 ? ['relation-without-evidence'] : []),
    ...(isEmpty(roots) ? ['empty-category'] : []),
  ];
  const [mappedIds, excerptsNow] = [mapped, excerpts].map((list) => new Set(list.map(({ id }) => id))) as [Set<string>, Set<string>];
  const usedIds = new Set([
    ...[...used].flatMap((key) => sources.idOf.get(key) ?? []),
    ...(context.recorded === true ? codings.map(({ source }) => source) : []),
  ]);
  const about = aboutOf(project, choices, depthOf(roots), roots.length > 1, lowered);
  return {
    study: { about, categories, concepts, sources: sources.sources.filter(({ id }) => usedIds.has(id)), relations },
    map: {
      choices: { ...kept(choices), levels: about.levels },
      // What the program no longer has is known again if it comes back.
      codes: [...mapped, ...map.codes.filter(({ id }) => !mappedIds.has(id))],
      sources: [...sources.mapped],
      excerpts: [...excerpts, ...map.excerpts.filter(({ id }) => !excerptsNow.has(id))],
      coders: coders.mapped,
    },
    codings,
    losses: losses.list(),
    settled: titleFrom(project, choices),
    unnamed: ids.unnamed,
    bySource: new Map([...counts].map(([source, list]) => [source, list.length])),
    sourceLabels: new Map(
      project.sources.map(({ key, name, label }) => [
        name,
        sources.idOf.get(key) ?? (choices.sources === 'names' ? (label ?? name) : words.source),
      ]),
    ),
  };
}

/** Whether a category has nothing in it. */
const isEmpty = (nodes: readonly OutlineNode[]): boolean =>
  nodes.some(({ kind, children }) => kind === 'category' && (children.length === 0 || isEmpty(children)));

/** Which of the passages of each concept are published. */
function chosenSegments(
  project: Project,
  roots: readonly OutlineNode[],
  { excerpts = 'none', withoutConsent }: Choices,
  losses: Losses,
): Map<string, Segment[]> {
  const refused = new Set(project.sources.filter(({ name }) => withoutConsent.includes(name)).map(({ key }) => key));
  const rank = new Map(project.sources.map(({ key }, i) => [key, i]));
  const chosen = new Map<string, Segment[]>();
  const told = new Set<Segment>();
  const keptSegments = new Set<Segment>();
  const visit = (node: OutlineNode) => {
    const allowed = node.segments.filter(({ source }) => !refused.has(source));
    const ordered = allowed.toSorted(
      (a, b) => (rank.get(a.source) ?? 0) - (rank.get(b.source) ?? 0) || (a.range?.start ?? 0) - (b.range?.start ?? 0),
    );
    const own = excerpts === 'all' ? ordered : excerpts === 'none' ? [] : ordered.slice(0, excerpts);
    if (node.kind === 'concept') chosen.set(node.key, own);
    for (const segment of own) keptSegments.add(segment);
    for (const segment of node.segments) told.add(segment);
    for (const child of node.children) visit(child);
  };
  for (const root of roots) visit(root);
  for (const segment of told)
    if (!keptSegments.has(segment))
      losses.add(refused.has(segment.source) ? 'no-consent' : 'excerpt', refused.has(segment.source) ? { segments: 1 } : {});
  for (const { codings, memos } of keptSegments) {
    if (new Set(codings.flatMap(({ coder }) => coder ?? [])).size > 1 || codings.length > new Set(codings.map(({ code }) => code)).size)
      losses.add('second-coder-on-one-excerpt');
    if (memos.length > 0) losses.add('segment-memo', { count: memos.length });
  }
  return chosen;
}

function planRelations(
  { relations }: Project,
  idOf: ReadonlyMap<string, string>,
  isCategory: ReadonlySet<string>,
  losses: Losses,
): PlannedRelation[] {
  const planned = new Map<string, PlannedRelation>();
  for (const { from, to, name, direction } of relations) {
    const [a, b] = [idOf.get(from), idOf.get(to)];
    if (
      a === undefined ||
      b === undefined ||
      a === b ||
      !isCategory.has(a) ||
      !isCategory.has(b) ||
      name === undefined ||
      direction === 'Associative'
    )
      losses.add('relation', name === undefined ? {} : { name });
    else
      for (const [x, y] of direction === 'Bidirectional' ? [[a, b] as const, [b, a] as const] : [[a, b] as const]) {
        let id = `${x}-${y}`.slice(0, 60).replace(/-+$/, '');
        for (let n = 2; planned.has(id); n++) id = `${id.replace(/-\d+$/, '')}-${String(n)}`;
        planned.set(id, { id, from: x, to: y, label: name });
      }
  }
  return [...planned.values()];
}
