import type { Definition, Image, Root } from 'mdast';
import { visit } from 'unist-util-visit';

/** What an image says of itself. */
export type ImageWords = Pick<Image, 'url' | 'alt' | 'title'>;

/** Gives what a node says as an image, also where its address stands in a definition; undefined for any other node. */
export function imagesOf(root: Root): (node: Root | Root['children'][number]) => ImageWords | undefined {
  let definitions: Map<string, Definition> | undefined;
  const defined = (identifier: string) => {
    if (definitions === undefined) {
      const found = new Map<string, Definition>();
      visit(root, 'definition', (node) => {
        if (!found.has(node.identifier)) found.set(node.identifier, node);
      });
      definitions = found;
    }
    return definitions.get(identifier);
  };
  return (node) => {
    if (node.type === 'image') return node;
    if (node.type !== 'imageReference') return undefined;
    const { url = '', title } = defined(node.identifier) ?? {};
    return { url, title: title ?? null, alt: node.alt ?? null };
  };
}
