import type { CaseStudy, Category, Concept, FrontPage, Place, Relation, Role } from '../study/case-study.ts';
import { namedInReport } from '../codings/shape.ts';
import { evidencePagePath, evidencePages, excerptPagePath, excerptPages } from '../coding/excerpt-pages.ts';
import { hasPlacings, shownInOpenCoding } from '../study/coding-table.ts';
import { excerptsBelow, neighboursOf } from '../study/category-tree.ts';
import type { ProseLink } from '../entry/entry.ts';
import type { ThingKind } from '../text/identity.ts';
import { questionsOf } from '../analysis/questions.ts';
import { slidesOf } from '../coding/slides.ts';
import { pairsOf } from '../permanence/pairs.ts';
import { hasReporting } from '../permanence/public-urls.ts';
import { excerptsBeside, type Pair } from '../study/pair.ts';
import { STAGES } from '../schema/coding.ts';
import {
  comparePath,
  evidencePath,
  memosPath,
  pairPath,
  pathOf,
  paths,
  pinnedPath,
  questionPath,
  reportingPath,
  stagePath,
} from '../study/urls.ts';

/** A thing on a page: the fields of it that are seen there, by their names in the comparison; none where it only counts, else all. */
export interface Shown {
  readonly path: string;
  readonly thing: Role | { readonly kind: ThingKind; readonly id: string };
  readonly fields: readonly string[] | 'all';
  /** It is seen there because its text or lists lead to this: where they do no more, the page is another. */
  readonly linksTo?: string;
}

/** A front page names the concepts of a study that a reader can take in; above this it names the categories. */
export const MOST_NAMED = 80;
/** More siblings than this are a list of its own, on the category's page. */
const SIBLINGS = 12;

/** What a thing is called where another page names it. */
const NAME = {
  study: ['title'],
  stage: ['name'],
  section: ['title'],
  category: ['label'],
  concept: ['label'],
  excerpt: ['text', 'translation'],
  relation: ['label', 'ends'],
  role: ['label'],
  source: ['label'],
  reference: ['data'],
  memo: ['title'],
  item: ['label'],
  release: [],
} as const satisfies Record<ThingKind, readonly string[]>;
const MEANING = ['meaning', 'meaningBasis'] as const;
/** What makes the outline of the coding. */
const OUTLINE = { category: ['label', 'parent', 'children', 'concepts'], concept: ['label', 'category'] } as const;
const ARROW = ['label', 'statement', 'ends', 'evidence', 'excerpts'] as const;
const PASSAGE = ['text', 'translation', 'concepts', 'source', 'locator', 'codings', 'range', 'date'] as const;
const STUDY: FrontPage = { kind: 'study', id: 'study' };

type Thing = Shown['thing'];
type Rows = Generator<Shown>;

function* rows(path: string, things: Iterable<Thing>, fields: Shown['fields']): Rows {
  for (const thing of things) yield { path, thing, fields };
}

function* names(path: string, things: Iterable<Thing>): Rows {
  for (const thing of things) yield { path, thing, fields: NAME[thing.kind] };
}

/**
 * What each page of a study's site shows of which thing, but for what all pages have (head and foot, the coding's tree, how to cite) and
 * for numbers in passing. What holds a thing comes before what only names it.
 */
export function* pageContents(study: CaseStudy): Rows {
  const categories = [...study.categories.values()];
  yield* rows(stagePath('selective'), [...study.relations, ...study.roles], 'all');
  for (const concept of study.concepts.values()) yield* rows(pathOf(concept), concept.excerpts, 'all');
  for (const category of categories.toReversed()) yield* members(category);
  for (const category of categories) yield* besideMembers(study, category);
  for (const category of categories) yield* conceptPages(study, category);
  yield* frontPage(study);
  yield* reportPages(study);
  yield* stagePages(study);
  yield* evidence(study);
  yield* slides(study);
  yield* materialPages(study);
  yield* memoPages(study);
  yield* pairPages(study);
  yield* otherLists(study);
  yield* former(study);
}

function* frontPage(study: CaseStudy): Rows {
  const { core, groups, roles, concepts, excerpts, relations } = study;
  const home = paths.home;
  yield* rows(home, [STUDY], 'all');
  yield* model(home, study);
  yield* rows(home, groups, MEANING);
  yield* outline(home, [...groups, ...groups.flatMap(({ children }) => children)], concepts.size > MOST_NAMED ? [] : concepts.values());
  yield* rows(home, [...(core ? [core] : []), ...roles], ['label']);
  yield* rows(home, [...study.categories.values(), ...concepts.values(), ...excerpts.values(), ...relations], []);
}

function* outline(path: string, categories: Iterable<Category>, concepts: Iterable<Concept>): Rows {
  yield* rows(path, categories, OUTLINE.category);
  yield* rows(path, concepts, OUTLINE.concept);
}

/** The figure of the model, with what its groups hold. */
function* model(path: string, { core, groups, relations, roles }: CaseStudy): Rows {
  yield* outline(path, [...(core ? [core] : []), ...groups, ...groups.flatMap(({ children }) => children)], []);
  yield* names(path, [...relations, ...roles]);
}

function* members(category: Category): Rows {
  const { children, concepts, relations, roles } = category;
  const path = pathOf(category);
  yield* rows(path, [category, ...relations, ...roles], 'all');
  yield* rows(path, children, [...OUTLINE.category, ...MEANING]);
  yield* rows(path, concepts, [...OUTLINE.concept, 'definition']);
  yield* outline(
    path,
    children.flatMap((child) => child.children),
    children.flatMap((child) => child.concepts),
  );
}

/** What else a category's page has. */
function* besideMembers(study: CaseStudy, category: Category): Rows {
  const { relations, roles } = category;
  const path = pathOf(category);
  yield* rows(path, above(category), ['label', 'parent']);
  yield* names(
    path,
    relations.flatMap(({ from, to }) => [from, to]),
  );
  yield* grounds(path, [...relations, ...roles]);
  yield* rows(path, excerptsBelow(category), ['concepts']);
  const { previous, next } = neighboursOf(category, study);
  const around = [previous, next].filter((one) => one !== undefined);
  yield* names(path, around);
  yield* rows(path, [category, ...around].flatMap(above), ['parent', 'children']);
  yield* beside(path, study, category);
}

/** Concepts and, page by page, those that stand beside them in their category. */
function* conceptPages(study: CaseStudy, { concepts }: Category): Rows {
  for (const [place, concept] of concepts.entries()) {
    const path = pathOf(concept);
    yield* rows(path, [concept], 'all');
    yield* rows(path, above(concept), ['label', 'parent']);
    yield* rows(path, [concept.category], ['concepts']);
    for (const [place, excerpts] of excerptPages(concept).entries()) {
      if (place === 0) continue;
      yield* rows(excerptPagePath(concept, place + 1), excerpts, 'all');
      yield* names(excerptPagePath(concept, place + 1), [concept]);
    }
    for (const { concepts: coded, source, illustrates } of concept.excerpts) yield* names(path, [...coded, source, ...illustrates]);
    yield* rows(path, [...concept.related, ...namedBeside(concepts, place)], ['label', 'definition']);
    yield* beside(path, study, concept);
  }
}

/** The concepts beside one in its category that its page names, and itself. */
export function namedBeside(concepts: readonly Concept[], place: number): readonly Concept[] {
  const near = Math.max(0, Math.min(place - SIBLINGS / 2, concepts.length - SIBLINGS - 1));
  return concepts.slice(near, near + SIBLINGS + 1);
}

/** What a memo names, and what names its concept or category. */
function* beside(path: string, study: CaseStudy, node: Category | Concept): Rows {
  yield* names(path, node.references);
  yield* linked(path, study, node.prose.links);
  yield* mentions(path, node.mentions, path);
}

function* mentions(path: string, places: readonly Place[], linksTo: string): Rows {
  for (const thing of places) yield { path, thing, fields: NAME[thing.kind], linksTo };
}

/** What the links of a prose are read as. */
function* linked(path: string, { concepts, categories, references, excerpts }: CaseStudy, links: readonly ProseLink[]): Rows {
  for (const { kind, target, label } of links) {
    const node = kind === 'node' && label === undefined ? (concepts.get(target) ?? categories.get(target)) : undefined;
    const reference = kind === 'reference' ? references.get(target) : undefined;
    const excerpt = kind === 'excerpt' ? excerpts.get(target) : undefined;
    yield* names(
      path,
      [node, reference, ...(excerpt?.concepts ?? []), excerpt?.source].filter((one) => one !== undefined),
    );
    if (excerpt !== undefined) yield* rows(path, [excerpt], PASSAGE);
  }
}

/** What relations and roles rest on. */
function* grounds(path: string, claims: readonly (Relation | Role)[]): Rows {
  yield* names(
    path,
    claims.flatMap(({ evidence, excerpts }) => [...evidence.map(({ source }) => source), ...excerpts.map(({ concepts }) => concepts[0])]),
  );
}

function above(node: Category | Concept): Category[] {
  const chain: Category[] = [];
  for (let at = node.kind === 'concept' ? node.category : node.parent; at !== undefined; at = at.parent) chain.push(at);
  return chain;
}

/** The parts of the study that a report can show, by their tags. */
const COMPONENTS: Readonly<Record<string, (path: string, study: CaseStudy) => Rows>> = {
  OpenCodingTable: openCoding,
  AxialCodingTable: axialCoding,
  RelationTable: relationTable,
  Model: model,
  DataStructure: dataStructure,
  Stages: stageNames,
};

function* reportPages(study: CaseStudy): Rows {
  const { sections } = study;
  for (const [place, section] of sections.entries()) {
    const path = pathOf(section);
    yield* rows(path, [section], 'all');
    yield* linked(path, study, section.prose.links);
    for (const { kind, target } of section.prose.links) if (kind === 'component') yield* COMPONENTS[target]?.(path, study) ?? [];
    yield* names(
      path,
      [sections[place - 1], sections[place + 1]].filter((one) => one !== undefined),
    );
    yield* rows(path, [STUDY], ['sections']);
  }
  yield* rows(paths.report, sections, ['title', 'headings']);
  yield* rows(paths.report, [STUDY], ['sections']);
}

function* stagePages(study: CaseStudy): Rows {
  const all = [...study.stages.values()];
  for (const stage of STAGES) {
    const own = study.stages.get(stage);
    const path = stagePath(stage);
    yield* rows(path, own ? [own] : [], 'all');
    yield* names(path, all);
    yield* rows(path, study.sections, ['stage']);
    yield* names(
      path,
      study.sections.filter((section) => section.stage === stage),
    );
    if (own) yield* linked(path, study, own.prose.links);
  }
  yield* openCoding(stagePath('open'), study);
  yield* axialCoding(stagePath('axial'), study);
  yield* model(stagePath('selective'), study);
  yield* relationTable(stagePath('selective'), study);
  yield* grounds(stagePath('selective'), study.roles);
  yield* names(
    stagePath('selective'),
    study.roles.map(({ category }) => category),
  );
  yield* rows(stagePath('selective'), [STUDY], ['relations', 'roles']);
  yield* rows(stagePath('saturation'), study.excerpts.values(), ['concepts', 'source', 'codings', 'date']);
  yield* rows(stagePath('saturation'), study.categories.values(), OUTLINE.category);
  yield* rows(stagePath('saturation'), study.concepts.values(), ['category']);
  yield* stageNames(paths.coding, study);
  yield* dataStructure(paths.coding, study);
}

function* openCoding(path: string, { categories, concepts, groups }: CaseStudy): Rows {
  const shown = shownInOpenCoding({ concepts });
  yield* rows(path, concepts.values(), [...OUTLINE.concept, 'excerpts', ...(hasPlacings(concepts) ? ['placed'] : [])]);
  yield* rows(path, new Set(Array.from(concepts.values(), shown).flat()), ['text', 'translation', 'concepts']);
  yield* rows(
    path,
    [...categories.values()].filter((one) => one.concepts.length > 0 || groups.includes(one)),
    OUTLINE.category,
  );
  yield* rows(path, [STUDY], ['levels', 'roots']);
}

/** All excerpts; the first page also counts them by what they can be filtered by. */
function* evidence(study: CaseStudy): Rows {
  for (const [place, excerpts] of evidencePages(study).entries()) {
    const path = evidencePagePath(place + 1);
    const concepts = new Set(excerpts.flatMap((one) => one.concepts));
    yield* rows(path, excerpts, PASSAGE);
    yield* rows(path, concepts, ['label', 'category', 'notes', 'excerpts']);
    yield* names(path, new Set([...Array.from(concepts, ({ category }) => category), ...excerpts.map(({ source }) => source)]));
    yield* rows(path, [STUDY], ['levels', 'roots']);
  }
  if (study.excerpts.size === 0) return;
  yield* rows(evidencePath, study.excerpts.values(), ['concepts', 'source', 'codings']);
  yield* rows(evidencePath, study.concepts.values(), ['category', 'notes']);
  yield* rows(evidencePath, study.categories.values(), OUTLINE.category);
  yield* names(evidencePath, study.sources.values());
}

function* axialCoding(path: string, { categories }: CaseStudy): Rows {
  yield* rows(
    path,
    [...categories.values()].filter(({ group }) => group !== undefined),
    [...OUTLINE.category, ...MEANING],
  );
  yield* rows(path, [STUDY], ['levels', 'roots']);
}

function* relationTable(path: string, { relations }: CaseStudy): Rows {
  yield* rows(path, relations, ARROW);
  yield* names(
    path,
    relations.flatMap(({ from, to }) => [from, to]),
  );
  yield* grounds(path, relations);
  yield* rows(path, [STUDY], ['relations']);
}

function* dataStructure(path: string, { categories, concepts }: CaseStudy): Rows {
  yield* outline(path, categories.values(), concepts.values());
  yield* rows(path, [STUDY], ['levels', 'roots']);
}

/** The stages with what each has brought forth. */
function* stageNames(path: string, { stages, concepts, categories, excerpts, relations, sources }: CaseStudy): Rows {
  yield* names(path, stages.values());
  yield* rows(path, [...concepts.values(), ...categories.values(), ...excerpts.values(), ...relations, ...sources.values()], []);
  yield* rows(path, [STUDY], ['levels']);
}

/** What each slide shows. Which passage stands for a group, the order of its excerpts tells. */
function* slides(study: CaseStudy): Rows {
  const path = paths.slides;
  yield* rows(path, [STUDY], 'all');
  yield* stageNames(path, study);
  for (const slide of slidesOf(study)) {
    if (slide.kind === 'data') yield* names(path, slide.sources);
    if (slide.kind === 'structure') yield* dataStructure(path, study);
    if (slide.kind === 'model') yield* model(path, study);
    if (slide.kind === 'model' && study.core) yield* rows(path, [study.core], MEANING);
    if (slide.kind === 'groups') yield* outline(path, slide.groups, []);
    if (slide.kind === 'relations') yield* names(path, slide.relations);
    if (slide.kind === 'group') {
      yield* rows(path, [slide.group], MEANING);
      yield* outline(
        path,
        [slide.group, ...slide.rows.map(({ category }) => category)],
        slide.rows.flatMap(({ concepts }) => concepts),
      );
      yield* rows(
        path,
        slide.rows.flatMap(({ concepts }) => concepts),
        ['excerpts'],
      );
      yield* rows(path, slide.excerpt ? [slide.excerpt] : [], [...NAME.excerpt, 'concepts', 'locator']);
    }
    if (slide.kind === 'arrow') {
      const ground = slide.ground && 'kind' in slide.ground ? [slide.ground] : [];
      yield* rows(path, [slide.relation], ARROW);
      yield* rows(path, ground, [...NAME.excerpt, 'concepts', 'locator']);
      yield* names(path, slide.ground ? [slide.ground.source] : []);
    }
  }
}

function* materialPages({ references, sources }: CaseStudy): Rows {
  for (const reference of references.values()) {
    yield* rows(pathOf(reference), [reference], 'all');
    yield* rows(paths.references, [reference], ['data', 'printed']);
    yield* mentions(pathOf(reference), reference.mentions, pathOf(reference));
    for (const thing of reference.mentions) yield { path: paths.references, thing, fields: [], linksTo: pathOf(reference) };
  }
  for (const source of sources.values()) {
    const path = pathOf(source);
    yield* rows(path, [source], 'all');
    yield* rows(path, source.excerpts, PASSAGE);
    yield* names(
      path,
      source.excerpts.flatMap(({ concepts }) => concepts),
    );
    for (const { claim } of source.passages) yield* rows(path, [claim], [...NAME[claim.kind], 'evidence']);
    yield* rows(paths.sources, [source], ['label', 'description']);
    yield* rows(paths.sources, source.excerpts, ['source']);
  }
}

function* memoPages(study: CaseStudy): Rows {
  for (const memo of study.memos.values()) {
    yield* rows(pathOf(memo), [memo], 'all');
    yield* names(pathOf(memo), memo.about);
    yield* linked(pathOf(memo), study, memo.prose.links);
  }
  yield* rows(memosPath, study.memos.values(), 'all');
  for (const { about } of study.memos.values()) yield* names(memosPath, about);
}

/** Two concepts beside each other, and the map of all such pairs. */
function* pairPages(study: CaseStudy): Rows {
  const { shown } = pairsOf(study);
  for (const pair of shown) {
    const [a, b] = pair.concepts;
    const path = pairPath(a.id, b.id);
    const { both, own } = excerptsBeside(pair);
    yield* rows(
      path,
      [a, b],
      [...OUTLINE.concept, 'definition', 'use', 'avoid', 'memo', 'excerpts', 'related', 'examples', 'counterexamples'],
    );
    yield* rows(
      path,
      [both, ...own].flatMap((some) => some.shown),
      'all',
    );
    for (const { concepts, source, illustrates } of [both, ...own].flatMap((some) => some.shown))
      yield* names(path, [...concepts, source, ...illustrates]);
    for (const concept of pair.concepts) {
      yield* rows(path, above(concept), ['label', 'parent']);
      yield* linked(path, study, concept.prose.links);
    }
    yield* names(
      path,
      pair.memos.filter((memo) => memo.kind === 'memo'),
    );
    for (const on of [comparePath, ...pair.concepts.map(pathOf)]) yield* namedAsPair(on, pair);
  }
  const concepts = new Set(shown.flatMap((pair) => pair.concepts));
  yield* rows(comparePath, concepts, OUTLINE.concept);
  yield* rows(comparePath, study.groups, ['label']);
}

/** That they are a pair, and what makes them one: on the map, and on the page of each. */
function* namedAsPair(path: string, { concepts: [a, b], memos, related }: Pair): Rows {
  const linksTo = pairPath(a.id, b.id);
  for (const thing of [a, b]) yield { path, thing, fields: NAME.concept, linksTo };
  for (const thing of [...memos, ...related])
    yield { path, thing, fields: memos.includes(thing) && thing.kind === 'memo' ? NAME.memo : [], linksTo };
}

function* otherLists(study: CaseStudy): Rows {
  const { categories, concepts, sections, references, sources, reporting, releases } = study;
  yield* rows(paths.concepts, concepts.values(), [...OUTLINE.concept, 'definition']);
  yield* rows(paths.concepts, categories.values(), OUTLINE.category);
  yield* rows(paths.categories, categories.values(), [...OUTLINE.category, ...MEANING]);
  yield* rows(paths.categories, concepts.values(), ['category']);
  for (const path of [paths.concepts, paths.categories]) yield* rows(path, [STUDY], ['levels', 'roots']);
  yield* rows(paths.search, [...categories.values(), ...concepts.values()], ['label', 'altLabels', 'parent', 'category']);
  yield* names(paths.search, [...sections, ...references.values(), ...sources.values()]);
  if (hasReporting(study)) yield* rows(reportingPath, reporting, 'all');
  if (hasReporting(study)) yield* rows(reportingPath, [STUDY], ['reporting']);
  for (const { where } of reporting) yield* names(reportingPath, where);
  yield* counted(study);
  yield* notes(study);
  yield* citing(study);
  for (const { version } of releases)
    for (const path of [pinnedPath(version, paths.home), paths.versions])
      yield { path, thing: { kind: 'release', id: version }, fields: 'all' };
}

/** What the pages of the analysis name; what they count only counts. */
function* counted(study: CaseStudy): Rows {
  const { categories, concepts, excerpts, sources } = study;
  for (const question of questionsOf(study)) {
    const path = questionPath(question);
    if (question === 'frequency' || question === 'shape') yield* names(path, categories.values());
    if (question !== 'co-occurrence' && question !== 'saturation') yield* names(path, concepts.values());
    if (question === 'shape') yield* namedIn(path, study);
    if (question === 'sources') yield* names(path, sources.values());
    const together = question === 'co-occurrence' ? [...excerpts.values()].filter((one) => one.concepts.length > 1) : [];
    yield* names(path, [...together, ...together.flatMap((one) => one.concepts)]);
    yield* rows(path, [...categories.values(), ...concepts.values(), ...excerpts.values()], []);
  }
}

/** The report as a table of what its sections name counts it: another section where it names a thing once more, or once less. */
function* namedIn(path: string, study: CaseStudy): Rows {
  yield* rows(path, study.sections, ['title']);
  yield* rows(path, [STUDY], ['sections']);
  for (const [{ id }, counts] of namedInReport(study))
    for (const [place, thing] of study.sections.entries())
      if (counts[place]) yield { path, thing, fields: [], linksTo: `${id} ${String(counts[place])}` };
}

function* notes({ stages, sections, categories, concepts, relations, roles, sources, references }: CaseStudy): Rows {
  const places = [
    ...stages.values(),
    ...sections,
    ...categories.values(),
    ...concepts.values(),
    ...relations,
    ...roles,
    ...sources.values(),
    ...references.values(),
  ];
  for (const place of places) yield* rows(paths.notes, [place], place.notes.length > 0 ? ['notes', ...NAME[place.kind]] : ['notes']);
}

/** How to cite: the study, and the first concept and excerpt as examples. */
function* citing({ concepts }: CaseStudy): Rows {
  const [concept] = concepts.values();
  const cited = ['title', 'authors', 'editors', 'editionDate', 'published', 'codebookTitle', 'site', 'licence'];
  yield* rows(paths.cite, [STUDY], cited);
  if (concept === undefined) return;
  yield* names(paths.cite, [concept]);
  yield* rows(paths.cite, concept.excerpts.slice(0, 1), []);
}

/** What is kept of things that are gone, on pages of their own and on those where they stood. */
function* former({ formerUrls }: CaseStudy): Rows {
  const parts = [...formerUrls.parts].flatMap(([path, list]) => list.map((part) => [path, part] as const));
  for (const [path, { kind, id, successors }] of [...formerUrls.pages, ...parts]) {
    yield { path, thing: { kind, id }, fields: 'all' };
    yield* names(
      path,
      successors.map((one) => (one.kind === 'excerpt' ? one.concepts[0] : one)),
    );
  }
  for (const [path, { ends }] of formerUrls.pairs) for (const { kind, id } of ends) yield { path, thing: { kind, id }, fields: 'all' };
}
