import type { CaseStudy } from '../study/case-study.ts';
import { namedInReport } from '../codings/shape.ts';
import { questionsOf } from '../analysis/questions.ts';
import { hasReporting } from '../permanence/public-urls.ts';
import { pathOf, paths, pinnedPath, questionPath, reportingPath, stagePath } from '../study/urls.ts';
import { NAME, MEANING, OUTLINE, STUDY, type Rows, rows, names, outline, model } from './shown.ts';
import { members, besideMembers, conceptPages } from './code-pages.ts';
import { reportPages, stagePages, evidence, slides } from './coding-pages.ts';
import { materialPages, memoPages, pairPages } from './material-pages.ts';

/** A front page names the concepts of a study that a reader can take in; above this it names the categories. */
export const MOST_NAMED = 80;

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
