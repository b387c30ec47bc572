import { fileURLToPath } from 'node:url';
import type { CaseStudy, Category, Node, Relation } from '#domain/study/case-study.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import { diagramFolder, readDiagram, writeDiagram } from '#files/diagram-cache.ts';
import { readMermaid } from '#files/drawing-assets.ts';
import { formatCategoryMap, type CategoryMapFigure } from '#formats/mermaid/category-map.ts';
import type { Hue, MermaidDiagram } from '#formats/mermaid/flowchart.ts';
import { formatModel, type EdgeMark, type ModelFigure } from '#formats/mermaid/model.ts';
import { formatStages } from '#formats/mermaid/stages.ts';
import { withCaption, withoutCaption, type Caption } from '#render/diagram/caption.ts';
import { diagramKey } from '#render/diagram/key.ts';
import { renderDiagrams } from '#render/diagram/render.ts';
import type { DiagramSource } from '#render/diagram/source.ts';
import { mapId, type FigureName } from './figure-id.ts';
import { relationMarks } from '../review/review-marks.ts';
import type { SiteReview } from '../review/review.ts';
import { stageSummaries } from './stage-summaries.ts';
import type { Texts } from '../texts/index.ts';
import { pathOf } from '#domain/study/urls.ts';

/** A figure as a page shows it. */
export interface Diagram {
  /** SVG to put into HTML, for a page and for a phone. */
  readonly svg: string;
  readonly narrow: string;
  /** Mermaid's text, with permanent URLs. */
  readonly source: string;
}

interface Context {
  readonly lang: string;
  readonly texts: Texts;
  href(path: string): string;
  permanentUrl(path: string): string;
  hueOf(node: Node): string;
  /** Drawn of another state of the study, from which nothing on the site can be reached. */
  readonly isPast?: boolean;
}

/** Whether its model is drawn. */
export const hasModel = (study: CaseStudy) =>
  study.groups.length <= LIMITS.modelGroups && arrowsOf(study).shown.length <= LIMITS.modelRelations;

/** Whether the surroundings of a category are drawn. */
export const isMapped = (study: CaseStudy, category: Category) =>
  study.concepts.size + study.categories.size <= LIMITS.mapStudy && neighbours(category) <= LIMITS.mapNeighbours;

/** What can be read as a figure, and drawn in reasonable time: above these a figure is left out. */
const LIMITS = { modelGroups: 12, modelMembers: 60, modelRelations: 40, mapStudy: 300, mapNeighbours: 40 } as const;

const CACHE = diagramFolder(fileURLToPath(new URL('../../..', import.meta.url)));

/**
 * Draws the study's figures, beginning at once; a page waits for the one it shows. What was drawn before is taken from the cache.
 * Figures are drawn with paths from `/`, so one drawing serves every base.
 */
export function studyDiagrams(study: CaseStudy, context: Context, review?: SiteReview): (id: FigureName) => Promise<Diagram | undefined> {
  const figures = writeFigures(study, context);
  if (review !== undefined) addReviewFigures(figures, review, context);
  const forms = [...figures].flatMap(([id, figure]) => FORMS.map((form) => ({ ...figure, id: svgId(id, form), form })));
  const drawn = drawAll(forms);
  drawn.catch(() => undefined); // A page that waits for it throws; until one does, it is not unhandled.
  return async (id) => {
    const figure = figures.get(id);
    if (figure === undefined) return undefined;
    const svgs = await drawn;
    const placed = (form: DiagramSource['form']) =>
      (svgs.get(svgId(id, form)) ?? '').replaceAll(/(<a [^>]*?href=")\//g, (_, start: string) => start + context.href('/'));
    return {
      svg: placed('wide'),
      narrow: placed('narrow'),
      source: figure.source.replaceAll(/^(click \S+ href ")\//gm, (_, start: string) => start + context.permanentUrl('/')),
    };
  };
}

const FORMS = ['wide', 'narrow'] as const;

/** Ids of a page's own parts have an underscore, which no identifier of a study and no heading of a report has in this place. */
const svgId = (id: FigureName, form: DiagramSource['form']) => `figure_${id}${form === 'wide' ? '' : '_narrow'}`;

/** What a figure says of itself is put in when it is drawn: a study may change its title, and nothing is drawn again. */
async function drawAll(figures: readonly (DiagramSource & Caption)[]): Promise<ReadonlyMap<string, string>> {
  const drawn = await drawBare(figures.map(({ title: _title, description: _description, ...source }) => withoutCaption(source)));
  return new Map(figures.map((figure) => [figure.id, withCaption(drawn.get(figure.id) ?? '', figure.id, figure)]));
}

async function drawBare(sources: readonly DiagramSource[]): Promise<ReadonlyMap<string, string>> {
  const kept = await Promise.all(sources.map(async (source) => [source.id, await readDiagram(CACHE, diagramKey(source))] as const));
  const drawn = new Map(kept.filter((pair): pair is [string, string] => pair[1] !== undefined));
  const missing = sources.filter(({ id }) => !drawn.has(id));
  if (missing.length === 0) return drawn;
  const made = await renderDiagrams(missing, readMermaid);
  await Promise.all(missing.map((source) => writeDiagram(CACHE, diagramKey(source), made.get(source.id) ?? '')));
  return new Map([...drawn, ...made]);
}

function writeFigures(study: CaseStudy, context: Context): Map<FigureName, MermaidDiagram> {
  const figures = new Map<FigureName, MermaidDiagram>();
  const stages = stagesFigure(study, context);
  if (stages.stages.length > 1) figures.set('stages', formatStages(stages));
  addModel(figures, 'model', study, context);
  for (const category of study.categories.values()) {
    if (isMapped(study, category)) figures.set(mapId(category), formatCategoryMap(mapFigure(category, context)));
  }
  return figures;
}

/** The model before and after, with what differs marked. The one before leads nowhere: what it shows may be gone. */
function addReviewFigures(figures: Map<FigureName, MermaidDiagram>, review: SiteReview, context: Context): void {
  const { before, after } = review;
  const marks = relationMarks(review);
  const hueOf = ({ group }: Node) => context.hueOf(after.categories.get(group?.id ?? '') as Node);
  addModel(figures, 'review-before', before, { ...context, hueOf, isPast: true }, marks);
  addModel(figures, 'review-after', after, context, marks);
}

function addModel(
  figures: Map<FigureName, MermaidDiagram>,
  id: FigureName,
  study: CaseStudy,
  context: Context,
  marks?: ReadonlyMap<Relation, EdgeMark>,
): void {
  if (hasModel(study)) figures.set(id, formatModel(modelFigure(study, context, marks)));
}

const neighbours = (category: Category) => category.children.length + category.concepts.length + category.relations.length;
const say = (text: LocalizedText, { lang }: Context) => textIn(text, lang).text;
const hue = (node: Node, context: Context): Hue => (context.hueOf(node) === 'core' ? 'core' : Number(context.hueOf(node)));
const linked = (node: Node, context: Context) => ({
  id: node.id,
  label: say(node.label, context),
  ...(context.isPast === true ? {} : { href: pathOf(node) }),
  hue: hue(node, context),
});
const arrow = ({ from, to, label }: Relation, context: Context, nameOf = (end: Category) => say(end.label, context)) =>
  `${nameOf(from)} → ${nameOf(to)} (${say(label, context)})`;

function arrowsOf({ core, groups, relations }: Pick<CaseStudy, 'core' | 'groups' | 'relations'>) {
  const drawn = new Set<Category>(core === undefined ? groups : [core, ...groups]);
  // A relation of a deeper category is drawn from its group; one within a group has no arrow, and stands in the table.
  const ends = ({ from, to }: Relation) => [from, to].map((end) => (drawn.has(end) ? end : (end.group ?? end)));
  const shown = relations.filter((relation) => new Set(ends(relation).filter((end) => drawn.has(end))).size === 2);
  return { drawn, ends, shown };
}

function modelFigure(
  { study, core, groups, relations, roles }: CaseStudy,
  context: Context,
  marks?: ReadonlyMap<Relation, EdgeMark>,
): ModelFigure {
  const { diagram, listSeparator } = context.texts;
  const { drawn, ends, shown } = arrowsOf({ core, groups, relations });
  const nameOf = (end: Category) => {
    const name = say(end.label, context);
    return drawn.has(end) || end.group === undefined ? name : diagram.within(name, say(end.group.label, context));
  };
  const inner = (end: Category) => (drawn.has(end) ? undefined : { id: end.id, name: nameOf(end) });
  const members = groups.flatMap((group) => group.children);
  return {
    title: diagram.model(say(study.title, context)),
    description: diagram.modelDescription(shown.map((relation) => arrow(relation, context, nameOf)).join(listSeparator)),
    ...(core && core !== groups[0] && { core: linked(core, context) }),
    groups: groups.map((group) => ({
      ...linked(group, context),
      members: members.length <= LIMITS.modelMembers ? group.children.map((child) => linked(child, context)) : [],
    })),
    relations: shown.map((relation) => {
      const [from, to] = ends(relation);
      const href = context.isPast === true ? {} : { href: pathOf(relation) };
      return {
        from: from?.id ?? '',
        to: to?.id ?? '',
        inner: { from: inner(relation.from), to: inner(relation.to) },
        label: say(relation.label, context),
        mark: marks?.get(relation),
        ...href,
      };
    }),
    roles: roles
      .filter(({ category }) => drawn.has(category))
      .map((role) => ({
        from: role.category.id,
        label: say(role.label, context),
        ...(context.isPast === true ? {} : { href: pathOf(role) }),
      })),
  };
}

function stagesFigure(study: CaseStudy, { lang, texts }: Context) {
  const stages = stageSummaries(study, lang, texts).map(({ id, name, counts, path }) => ({
    id,
    label: name.text,
    detail: counts,
    href: path,
  }));
  return {
    title: texts.diagram.stages,
    description: stages.map(({ label, detail }) => `${label}${texts.colon}${detail}`).join('; '),
    stages,
  };
}

function mapFigure(category: Category, context: Context): CategoryMapFigure {
  const { texts } = context;
  const children: readonly Node[] = [...category.children, ...category.concepts];
  const names = (nodes: readonly Node[]) => nodes.map((node) => say(node.label, context)).join(texts.listSeparator);
  return {
    title: texts.diagram.map(say(category.label, context)),
    description: texts.diagram.mapDescription(
      category.parent ? say(category.parent.label, context) : '',
      names(children),
      category.relations.map((relation) => arrow(relation, context)).join(texts.listSeparator),
    ),
    category: linked(category, context),
    ...(category.parent && { parent: linked(category.parent, context) }),
    roles:
      category.parent?.parent === undefined ? category.roles.map((role) => ({ label: say(role.label, context), href: pathOf(role) })) : [],
    children: children.map((child) => linked(child, context)),
    relations: category.relations.map((relation) => {
      const out = relation.from === category;
      return {
        direction: out ? 'to' : 'from',
        other: linked(out ? relation.to : relation.from, context),
        label: say(relation.label, context),
        href: pathOf(relation),
      };
    }),
  };
}
