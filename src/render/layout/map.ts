import { drawNode, fitNode, heightened } from './block.ts';
import { hueOf, type Chart, type Edge, type Part } from './chart.ts';
import { centred, centreOf, ARROWHEAD, moved, type Box, type DrawnEdge, type Drawing, type DrawnPart } from './drawing.ts';
import { edgeText, labelWidth, type TextBlock } from './text.ts';
import { PHONE_WIDTH, SIDE_TYPES } from './type.ts';

/** Of both forms: the widest that boxes may be; between two boxes; the widest label of an arrow. */
const FORMS = {
  wide: { box: 210, here: 190, gap: 12, label: 130, bracket: 40, whole: 0, type: SIDE_TYPES.wide },
  narrow: { box: 240, here: PHONE_WIDTH, gap: 9, label: 88, bracket: 28, whole: PHONE_WIDTH, type: SIDE_TYPES.narrow },
} as const;
/** Beside a label, under it to its line, and from there to the next. */
const [BESIDE, UNDER, BETWEEN] = [14, 4, 12];
/** The upright of what is mapped, on a phone, and from its head to the first box. */
export const [SPINE, HEAD_GAP] = [14, 14];

type Form = (typeof FORMS)[keyof typeof FORMS];

/** What stands beside the category: what it belongs to, or what it has relations with, with the arrows between. */
export interface Neighbour {
  readonly part: Part;
  readonly arrows: readonly { readonly edge: Edge; readonly text: TextBlock | undefined }[];
}

/** One category among its neighbours: as tall as all that it reaches, so that every line is straight. */
export function layOutMap(chart: Chart, form: keyof typeof FORMS): Drawing {
  const { nodes, edges } = chart;
  const here = nodes.find(({ classes }) => classes.includes('current')) ?? nodes[0];
  if (here === undefined) return { parts: [], edges: [] };
  const own = edges.filter(({ from, to }) => (from === here.id) !== (to === here.id));
  const children = own.filter((edge) => edge.to === here.id && isBar(edge));
  const sizes = FORMS[form];
  const typeOf = (edge: Edge) => sizes.type[isBar(edge) ? 'role' : 'edge'];
  const label = Math.max(...own.map((edge) => labelWidth([edge.label], sizes.label, typeOf(edge))), sizes.label);
  const others = nodes.flatMap((part): Neighbour[] => {
    const arrows = own.filter((edge) => !children.includes(edge) && (edge.from === part.id || edge.to === part.id));
    if (part === here || arrows.length === 0) return [];
    const sorted = arrows.toSorted((a, b) => Number(a.to === here.id) - Number(b.to === here.id));
    return [{ part, arrows: sorted.map((edge) => ({ edge, text: edgeText(edge.label, label, typeOf(edge)) })) }];
  });
  const members = children.flatMap((edge) => nodes.filter(({ id }) => id === edge.from).map((part) => ({ edge, part })));
  return form === 'wide' ? wideMap(here, members, others, sizes) : narrowMap(here, members, others, sizes);
}

interface Member {
  readonly edge: Edge;
  readonly part: Part;
}

export const laneOf = (others: readonly Neighbour[], least: number): number =>
  Math.max(least, ...others.flatMap(({ arrows }) => arrows.map(({ text }) => (text?.width ?? 0) + 2 * BESIDE)));

const stackOf = ({ arrows }: Neighbour): number =>
  arrows.reduce(
    (sum, { text, edge }) => sum + (isBar(edge) ? Math.max(24, (text?.height ?? 0) + 10) : (text?.height ?? 0) + UNDER) + BETWEEN,
    -BETWEEN,
  );

/** What a category belongs to, it is joined to by a bar. */
const isBar = ({ end, start }: Edge): boolean => end === undefined && start === undefined;

/** Boxes of neighbours under each other, each as high as its arrows need. */
export function stackNeighbours(others: readonly Neighbour[], left: number, top: number, width: number, gap: number): DrawnPart[] {
  let y = top;
  return others.map((other) => {
    const drawn = moved(heightened(drawNode(other.part, width), stackOf(other) + 12), left, y);
    y += drawn.box.height + gap;
    return drawn;
  });
}

function wideMap(here: Part, members: readonly Member[], others: readonly Neighbour[], sizes: Form): Drawing {
  const widthOf = (parts: readonly Part[]): number => Math.max(0, ...parts.map((part) => fitNode(part, sizes.box).box.width));
  const wide = widthOf(members.map(({ part }) => part));
  const left = members.length === 0 ? 0 : wide + sizes.bracket;
  const own = fitNode(here, sizes.here);
  const lane = laneOf(others, 40);
  const right = stackNeighbours(others, left + own.box.width + lane, 0, widthOf(others.map(({ part }) => part)), sizes.gap);
  const column = stacked(members, wide, sizes.gap / 2);
  const rightHeight = heightOf(right);
  const leftHeight = heightOf(column);
  const drawn = heightened(own, rightHeight);
  const height = Math.max(leftHeight, drawn.box.height);
  const centre = moved(drawn, left, (height - drawn.box.height) / 2);
  const after = right.map((part) => moved(part, 0, (height - rightHeight) / 2));
  const before = column.map((part) => moved(part, 0, (height - leftHeight) / 2));
  const x = left - sizes.bracket / 2;
  const brackets = members.map(({ edge }, i): DrawnEdge => {
    const box = before[i]?.box ?? centre.box;
    const y = centreOf(box).y;
    const lines = [
      [
        { x: box.x + box.width, y },
        { x, y },
        { x, y: height / 2 },
        { x: left, y: height / 2 },
      ],
    ];
    return { edge, classes: bracket(here), lines };
  });
  const edges = [...brackets, ...others.flatMap((other, i) => arrowsTo(here, other, after[i], left + own.box.width))];
  return { parts: [...before, centre, ...after], edges };
}

/** On a phone the category is a head with an upright at its left, from which lines lead to what stands below. */
function narrowMap(here: Part, members: readonly Member[], others: readonly Neighbour[], sizes: Form): Drawing {
  const head = drawNode(here, sizes.whole);
  const lane = laneOf(others, 40);
  const top = head.box.height + HEAD_GAP;
  const left = SPINE + lane;
  const after = stackNeighbours(others, left, top, sizes.whole - left, sizes.gap);
  const next = top + (others.length === 0 ? 0 : heightOf(after) + sizes.gap * 2);
  const indent = SPINE + sizes.bracket;
  const below = stacked(members, sizes.whole - indent, sizes.gap / 2).map((part) => moved(part, indent, next));
  const all = [...after, ...below];
  const last = all.at(-1)?.box;
  const brackets = members.map(({ edge }, i): DrawnEdge => {
    const y = centreOf(below[i]?.box ?? head.box).y;
    return {
      edge,
      classes: bracket(here),
      lines: [
        [
          { x: indent, y },
          { x: SPINE, y },
        ],
      ],
    };
  });
  const edges = [...others.flatMap((other, i) => arrowsTo(here, other, after[i], SPINE)), ...brackets];
  return { parts: [{ ...head, limbs: uprightTo(edges, last, head.box.height) }, ...all], edges };
}

/** The upright below a head, down to the last line and past the middle of the last box. */
export function uprightTo(edges: readonly DrawnEdge[], last: Box | undefined, top: number): Box[] {
  if (last === undefined) return [];
  const end = Math.max(centreOf(last).y + 12, ...edges.flatMap(({ lines }) => lines.flat().map(({ y }) => y + 6)));
  return [{ x: 0, y: top, width: SPINE, height: end - top }];
}

const heightOf = (parts: readonly DrawnPart[]): number => {
  const [first, last] = [parts[0]?.box, parts.at(-1)?.box];
  return first === undefined || last === undefined ? 0 : last.y + last.height - first.y;
};

function stacked(members: readonly Member[], width: number, gap: number): DrawnPart[] {
  let y = 0;
  return members.map(({ part }) => {
    const drawn = moved(drawNode(part, width), 0, y);
    y += drawn.box.height + gap;
    return drawn;
  });
}

const bracket = (part: Part): string[] => ['bracket', ...[hueOf(part) ?? []].flat()];

/** Straight arrows, each under its label; what the category belongs to is joined by a bar. */
export function arrowsTo(here: Part, other: Neighbour, drawn: DrawnPart | undefined, start: number): DrawnEdge[] {
  if (drawn === undefined) return [];
  const { box } = drawn;
  let y = box.y + (box.height - stackOf(other)) / 2;
  return other.arrows.map(({ edge, text }): DrawnEdge => {
    const top = y;
    const height = isBar(edge) ? Math.max(24, (text?.height ?? 0) + 10) : (text?.height ?? 0) + UNDER;
    y += height + BETWEEN;
    const middle = (start + box.x) / 2;
    if (isBar(edge)) {
      const bar = { x: start, y: top, width: box.x - start, height };
      return {
        edge,
        classes: ['pillar', ...[hueOf(here) ?? []].flat()],
        lines: [],
        bar,
        label: text && centred(text, middle, top + height / 2),
      };
    }
    const out = edge.from === here.id;
    const at = top + height;
    const line = out
      ? [
          { x: start, y: at },
          { x: box.x - ARROWHEAD, y: at },
        ]
      : [
          { x: box.x, y: at },
          { x: start + ARROWHEAD, y: at },
        ];
    return { edge, classes: [], lines: [line], label: text && centred(text, middle, top + text.height / 2) };
  });
}
