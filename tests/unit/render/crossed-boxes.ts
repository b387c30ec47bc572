import { entersBox, grown, type Box } from '#render/diagram/box.ts';
import { pointsAlong } from '#render/diagram/path.ts';

/** The lines of a drawn figure that run over a box they do not join, or on through one that they do, measured in what is drawn. */
export function crossedBoxes(svg: Element): string[] {
  const boxes = boxesOf(svg);
  return [...svg.querySelectorAll<SVGElement>('.edge')].flatMap((edge) => {
    const { edge: name = '', from = '', to = '' } = edge.dataset;
    const points = pointsAlong(edge.getAttribute('d') ?? '', 32);
    if (points.length < 2) return [`${name} is not drawn`];
    const crossed = boxes.filter(({ id, box, within }) => {
      if (within.has(from) || within.has(to)) return false;
      // Arrowheads and rounded corners stand a little over the edge of what they meet.
      const solid = grown(box, id === from || id === to ? -3 : -0.1);
      return points.some((point, i) => i > 0 && entersBox(points[i - 1] ?? point, point, solid));
    });
    return crossed.map(({ id }) => `${svg.id}: ${name} runs over ${id}`);
  });
}

/** Nodes and groups, with what stands within a group. */
function boxesOf(svg: Element): { id: string; box: Box; within: ReadonlySet<string | undefined> }[] {
  return [...svg.querySelectorAll<SVGElement>('.node, .group')].map((part) => {
    const [x = 0, y = 0] = (part.getAttribute('transform')?.match(/-?[\d.]+/g) ?? []).map(Number);
    const read = (name: string) => Number(part.querySelector(':scope > rect')?.getAttribute(name) ?? Number.NaN);
    return {
      id: part.dataset.part ?? '',
      box: { x: x + read('x'), y: y + read('y'), width: read('width'), height: read('height') },
      within: new Set([...part.querySelectorAll<SVGElement>('[data-part]')].map(({ dataset }) => dataset.part)),
    };
  });
}
