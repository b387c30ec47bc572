import { drawNode, fitNode, heightened } from './block.ts';
import type { Chart } from './chart.ts';
import { centred, ARROWHEAD, moved, type DrawnEdge, type Drawing, type DrawnPart } from './drawing.ts';
import { edgeText } from './text.ts';
import { SIDE_TYPES } from './type.ts';

/** The widest that a step may be, and from one to the next. */
const [WIDEST, GAP, COLUMN] = [200, 34, 260];

/** Steps one after another: in a row, or for a phone in a column. */
export function layOutChain({ nodes, groups, edges }: Chart, form: 'wide' | 'narrow'): Drawing {
  const steps = [...groups, ...nodes];
  const across = form === 'wide';
  const fitted = steps.map((part) => fitNode(part, across ? WIDEST : COLUMN));
  const widest = Math.max(0, ...fitted.map(({ box }) => box.width));
  const drawn = across ? fitted : steps.map((part) => drawNode(part, widest));
  const height = Math.max(0, ...drawn.map(({ box }) => box.height));
  let at = 0;
  const parts = drawn.map((step): DrawnPart => {
    const placed = across ? moved(heightened(step, height), at, 0) : moved(step, 0, at);
    at += (across ? placed.box.width : placed.box.height) + GAP;
    return placed;
  });
  const arrows = edges.flatMap((edge): DrawnEdge[] => {
    const [from, to] = [edge.from, edge.to].map((id) => parts.find(({ part }) => part.id === id)?.box);
    if (from === undefined || to === undefined || from === to) return [];
    const text = edgeText(edge.label, WIDEST, SIDE_TYPES[form].edge);
    const line = across
      ? [
          { x: from.x + from.width, y: height / 2 },
          { x: to.x - ARROWHEAD, y: height / 2 },
        ]
      : [
          { x: widest / 2, y: from.y + from.height },
          { x: widest / 2, y: to.y - ARROWHEAD },
        ];
    const [a, b] = line;
    return [{ edge, classes: [], lines: [line], label: text && a && b && centred(text, (a.x + b.x) / 2, (a.y + b.y) / 2) }];
  });
  return { parts, edges: arrows };
}
