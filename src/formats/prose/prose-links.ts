import type { Root } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ProseLink } from '#domain/entry/entry.ts';
import type { Position } from '#domain/entry/finding.ts';
import { mediaName } from '#domain/study/media.ts';
import { imagesOf } from './image.ts';

/** Pandoc's citation without brackets: not in an e-mail's address, nor behind a backslash, nor behind a bracket, which is told or shall be seen. */
const BARE_KEY = /(?<![\w.+@/\\[［【-])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w@]|\.[a-z])/gi;

/** What a prose links to, in the order of its text. @param root not yet shaped, with its positions in `text` */
export function findLinks(root: Root, text: string, positionOf: (offset: number) => Position): ProseLink[] {
  const links: ProseLink[] = [];
  const imageOf = imagesOf(root);
  let linkEnd = 0;
  visit(root, (node) => {
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    const image = imageOf(node);
    const name = mediaName(image?.url ?? '');
    if (name !== undefined) links.push({ kind: 'image', target: name, position: positionOf(start), label: image?.alt ?? undefined });
    // There is no link within a link.
    if (node.type === 'link') linkEnd = end;
    if (start < linkEnd) return undefined;
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const position = positionOf(start);
      if (node.name !== null && /^[A-Z]/.test(node.name)) links.push({ kind: 'component', target: node.name, position });
      const word = (attribute: string) => {
        const value = node.attributes.find((one) => one.type === 'mdxJsxAttribute' && one.name === attribute)?.value;
        return typeof value === 'string' ? value : undefined;
      };
      const picture = node.name === 'img' ? mediaName(word('src') ?? '') : undefined;
      if (picture !== undefined) links.push({ kind: 'image', target: picture, position, label: word('alt') });
      if (node.name === 'Excerpt') links.push({ kind: 'excerpt', target: word('id') ?? '', position });
    }
    if (node.type === 'text' && node.value.includes('@'))
      for (const match of text.slice(start, end).matchAll(BARE_KEY))
        links.push({ kind: 'key', target: match[1] ?? '', position: positionOf(start + match.index) });
    if (node.type !== 'studyLink') return undefined;
    const { segment } = node;
    const position = positionOf(start);
    if (segment.kind === 'node') links.push({ kind: 'node', target: segment.id, position, label: segment.label, span: [start, end] });
    else {
      const loose = segment.items[0]?.prefix === undefined ? undefined : segment.items.map(({ id }) => id);
      for (const { id, locator } of segment.items) {
        links.push({ kind: 'reference', target: id, position, ...(loose && { loose }) });
        for (const [, key = ''] of (locator ?? '').matchAll(BARE_KEY)) links.push({ kind: 'key', target: key, position });
      }
    }
    return undefined;
  });
  return links;
}
