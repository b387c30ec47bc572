import type { Part } from './chart.ts';
import { centred, startingAt, type DrawnPart } from './drawing.ts';
import { longestWord, nodeText, textBlock } from './text.ts';
import { CORE_TYPE, NODE_TYPE, TITLE_INSET, TITLE_TYPE } from './type.ts';

/** Inside a node, beside and above its text. */
const [SIDE, ABOVE] = [12, 5];
/** In a group: above its title, under it, between its members, under the last. */
const [TOP, UNDER, BETWEEN, BOTTOM] = [9, 7, 6, 12];

/** A node or a group that stands for itself, with its members. */
export interface Block {
  readonly part: Part;
  readonly members: readonly Part[];
}

/** A node around its text, its upper left corner at 0, as wide as told and as high as needed. */
export function drawNode(part: Part, width: number): DrawnPart {
  const text = nodeText(part, width - 2 * SIDE);
  const height = text.height + 2 * ABOVE + (text.type.size > 14 ? 4 : 0);
  return { part, kind: 'node', box: { x: 0, y: 0, width, height }, text: centred(text, width / 2, height / 2), inside: [] };
}

/** A node as narrow as its text, within a limit. */
export function fitNode(part: Part, maxWidth: number): DrawnPart {
  return drawNode(part, Math.min(maxWidth, nodeWidth(part, maxWidth)));
}

const nodeWidth = (part: Part, maxWidth: number): number => Math.ceil(nodeText(part, maxWidth - 2 * SIDE).width) + 2 * SIDE;

/** The width that a block would best have, within a limit. */
export function blockWidth({ part, members }: Block, maxWidth: number): number {
  if (members.length === 0) return nodeWidth(part, maxWidth);
  const title = textBlock(part.label, TITLE_TYPE, maxWidth - 2 * TITLE_INSET).width;
  const inner = members.map((member) => nodeWidth(member, maxWidth - 2 * TITLE_INSET));
  return Math.ceil(Math.max(title, ...inner)) + 2 * TITLE_INSET;
}

/** The width that a block needs to break no word. */
export function leastWidth({ part, members }: Block): number {
  const inner = members.map(({ label }) => longestWord(label, NODE_TYPE) + 2 * (SIDE + TITLE_INSET));
  return Math.max(longestWord(part.label, CORE_TYPE) + 2 * (members.length === 0 ? SIDE : TITLE_INSET), ...inner);
}

/** A group with its title, then its members: each in a line of its own, or as many to a line as fit. */
export function drawBlock({ part, members }: Block, width: number, flow: boolean): DrawnPart {
  if (members.length === 0) return drawNode(part, width);
  const inner = width - 2 * TITLE_INSET;
  const title = textBlock(part.label, TITLE_TYPE, inner);
  const inside: DrawnPart[] = [];
  let [x, y, height] = [0, TOP + title.height + UNDER, 0];
  for (const member of members) {
    const node = flow ? fitNode(member, inner) : drawNode(member, inner);
    if (x > 0 && (!flow || x + node.box.width > inner)) [x, y, height] = [0, y + height + BETWEEN, 0];
    inside.push({
      ...node,
      box: { ...node.box, x: TITLE_INSET + x, y },
      text: { ...node.text, x: node.text.x + TITLE_INSET + x, y: node.text.y + y },
    });
    x += node.box.width + BETWEEN;
    height = Math.max(height, node.box.height);
  }
  return {
    part,
    kind: 'group',
    box: { x: 0, y: 0, width, height: y + height + BOTTOM },
    text: startingAt(title, TITLE_INSET, TOP + title.height / 2),
    inside,
  };
}

/** A block made higher: a node's text stays in the middle of what is free above its foot, a group's title above. */
export function heightened(block: DrawnPart, height: number, foot = 0): DrawnPart {
  const box = { ...block.box, height: Math.max(height, block.box.height) };
  return { ...block, box, text: block.kind === 'group' ? block.text : { ...block.text, y: box.y + (box.height - foot) / 2 } };
}
