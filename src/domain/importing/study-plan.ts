import { Losses } from '../exchange/losses.ts';
import type { Loss, LossKind, Project, Range, Reading, Segment, Source } from '../exchange/project.ts';
import { SEVERAL, type Choices, type Question } from './choices.ts';
import { matchCodes, partOf, pathOf, samplePlaces } from './code-matching.ts';
import { depthOf, outlineOf, placeRoots, type OutlineNode } from './code-outline.ts';
import { IdProposer } from './id-proposer.ts';
import type { Digest, ImportMap, MappedCode, MappedSource } from './import-map.ts';
import type { PlannedCategory, PlannedConcept, PlannedExcerpt, PlannedRelation, PlannedStudy } from './planned-study.ts';
import { questionsOf } from './questions.ts';
import { planExcerptIds, planSources, type SourcePlan } from './source-plan.ts';
import { wordsOf } from './study-words.ts';

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

/** A coding without its words. */
export interface CodingRecord {
  readonly source: string;
  /** Of the source’s text, in code points. */
  readonly length: number | undefined;
  readonly range: Range | undefined;
  readonly concept: string;
  readonly coder: string | undefined;
  readonly date: string | undefined;
  /** Where the words are published. */
  readonly excerpt: string | undefined;
}

/** What must still be decided. */
export function openQuestions(project: Project, choices: Choices): Question[] {
  const losses = new Losses();
  const roots = outlineOf(project, { ...choices, parents: choices.parents ?? 'concept' }, losses);
  const names = (wanted: LossKind) => losses.list().find(({ kind }) => kind === wanted)?.names ?? [];
  return questionsOf(project, roots, { split: names('split-code'), unused: names('unused-code') }, choices);
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
  const categories: PlannedCategory[] = [];
  const concepts: PlannedConcept[] = [];
  const mapped: MappedCode[] = [];
  const idOfCode = new Map<string, string>();
  const generalOf = new Map<string, string>();
  const conceptsOf = new Map<Segment, string[]>();
  const toExcerpt = (segment: Segment, code: string | undefined): PlannedExcerpt => {
    const { codings, locator, text, range } = segment;
    const own = codings.filter((coding) => coding.code === code);
    return {
      id: excerptIds.get(segment)?.id ?? '',
      source: sources.idOf.get(segment.source) ?? '',
      locator,
      text,
      coders: [...new Set(own.flatMap(({ coder }) => coders.of(coder) ?? []))],
      range,
      date: codings[0]?.date,
    };
  };
  const placesIn = (node: OutlineNode) => {
    const places = (published.get(node.key) ?? []).length > 0 ? [] : placesOf(node);
    return places.length > 0 && { places };
  };
  const visit = (node: OutlineNode, parent: string | undefined, order: number): void => {
    const before = matched.get(node);
    const id = before?.id ?? ids.propose(node.label, parent, node.general ? undefined : node.code?.id);
    if (node.code !== undefined) (node.general ? generalOf : idOfCode).set(node.code.key, id);
    const memos = choices.memos === true && !node.general ? (node.code?.memos ?? []) : [];
    const common = { id, label: node.label, memos, order };
    const text = node.general ? undefined : node.description;
    if (node.kind === 'category') categories.push({ ...common, parent, meaning: text });
    else {
      const own = published.get(node.key) ?? [];
      for (const segment of own) conceptsOf.set(segment, [...(conceptsOf.get(segment) ?? []), id]);
      concepts.push({
        ...common,
        category: parent ?? '',
        definition: text,
        excerpts: own.map((segment) => toExcerpt(segment, node.code?.key)),
      });
    }
    const part = partOf(node);
    mapped.push({
      id,
      kind: node.kind,
      path: [...pathOf(node)],
      label: digest(node.label),
      ...(node.code?.guid !== undefined && { guid: node.code.guid }),
      ...(part && { part }),
      ...(text !== undefined && { text: digest(text) }),
      ...(memos.length > 0 && { memo: digest(JSON.stringify(memos)) }),
      ...(parent !== undefined && { in: parent }),
      ...placesIn(node),
    });
    for (const [i, child] of node.children.entries()) visit(child, id, i + 1);
  };
  for (const [i, root] of roots.entries()) visit(root, undefined, i + 1);
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
  const kept = new Set<Segment>();
  const visit = (node: OutlineNode) => {
    const allowed = node.segments.filter(({ source }) => !refused.has(source));
    const ordered = allowed.toSorted(
      (a, b) => (rank.get(a.source) ?? 0) - (rank.get(b.source) ?? 0) || (a.range?.start ?? 0) - (b.range?.start ?? 0),
    );
    const own = excerpts === 'all' ? ordered : excerpts === 'none' ? [] : ordered.slice(0, excerpts);
    if (node.kind === 'concept') chosen.set(node.key, own);
    for (const segment of own) kept.add(segment);
    for (const segment of node.segments) told.add(segment);
    for (const child of node.children) visit(child);
  };
  for (const root of roots) visit(root);
  for (const segment of told)
    if (!kept.has(segment))
      losses.add(refused.has(segment.source) ? 'no-consent' : 'excerpt', refused.has(segment.source) ? { segments: 1 } : {});
  for (const { codings, memos } of kept) {
    if (new Set(codings.flatMap(({ coder }) => coder ?? [])).size > 1 || codings.length > new Set(codings.map(({ code }) => code)).size)
      losses.add('second-coder-on-one-excerpt');
    if (memos.length > 0) losses.add('segment-memo', { count: memos.length });
  }
  return chosen;
}

/** In the order of the file; nothing of a source without consent. */
function recordCodings(
  project: Project,
  { withoutConsent }: Choices,
  known: {
    readonly sources: SourcePlan;
    readonly byKey: ReadonlyMap<string, string>;
    readonly coders: { of(coder: string | undefined): string | undefined };
    excerptOf(segment: Segment): string | undefined;
  },
): CodingRecord[] {
  const names = new Map(project.sources.map(({ key, name }) => [key, name]));
  const lengths = new Map(known.sources.sources.map(({ id, length }) => [id, length]));
  return project.segments.flatMap((segment) => {
    const source = known.sources.idOf.get(segment.source);
    if (source === undefined || withoutConsent.includes(names.get(segment.source) ?? '')) return [];
    return segment.codings.flatMap(({ code, coder, date }) => {
      const concept = known.byKey.get(code);
      return concept === undefined
        ? []
        : [
            {
              source,
              length: lengths.get(source),
              range: segment.range,
              concept,
              coder: known.coders.of(coder),
              date,
              excerpt: known.excerptOf(segment),
            },
          ];
    });
  });
}

/** Letters for coders in order of appearance, the same at each import. */
function coderNames(
  project: Project,
  map: ImportMap,
  { coders }: Choices,
  digest: Digest,
): { readonly mapped: ImportMap['coders']; of(coder: string | undefined): string | undefined } {
  const mapped = [...map.coders];
  const labels = new Map(mapped.map(({ name, label }) => [name, label]));
  const names = new Set(project.segments.flatMap(({ codings }) => codings.flatMap(({ coder }) => coder ?? [])));
  if (coders !== 'none')
    for (const name of names) {
      if (labels.has(digest(name))) continue;
      const label = coders === 'names' ? name : letters(mapped.length);
      labels.set(digest(name), label);
      mapped.push({ label, name: digest(name) });
    }
  return { mapped, of: (coder) => (coder === undefined || coders === 'none' ? undefined : labels.get(digest(coder))) };
}

const letters = (n: number): string => (n < 26 ? '' : letters(Math.floor(n / 26) - 1)) + String.fromCharCode(65 + (n % 26));

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

/** What stays private unless it is asked for. */
function tellPrivate(project: Project, choices: Choices, losses: Losses): void {
  const memos = project.codes.reduce((sum, code) => sum + code.memos.length, 0);
  if (memos > 0 && choices.memos !== true) losses.add('memo', { count: memos });
  if (project.memos.length > 0) losses.add('project-memo', { count: project.memos.length });
  const ofSources = project.sources.reduce((sum, source) => sum + source.memos.length, 0);
  if (ofSources > 0) losses.add('source-memo', { count: ofSources });
  const colors = project.codes.filter(({ color }) => color !== undefined).length;
  if (colors > 0) losses.add('color', { count: colors });
  const coders = new Set(project.segments.flatMap(({ codings }) => codings.flatMap(({ coder }) => coder ?? [])));
  if (coders.size > 0 && choices.coders !== 'names') losses.add('coder', { count: coders.size });
  const numbered = project.sources.filter(({ kind }) => kind !== 'table').length;
  if (choices.sources !== 'names' && numbered > 0) losses.add('source-name', { count: numbered });
}

function aboutOf(project: Project, choices: Choices, depth: number, several: boolean, lowered: readonly string[]): PlannedStudy['about'] {
  const words = wordsOf(choices.language);
  const [core, main, sub, concept] = words.levels;
  // A study names each of its levels once.
  const deeper = Array.from({ length: Math.max(0, depth - 2) }, (_, i) => (i === 0 ? sub : `${sub} ${String(i + 1)}`));
  const categories = (several ? [main, sub, ...deeper.slice(1)] : [core, main, ...deeper]).slice(0, Math.max(1, depth));
  return {
    title: choices.title ?? project.name ?? (project.program === '' ? 'Study' : `${project.program.split(' ')[0] ?? ''} project`),
    language: choices.language,
    authors: choices.authors.length === 0 ? [words.anonymous] : choices.authors,
    abstract: choices.abstract ?? words.abstract(project.name, project.program),
    levels: choices.levels ?? ownLevels(project, depth, core) ?? [...categories, concept],
    lowered,
  };
}

/** A project's name may say what its people are to be kept from. */
function titleFrom({ name }: Project, { title, abstract }: Choices): Reading[] {
  const taken = [...(title === undefined ? ['title'] : []), ...(abstract === undefined ? ['abstract'] : [])];
  if (name === undefined || taken.length === 0) return [];
  const flags = taken.map((one) => `--${one}`).join(' and ');
  return [
    {
      what: 'title',
      as: `“${name}” in ${taken.join(' and ')}`,
      why: `so the project is called; ${flags} ${taken.length > 1 ? 'give others' : 'gives another'}`,
      proved: true,
    },
  ];
}

/** The names of a file that says them, below a core that was made. */
function ownLevels({ levels }: Project, depth: number, core: string): readonly string[] | undefined {
  if (levels === undefined || levels.length < depth || levels.length > depth + 1) return undefined;
  return levels.length === depth ? [core, ...levels] : levels;
}

/** Decisions that the next import takes over. Names of sources are none: they may name persons. */
const KEPT = [
  'language',
  'core',
  'category',
  'parents',
  'general',
  'unused',
  'sets',
  'memos',
  'coders',
  'sources',
  'attributes',
  'excerpts',
] as const satisfies readonly (keyof Choices)[];

function kept(choices: Choices): Record<string, unknown> {
  const values = { ...choices, attributes: choices.attributes.length === 0 ? undefined : choices.attributes };
  return Object.fromEntries(KEPT.flatMap((name) => (values[name] === undefined ? [] : [[name, values[name]]])));
}
