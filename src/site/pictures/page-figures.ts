import { parse, serializeOuter, type DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Parent = DefaultTreeAdapterTypes.ParentNode;

/** A figure of a built page that is offered as files. */
export interface PageFigure {
  readonly name: string;
  /** Where its files are, as the page leads to them. */
  readonly hrefs: readonly string[];
  /** Its drawing, and what of the elements around it styles ask for. */
  readonly markup: string;
  /** The way to its drawing: at each node from the document down, which of its children. */
  readonly steps: readonly number[];
}

/** The figures of a page, and the addresses of its style sheets, in order: found without a DOM, which takes longer to load than most pages to write. */
export function figuresOf(html: string): { readonly figures: readonly PageFigure[]; readonly sheets: readonly string[] } {
  const all = [...elementsIn(parse(html))];
  const figures = all.flatMap((offer): PageFigure[] => {
    const name = attribute(offer, 'data-take');
    const drawing = name === undefined ? undefined : drawingIn(before(offer));
    if (name === undefined || drawing === undefined) return [];
    const around = ancestorsOf(drawing).map((one) => [attribute(one, 'class') ?? '', attribute(one, 'data-hue') ?? null]);
    return [
      {
        name,
        hrefs: [...elementsIn(offer)].flatMap((one) => (one.tagName === 'a' ? [attribute(one, 'href') ?? ''] : [])),
        markup: JSON.stringify([serializeOuter(drawing), around]),
        steps: stepsTo(drawing),
      },
    ];
  });
  const links = all.filter((one) => one.tagName === 'link' && attribute(one, 'rel') === 'stylesheet');
  return { figures, sheets: links.map((link) => attribute(link, 'href') ?? '') };
}

const isElement = (node: DefaultTreeAdapterTypes.Node): node is Element => 'tagName' in node;
const attribute = ({ attrs }: Element, name: string) => attrs.find((one) => one.name === name)?.value;
const elementsOf = ({ childNodes }: Parent) => childNodes.filter(isElement);

function* elementsIn(parent: Parent): Generator<Element> {
  for (const child of elementsOf(parent)) {
    yield child;
    yield* elementsIn(child);
  }
}

/** The element just before another. */
function before(element: Element): Element | undefined {
  const siblings = element.parentNode === null ? [] : elementsOf(element.parentNode);
  return siblings[siblings.indexOf(element) - 1];
}

/** The first drawing in a figure, if it can be one that is shown from the start. */
function drawingIn(figure: Element | undefined): Element | undefined {
  if (figure === undefined) return undefined;
  const shown = elementsOf(figure).filter((child) => attribute(child, 'hidden') === undefined);
  return [...shown, figure].flatMap((one) => [...elementsIn(one)]).find(({ tagName }) => tagName === 'svg');
}

/** From the nearest to the root. */
function ancestorsOf({ parentNode }: Element): Element[] {
  return parentNode === null || !isElement(parentNode) ? [] : [parentNode, ...ancestorsOf(parentNode)];
}

function stepsTo(element: Element): number[] {
  const parent = element.parentNode;
  if (parent === null) return [];
  return [...(isElement(parent) ? stepsTo(parent) : []), parent.childNodes.indexOf(element)];
}
