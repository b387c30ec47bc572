import type { Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { ProseLink } from '#domain/entry.ts';
import type { Position } from '#domain/finding.ts';

/** Pandoc's citation without brackets: not in an e-mail's address, nor behind a backslash. */
const BARE_KEY = /(?<![\w.+@/\\-])@([a-z0-9]+(?:-[a-z0-9]+)*)(?![\w@]|\.[a-z])/gi;

/** What a prose links to, in the order of its text. @param root not yet shaped, with its positions in `text` */
export function findLinks(root: Root, text: string, positionOf: (offset: number) => Position): ProseLink[] {
  const links: ProseLink[] = [];
  visit(root, (node) => {
    if (node.type === 'link') return SKIP;
    const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
      const position = positionOf(start);
      if (node.name !== null && /^[A-Z]/.test(node.name)) links.push({ kind: 'component', target: node.name, position });
      const id = node.attributes.find((attribute) => attribute.type === 'mdxJsxAttribute' && attribute.name === 'id');
      if (node.name === 'Excerpt') links.push({ kind: 'excerpt', target: typeof id?.value === 'string' ? id.value : '', position });
    }
    if (node.type === 'text' && node.value.includes('@'))
      for (const match of text.slice(start, end).matchAll(BARE_KEY))
        links.push({ kind: 'key', target: match[1] ?? '', position: positionOf(start + match.index) });
    if (node.type !== 'studyLink') return undefined;
    const { segment } = node;
    const position = positionOf(start);
    if (segment.kind === 'node') links.push({ kind: 'node', target: segment.id, position, label: segment.label, span: [start, end] });
    else {
      const loose = segment.items[0]?.prefix !== undefined;
      for (const { id } of segment.items) links.push({ kind: 'reference', target: id, position, ...(loose && { loose }) });
    }
    return undefined;
  });
  return links;
}
