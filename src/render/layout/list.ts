import { drawBlock, type Block } from './block.ts';
import { chipsIn, withChips } from './chips.ts';
import { moved, type DrawnEdge, type Drawing, type DrawnPart } from './drawing.ts';
import { arrowsTo, HEAD_GAP, laneOf, SPINE, stackNeighbours, uprightTo, type Neighbour } from './map.ts';
import type { Model } from './read-model.ts';
import { edgeText, labelWidth } from './text.ts';
import { PHONE_WIDTH, SIDE_TYPES } from './type.ts';

/** The widest label of an arrow; from a block to the next, and between what one reaches. */
const [LABEL, APART, GAP] = [116, 26, 8];
const TYPES = SIDE_TYPES.narrow;

/**
 * Blocks under each other, each with an upright from which its own arrows lead to what they reach, named there again: nothing crosses,
 * and it is as narrow as a phone however many relations there are.
 */
export function layOutList(model: Model): Drawing {
  const { blocks, core } = model;
  const parts: DrawnPart[] = [];
  const edges: DrawnEdge[] = [];
  let y = 0;
  for (const block of [...blocks, ...(core === undefined ? [] : [{ part: core, members: [] }])]) {
    const reached = reachedFrom(block, model);
    const whole = withChips(drawBlock(block, PHONE_WIDTH, true), model, TYPES, block.part === core ? 44 : 0);
    const head = moved(whole, 0, y);
    const lane = laneOf(reached, 40);
    const below = stackNeighbours(reached, SPINE + lane, y + head.box.height + HEAD_GAP, PHONE_WIDTH - SPINE - lane, GAP);
    const last = below.at(-1)?.box;
    const arrows = reached.flatMap((other, i) => arrowsTo(block.part, other, below[i], SPINE));
    const bottom = y + head.box.height;
    parts.push({ ...head, limbs: uprightTo(arrows, last, bottom) }, ...below);
    edges.push(...chipsIn(head, model, TYPES), ...arrows);
    y = (last === undefined ? bottom : last.y + last.height) + APART;
  }
  return { parts, edges };
}

/** What a block's own arrows lead to, in their order. */
function reachedFrom({ part }: Block, { blocks, core, relations }: Model): Neighbour[] {
  const own = relations.filter(({ from }) => from === part.id);
  const labels = own.map((edge) => edge.label);
  const label = labelWidth(labels, LABEL, TYPES.edge, 1.2);
  return [...Map.groupBy(own, ({ to }) => to)].flatMap(([id, arrows]) => {
    const to = id === core?.id ? core : blocks.find((block) => block.part.id === id)?.part;
    if (to === undefined) return [];
    return [{ part: to, arrows: arrows.map((edge) => ({ edge, text: edgeText(edge.label, label, TYPES.edge) })) }];
  });
}
