import type { DiagramSource } from './source.ts';

/** What a figure says of itself: not a line is drawn otherwise for it. */
export interface Caption {
  readonly title: string;
  readonly description: string;
}

/** A diagram that says nothing of itself, so that it is the same drawing whatever it is called. */
export function withoutCaption({ source, ...diagram }: DiagramSource): DiagramSource {
  return { ...diagram, source: source.replaceAll(/^acc(?:Title|Descr): .*\n/gm, '') };
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
/** As the drawing's own texts are written. */
const escapeText = (text: string) => text.replaceAll(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);

/** @param svg of a diagram without a caption @param id of the diagram */
export function withCaption(svg: string, id: string, { title, description }: Caption): string {
  const said = (['title', 'desc'] as const)
    .map((tag) => ({ tag, id: `${id}-${tag}`, text: tag === 'title' ? title : description }))
    .filter(({ text }) => text !== '');
  const attributes = said.map((one) => ` aria-${one.tag === 'title' ? 'labelledby' : 'describedby'}="${one.id}"`).join('');
  const elements = said.map((one) => `<${one.tag} id="${one.id}">${escapeText(one.text)}</${one.tag}>\n`).join('');
  return svg.replace(/^(<svg [^>]*? role="group")([^>]*>)/, (_, start: string, rest: string) => start + attributes + rest + elements);
}
