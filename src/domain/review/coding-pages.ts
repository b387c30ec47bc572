import type { CaseStudy } from '../study/case-study.ts';
import { evidencePagePath, evidencePages } from '../coding/excerpt-pages.ts';
import { hasPlacings, shownInOpenCoding } from '../study/coding-table.ts';
import { slidesOf } from '../coding/slides.ts';
import { STAGES } from '../schema/coding.ts';
import { evidencePath, pathOf, paths, stagePath } from '../study/urls.ts';
import { NAME, MEANING, OUTLINE, ARROW, PASSAGE, STUDY, type Rows, rows, names, outline, model, linked, grounds } from './shown.ts';

/** The parts of the study that a report can show, by their tags. */
const COMPONENTS: Readonly<Record<string, (path: string, study: CaseStudy) => Rows>> = {
  OpenCodingTable: openCoding,
  AxialCodingTable: axialCoding,
  RelationTable: relationTable,
  Model: model,
  DataStructure: dataStructure,
  Stages: stageNames,
};

/** The sections of the report, with what of the study each shows. */
export function* reportPages(study: CaseStudy): Rows {
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

/** The stages of the coding. */
export function* stagePages(study: CaseStudy): Rows {
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
export function* evidence(study: CaseStudy): Rows {
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
export function* slides(study: CaseStudy): Rows {
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
