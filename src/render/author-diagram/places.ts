import { matrixOf, numberOf, ownBox, type Matrix } from './geometry.ts';

/** From the left edge of a group to its title. */
const TITLE_INSET = 12;
/** Between a task's bar and its name beside it. */
const TASK_GAP = 5;

/** Moves what Mermaid, which knows browsers' style sheets, places otherwise than where it can be read here. @param chartLeft where the bars of a plan begin */
export function mendPlaces(svg: Element, chartLeft: number): void {
  for (const title of svg.querySelectorAll('.cluster-label')) placeTitle(title);
  for (const node of svg.querySelectorAll('.timeline-node')) centreText(node);
  placeTaskNames(svg, chartLeft);
  const [excluded] = svg.querySelectorAll('.exclude-range');
  const [band] = svg.querySelectorAll('rect.section');
  // Over the bands, which are not to be seen through.
  if (excluded?.parentElement && band?.parentElement) band.parentElement.after(excluded.parentElement);
}

const move = (element: Element, [a, b, c, d]: Matrix, x: number, y: number): void =>
  element.setAttribute('transform', `matrix(${[a, b, c, d, x, y].map(String).join(' ')})`);

/** The title of a group stands at its left, where lines that enter it from above seldom are, and of a state in the middle of its band. */
function placeTitle(title: Element): void {
  const around = title.parentElement?.querySelector(':scope > rect, :scope > g > rect');
  const box = ownBox(title);
  if (around == null || box === undefined) return;
  const matrix = matrixOf(title);
  const inner = title.parentElement?.querySelector(':scope > rect.inner, :scope > g > rect.inner');
  const middle = inner == null ? undefined : (numberOf(around, 'y') + numberOf(inner, 'y')) / 2;
  move(title, matrix, numberOf(around, 'x') + TITLE_INSET - box.x, middle === undefined ? matrix[5] : middle - box.y - box.height / 2);
}

/** What a box of a timeline says stands in its middle. */
function centreText(node: Element): void {
  const words = [...node.children].find((child) => child.querySelector('text') !== null);
  const ground = [...node.children].find((child) => child !== words);
  const [text, box] = [words, ground].map((one) => (one === undefined ? undefined : ownBox(one)));
  if (words === undefined || text === undefined || box === undefined) return;
  const matrix = matrixOf(words);
  move(words, matrix, matrix[4], box.y + box.height / 2 - text.y - text.height / 2);
}

/** The name of a task that its bar cannot hold stands right of it, or left, or on it: wherever all of it is in the chart. */
function placeTaskNames(svg: Element, left: number): void {
  const right = Math.max(...Array.from(svg.querySelectorAll('rect.section'), (band) => numberOf(band, 'x') + numberOf(band, 'width')));
  const bars = new Map(Array.from(svg.querySelectorAll('rect.task'), (bar) => [`${bar.id}-text`, bar]));
  for (const name of svg.querySelectorAll('.taskTextOutsideLeft, .taskTextOutsideRight')) {
    const bar = bars.get(name.id);
    const width = ownBox(name)?.width;
    if (bar === undefined || width === undefined) continue;
    const [start, end] = [numberOf(bar, 'x'), numberOf(bar, 'x') + numberOf(bar, 'width')];
    name.classList.remove('taskTextOutsideLeft', 'taskTextOutsideRight');
    if (end + TASK_GAP + width > right && start - TASK_GAP - width >= left) {
      name.classList.add('taskTextOutsideLeft');
      name.setAttribute('x', String(start - TASK_GAP));
    } else {
      name.classList.add('taskTextOutsideRight');
      const beside = end + TASK_GAP + width <= right;
      if (!beside) name.classList.add('over');
      name.setAttribute('x', String(beside ? end + TASK_GAP : Math.max(left, Math.min(start + TASK_GAP, right - TASK_GAP - width))));
    }
  }
}
