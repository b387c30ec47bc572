import { drawNode, heightened, type Block } from './block.ts';
import type { Chart } from './chart.ts';
import { layOutColumn } from './column.ts';
import { drawingBox, moved, movedEdge, type Drawing } from './drawing.ts';
import { layOutList } from './list.ts';
import { readModel, type Model } from './read-model.ts';
import { layOutRow } from './row.ts';

/** So many blocks are too high in one column where two would do; what two may be wide at most, and between them. */
const [HIGH, MOST, GAP] = [5, 900, 44];

const NONE: Drawing = { parts: [], edges: [] };

/** A model in a row where that is wide enough for all without a crossing, else in a column, or in two that have nothing to do with each other; for a phone in a column, or
 * where its lines would take too much of that, as a list. */
export function layOutModel(chart: Chart, form: 'wide' | 'narrow'): Drawing {
  const model = readModel(chart);
  if (form === 'narrow') return layOutColumn(model, form) ?? layOutList(model);
  const row = layOutRow(model);
  if (row !== undefined) return row;
  const [one = NONE, two] = [layOutColumn(model, form), layOutColumns(model)];
  return two !== undefined && drawingBox(two).height < drawingBox(one).height ? two : one;
}

/** Two columns on one ground; nothing where all blocks are joined, or where there would be no room. */
function layOutColumns(model: Model): Drawing | undefined {
  const { blocks, core, relations, roles } = model;
  const isJoined = relations.some(({ from, to }) => core !== undefined && (from === core.id || to === core.id));
  const parts = partsOf(model);
  if (blocks.length < HIGH || isJoined || parts.length < 2) return undefined;
  const halves: Block[][] = [[], []];
  for (const part of parts) {
    const [first = [], second = []] = halves;
    (first.length <= second.length ? first : second).push(...part);
  }
  const [left, right] = halves.map((half) => {
    const ids = new Set(half.map(({ part }) => part.id));
    const within = <T extends { readonly from: string }>(edges: readonly T[]): T[] => edges.filter(({ from }) => ids.has(from));
    const own = {
      blocks: blocks.filter(({ part }) => ids.has(part.id)),
      core: undefined,
      roles: within(roles),
      relations: within(relations),
    };
    return layOutColumn(own, 'half');
  });
  if (left === undefined || right === undefined) return undefined;
  const [a, b] = [drawingBox(left), drawingBox(right)];
  const shift = a.x + a.width + GAP - b.x;
  if (a.width + GAP + b.width > MOST) return undefined;
  const bottom = Math.max(a.y + a.height, b.y + b.height) + 24;
  const ground = core && moved(heightened(drawNode(core, a.width + GAP + b.width), 46), a.x, bottom);
  return {
    parts: [...left.parts, ...right.parts.map((part) => moved(part, shift, 0)), ...(ground === undefined ? [] : [ground])],
    edges: [...left.edges, ...right.edges.map((edge) => movedEdge(edge, shift, 0))],
  };
}

/** Blocks that relations join, from the first block on. */
function partsOf({ blocks, relations }: Model): Block[][] {
  const parts: Block[][] = [];
  for (const block of blocks) {
    const ids = new Set([block.part.id]);
    for (let size = 0; size < ids.size;) {
      size = ids.size;
      for (const { from, to } of relations) if (ids.has(from) || ids.has(to)) ids.add(from).add(to);
    }
    if (!parts.flat().includes(block)) parts.push(blocks.filter(({ part }) => ids.has(part.id)));
  }
  return parts;
}
