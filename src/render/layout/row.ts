import { blockWidth, drawBlock, drawNode, heightened, leastWidth } from './block.ts';
import type { Edge } from './chart.ts';
import { centred, drawingBox, ARROWHEAD, moved, type DrawnEdge, type Drawing, type DrawnPart } from './drawing.ts';
import { bondsOf, pillarClasses, type Model } from './read-model.ts';
import { arrange } from './order.ts';
import { edgeText, labelWidth, longestWord, type TextBlock } from './text.ts';
import { portsAt, tracksOf } from './tracks.ts';
import { SIDE_TYPES } from './type.ts';

/** The widest that a block and a label between two blocks may be, from roomy to tight. */
const SIZES = [
  { block: 250, lane: 112 },
  { block: 190, lane: 92 },
  { block: 160, lane: 80 },
] as const;
/** The widest that labels above and below may be. */
const [ARC, FOOT] = [200, 90];
const { edge: EDGE, role: ROLE } = SIDE_TYPES.wide;
/** What a row would best be no wider than, and what it may be at most: on a page it would be set too small. */
const [GOOD, MOST] = [760, 900];
/** Between two ends on one side; around a label in a line; beside a label between two blocks. */
const [PORT, CLEAR, BESIDE] = [28, 6, 20];
/** Between two blocks at least, and between blocks and the core. */
const [GAP, FLOOR] = [36, 46];

interface Arrow {
  readonly edge: Edge;
  readonly from: number;
  readonly to: number;
  readonly text: TextBlock | undefined;
}

/**
 * Blocks in a row: arrows between neighbours in lanes, all others in arcs above, roles as pillars onto the core. Nothing where lines
 * would cross, or the row would be too wide.
 */
export function layOutRow(model: Model): Drawing | undefined {
  const { order, crossings } = arrange(model.blocks.length, bondsOf(model, false), 1);
  if (crossings > 0 || order.length === 0) return undefined;
  let tightest: Drawing | undefined;
  for (const sizes of SIZES) {
    tightest = drawRow(model, order, sizes);
    if (drawingBox(tightest).width <= GOOD) return tightest;
  }
  return tightest !== undefined && drawingBox(tightest).width <= MOST ? tightest : undefined;
}

function drawRow(model: Model, order: readonly number[], sizes: (typeof SIZES)[number]): Drawing {
  const { blocks, core, roles, relations } = model;
  const placeOf = new Map(order.map((block, place) => [blocks[block]?.part.id ?? '', place]));
  const arrows = relations.flatMap((edge): Arrow[] => {
    const [from, to] = [placeOf.get(edge.from), placeOf.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    return [
      {
        edge,
        from,
        to,
        text: edgeText(edge.label, Math.abs(from - to) === 1 ? Math.max(sizes.lane, longestWord(edge.label, EDGE)) : ARC, EDGE),
      },
    ];
  });
  const arcs = arrows.filter(({ from, to }) => Math.abs(from - to) > 1);
  const lanes = order
    .slice(1)
    .map((_, i) => arrows.filter(({ from, to }) => Math.min(from, to) === i && Math.abs(from - to) === 1).sort((a, b) => a.from - b.from));
  const feet = order.map((block) => feetOf(model, blocks[block]?.part.id ?? ''));
  const ports = order.map((_, place) => portsAt(arcs, place));
  const width = Math.max(
    132,
    ...blocks.map((block) => blockWidth(block, Math.max(sizes.block, Math.min(SIZES[0].block, leastWidth(block))))),
    ...ports.map((own) => (own.length - 1) * PORT + 32),
    ...feet.map((own) => own.reduce((sum, foot) => sum + foot.width + 12, 4)),
  );
  const gaps = lanes.map((own) => Math.max(GAP, ...own.map(({ text }) => (text?.width ?? 24) + 2 * BESIDE)));
  const total = width * order.length + gaps.reduce((sum, gap) => sum + gap, 0);

  const drawn = order.flatMap((block) => blocks[block] ?? []).map((block) => drawBlock(block, width, false));
  const stacks = lanes.map((own) => own.reduce((sum, { text }) => sum + (text?.height ?? 0) + LANE, -LANE_GAP));
  const height = Math.max(...drawn.map(({ box }) => box.height), ...stacks.map((stack) => stack + 16));
  const lefts = order.map((_, i) => i * width + gaps.slice(0, i).reduce((sum, gap) => sum + gap, 0));
  const parts: DrawnPart[] = drawn.map((block, i) => moved(heightened(block, height), lefts[i] ?? 0, 0));
  const edges = [
    ...arcEdges(arcs, ports, (place) => (lefts[place] ?? 0) + width / 2),
    ...lanes.flatMap((own, i) => laneEdges(own, (lefts[i] ?? 0) + width, lefts[i + 1] ?? 0, (height - (stacks[i] ?? 0)) / 2)),
  ];
  if (core === undefined) return { parts, edges };
  const floor = Math.max(feet.every((own) => own.length === 0) ? 24 : FLOOR, ...feet.flat().map(({ text }) => (text?.height ?? 0) + 24));
  feet.forEach((own, place) => {
    let x = (lefts[place] ?? 0) + (width - own.reduce((sum, foot) => sum + foot.width + 12, -12)) / 2;
    for (const foot of own) {
      edges.push(footEdge(foot, x, height, floor, roles.includes(foot.edge) ? pillarClasses(model, foot.edge) : undefined));
      x += foot.width + 12;
    }
  });
  const ground = heightened(drawNode(core, total), 46);
  return { parts: [...parts, moved(ground, 0, height + floor)], edges };
}

/** Under a label of a lane to its line, and from there to the next lane. */
const [LANE_UNDER, LANE_GAP] = [4, 13];
const LANE = LANE_UNDER + LANE_GAP;

function laneEdges(lanes: readonly Arrow[], left: number, right: number, top: number): DrawnEdge[] {
  let at = top;
  return lanes.map(({ edge, from, to, text }) => {
    const y = at + (text?.height ?? 0) + LANE_UNDER;
    const middle = at + (text?.height ?? 0) / 2;
    at = y + LANE_GAP;
    const [start, stop] = from < to ? [left, right - ARROWHEAD] : [right, left + ARROWHEAD];
    const line = [
      { x: start, y },
      { x: stop, y },
    ];
    return { edge, classes: [], lines: [line], label: text && centred(text, (left + right) / 2, middle) };
  });
}

function arcEdges(arcs: readonly Arrow[], ports: readonly (readonly Arrow[])[], middle: (place: number) => number): DrawnEdge[] {
  const portOf = (arrow: Arrow, place: number): number => {
    const own = ports[place] ?? [];
    return middle(place) + (own.indexOf(arrow) - (own.length - 1) / 2) * PORT;
  };
  const spans = arcs.map((arrow) => [portOf(arrow, arrow.from), portOf(arrow, arrow.to)] as const);
  const tracks = tracksOf(spans);
  const tallest = Math.max(0, ...arcs.map(({ text }) => text?.height ?? 0));
  return arcs.map(({ edge, text }, i) => {
    const [start = 0, stop = 0] = spans[i] ?? [];
    const y = -(tallest / 2 + 18) - (tracks[i] ?? 0) * Math.max(26, tallest + 9);
    const x = (start + stop) / 2;
    const half = text === undefined ? 0 : text.width / 2 + CLEAR;
    const toward = start < stop ? 1 : -1;
    const first = [
      { x: start, y: 0 },
      { x: start, y },
      { x: x - half * toward, y },
    ];
    const second = [
      { x: x + half * toward, y },
      { x: stop, y },
      { x: stop, y: -ARROWHEAD },
    ];
    return { edge, classes: [], lines: text === undefined ? [[...first, ...second]] : [first, second], label: text && centred(text, x, y) };
  });
}

interface Foot {
  readonly edge: Edge;
  readonly text: TextBlock | undefined;
  readonly width: number;
  /** From the core. */
  readonly up: boolean;
}

/** What joins a block and the core: its roles, then relations between them. */
function feetOf({ core, roles, relations }: Model, id: string): Foot[] {
  const pillars = roles
    .filter(({ from }) => from === id)
    .map((edge) => {
      const text = edgeText(edge.label, labelWidth([edge.label], FOOT, ROLE), ROLE);
      return { edge, text, up: false, width: Math.max(56, (text?.width ?? 0) + 24) };
    });
  const arrows = relations
    .filter(({ from, to }) => core !== undefined && ((from === id && to === core.id) || (to === id && from === core.id)))
    .map((edge) => {
      const text = edgeText(edge.label, labelWidth([edge.label], FOOT, EDGE), EDGE);
      return { edge, text, up: edge.to === id, width: (text?.width ?? 0) + 22 };
    });
  return [...pillars, ...arrows];
}

function footEdge(
  { edge, text, width, up }: Foot,
  x: number,
  top: number,
  floor: number,
  pillar: readonly string[] | undefined,
): DrawnEdge {
  const middle = top + floor / 2;
  if (pillar !== undefined)
    return {
      edge,
      classes: pillar,
      lines: [],
      bar: { x, y: top, width, height: floor },
      label: text && centred(text, x + width / 2, middle),
    };
  const at = x + 8;
  const line = up
    ? [
        { x: at, y: top + floor },
        { x: at, y: top + ARROWHEAD },
      ]
    : [
        { x: at, y: top },
        { x: at, y: top + floor - ARROWHEAD },
      ];
  return { edge, classes: [], lines: [line], label: text && centred(text, at + 8 + text.width / 2, middle) };
}
