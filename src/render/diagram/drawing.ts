import { pathBox, unionOf, type Box } from './box.ts';
import { boundingBox, linesOf, readableText, shiftOf } from './measure.ts';
import { translated, type Point } from './path.ts';

/** A label's lines, top to bottom. */
type Lines = readonly string[];

export interface DrawnGroup {
  readonly id: string;
  readonly classes: readonly string[];
  readonly box: Box;
  readonly title: Lines;
}

export interface DrawnNode {
  readonly id: string;
  readonly classes: readonly string[];
  /** The centre. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Mermaid's shape, around the centre. */
  readonly shape: Element | undefined;
  readonly label: Lines;
  readonly href: string | undefined;
}

/** What stands at an end of an edge, of the kinds that flowcharts know. */
export type Marker = 'point' | 'circle' | 'cross';

export interface DrawnEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly d: string;
  /** The points that the layout led the edge through. */
  readonly points: readonly Point[];
  readonly start: Marker | undefined;
  readonly end: Marker | undefined;
  readonly dotted: boolean;
  readonly thick: boolean;
}

export interface DrawnLabel {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly lines: Lines;
}

/** What Mermaid drew, in one coordinate system and without its styling. */
export interface Drawing {
  readonly title: string;
  readonly description: string;
  readonly groups: readonly DrawnGroup[];
  readonly nodes: readonly DrawnNode[];
  readonly edges: readonly DrawnEdge[];
  readonly labels: readonly DrawnLabel[];
}

/** Classes of Mermaid's own that say nothing to a stylesheet. */
const MERMAID_CLASSES = new Set(['node', 'cluster', 'default', 'clickable', 'undefined', 'null']);

function classesOf(element: Element): string[] {
  const names = (element.getAttribute('class') ?? '').split(/\s+/);
  return [...new Set(names)].filter((name) => /^[a-z][\w-]*$/i.test(name) && !MERMAID_CLASSES.has(name));
}

function hasClass(element: Element, name: string): boolean {
  return (element.getAttribute('class') ?? '').split(/\s+/).includes(name);
}

function childWithClass(element: Element, name: string): Element | undefined {
  return [...element.children].find((child) => hasClass(child, name));
}

function linesWithin(element: Element | undefined): string[] {
  const text = element?.getElementsByTagName('text')[0];
  const lines = text === undefined ? [] : linesOf(text).map((line) => readableText(line).replace(/\s+/g, ' ').trim());
  return lines.every((line) => line === '') ? [] : lines;
}

/** Where an element's own origin lies in the drawing. */
function originOf(element: Element): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const shift = shiftOf(at);
    x += shift.x;
    y += shift.y;
  }
  return { x, y };
}

/** Mermaid's ids are `<diagram>-<subgraph>` and `<diagram>-flowchart-<node>-<number>`. */
function sourceId(element: Element, prefix: string): string {
  return element.id.slice(prefix.length + 1).replace(/^flowchart-(.*)-\d+$/, '$1');
}

function readGroup(element: Element, prefix: string): DrawnGroup {
  const rect = element.getElementsByTagName('rect')[0];
  const { x, y } = originOf(element);
  const box = rect === undefined ? { x: 0, y: 0, width: 0, height: 0 } : boundingBox(rect);
  return {
    id: sourceId(element, prefix),
    classes: classesOf(element),
    box: { ...box, x: box.x + x, y: box.y + y },
    title: linesWithin(childWithClass(element, 'cluster-label')),
  };
}

function readNode(element: Element, prefix: string): DrawnNode {
  const label = childWithClass(element, 'label');
  const shape = [...element.children].find((child) => child !== label);
  const { width, height } = shape === undefined ? { width: 0, height: 0 } : boundingBox(shape);
  const link = element.parentElement?.localName === 'a' ? element.parentElement : undefined;
  const href = link?.getAttribute('href') ?? link?.getAttributeNS('http://www.w3.org/1999/xlink', 'href') ?? undefined;
  return {
    id: sourceId(element, prefix),
    classes: classesOf(element),
    ...originOf(element),
    width,
    height,
    shape,
    label: linesWithin(label),
    href,
  };
}

function readEdge(path: Element, ids: readonly string[]): DrawnEdge {
  const id = path.getAttribute('data-id') ?? '';
  const { x, y } = originOf(path);
  const classes = classesOf(path);
  const data = JSON.parse(atob(path.getAttribute('data-points') ?? 'W10=')) as Point[];
  // `L_<from>_<to>_<number>`, where ids may hold underscores themselves.
  const from =
    ids.find((candidate) => id.startsWith(`L_${candidate}_`) && ids.some((other) => id.startsWith(`L_${candidate}_${other}_`))) ?? '';
  const to = ids.find((candidate) => id.startsWith(`L_${from}_${candidate}_`)) ?? '';
  const marker = (end: 'start' | 'end'): Marker | undefined =>
    /(point|circle|cross)(?:Start|End)/.exec(path.getAttribute(`marker-${end}`) ?? '')?.[1] as Marker | undefined;
  return {
    id,
    from,
    to,
    d: translated(path.getAttribute('d') ?? '', { x, y }),
    points: data.map((point) => ({ x: point.x + x, y: point.y + y })),
    start: marker('start'),
    end: marker('end'),
    dotted: classes.includes('edge-pattern-dotted') || classes.includes('edge-pattern-dashed'),
    thick: classes.includes('edge-thickness-thick'),
  };
}

function readLabel(element: Element): DrawnLabel | undefined {
  const label = childWithClass(element, 'label');
  const text = element.getElementsByTagName('text')[0];
  const lines = linesWithin(label);
  if (label === undefined || text === undefined || lines.length === 0) return undefined;
  const { width, height } = boundingBox(text);
  return { id: label.getAttribute('data-id') ?? '', ...originOf(element), width, height, lines };
}

/** Reads Mermaid's SVG of a flowchart, whose ids all begin with `prefix`. */
export function readDrawing(svg: Element, prefix: string): Drawing {
  const all = (tag: string, className: string): Element[] =>
    [...svg.getElementsByTagName(tag)].filter((element) => hasClass(element, className));
  // Mermaid writes subgraphs in an order of its own: read them as they stand, top to bottom, left to right.
  const groups = all('g', 'cluster')
    .map((element) => readGroup(element, prefix))
    .sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
  const nodes = all('g', 'node').map((element) => readNode(element, prefix));
  const ids = [...groups, ...nodes].map(({ id }) => id);
  return {
    title: svg.getElementsByTagName('title')[0]?.textContent ?? '',
    description: svg.getElementsByTagName('desc')[0]?.textContent ?? '',
    groups,
    nodes,
    edges: all('path', 'flowchart-link').map((path) => readEdge(path, ids)),
    labels: all('g', 'edgeLabel').flatMap((element) => readLabel(element) ?? []),
  };
}

/** The box around everything drawn. */
export function drawingBox({ groups, nodes, edges, labels }: Drawing): Box {
  const centred = [...nodes, ...labels].map(({ x, y, width, height }) => ({ x: x - width / 2, y: y - height / 2, width, height }));
  const paths = edges.flatMap(({ d }) => pathBox(d) ?? []);
  return unionOf([...groups.map((group) => group.box), ...centred, ...paths]) ?? { x: 0, y: 0, width: 0, height: 0 };
}
