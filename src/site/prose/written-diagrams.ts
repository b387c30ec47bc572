import { readBlock } from '#formats/mermaid/written-diagram.ts';
import type { ShownDiagram } from '#render/prose/diagram-figure.ts';
import type { Texts } from '../texts/index.ts';

/** Gives the diagram of a block of Mermaid; nothing for one that was not drawn. @param hrefOf where a concept or category is */
export type WrittenDiagrams = (block: string, hrefOf: (id: string) => string | undefined) => ShownDiagram | undefined;

/** The diagrams of a study's texts, for pages of one language. @param drawings and numbers by their blocks */
export function writtenDiagrams(
  drawings: ReadonlyMap<string, string>,
  { diagram: words, copied }: Texts,
  numberOf: (block: string) => number | undefined,
  offersOf: (block: string, svg: string) => string,
): WrittenDiagrams {
  return (block, hrefOf) => {
    const svg = drawings.get(block);
    const { diagram } = svg === undefined ? {} : readBlock(block);
    if (svg === undefined || diagram === undefined) return undefined;
    const { title, description, links } = diagram;
    const n = numberOf(block);
    return {
      svg,
      title,
      description,
      source: block,
      hrefs: links.map(({ to }) => ('url' in to ? to.url : hrefOf(to.node))),
      number: n === undefined ? undefined : words.figure(n),
      offers: offersOf(block, svg),
      words: { source: words.source, copy: words.copy, copied },
    };
  };
}
