/** In a figure, what the pointer or the focus is on stands out with its arrows and what they lead to; the rest steps back. */

const lit = (element: Element, names: ReadonlySet<string>) =>
  [element, ...element.querySelectorAll('[data-part]')].some((part) => names.has(part.getAttribute('data-part') ?? ''));

function highlight(figure: SVGSVGElement, target: Element | null): void {
  const at = target?.closest('a') ?? null;
  figure.classList.toggle('highlighting', at !== null);
  if (at === null) return;
  const own = new Set<string>();
  for (let part = at.closest<SVGElement>('[data-part]'); part !== null; part = part.parentElement?.closest('[data-part]') ?? null)
    own.add(part.dataset.part ?? '');
  const edges = [...figure.querySelectorAll<SVGElement>('[data-from]')].filter(
    ({ dataset: { edge, from = '', to = '' } }) => edge === at.getAttribute('data-edge') || own.has(from) || own.has(to),
  );
  const drawn = new Set(edges.map(({ dataset }) => dataset.edge));
  const names = new Set([...own, ...edges.flatMap(({ dataset: { from = '', to = '' } }) => [from, to])]);
  for (const part of figure.querySelectorAll<SVGElement>('[data-edge]')) part.classList.toggle('highlighted', drawn.has(part.dataset.edge));
  for (const part of figure.querySelectorAll<SVGElement>(':scope > [data-part]')) part.classList.toggle('highlighted', lit(part, names));
}

for (const figure of document.querySelectorAll<SVGSVGElement>('svg:has([data-edge])')) {
  const follow = ({ type, target }: Event) =>
    highlight(figure, type === 'pointerleave' || type === 'focusout' ? null : (target as Element));
  // Beside the drawing, not on it: Chromium makes a stop of the keyboard of an SVG that listens for the focus.
  for (const type of ['pointerover', 'pointerleave', 'focusin', 'focusout']) figure.parentElement?.addEventListener(type, follow);
}
