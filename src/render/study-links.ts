import type { PhrasingContent, Root } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import { splitProse, type ProseSegment } from '#formats/prose-link.ts';

/** Where a link of the study's prose leads, and what it says if the writer gave no words. */
export interface LinkTarget {
  readonly href: string;
  readonly text: string;
  /** The language of `text`, where it is not the page's. */
  readonly lang?: string | undefined;
  readonly title?: string | undefined;
}

export interface LinkResolver {
  node(id: string): LinkTarget | undefined;
  reference(id: string): LinkTarget | undefined;
}

/** remark plugin: `[[id]]` and `[@id]` become links. Both the memos and the report's MDX use it, so they speak one dialect. */
export function remarkStudyLinks(resolver: () => LinkResolver) {
  return (tree: Root): void => {
    const resolve = resolver();
    visit(tree, (node, index, parent) => {
      if (node.type === 'link') return SKIP;
      if (node.type !== 'text' || parent === undefined || index === undefined || !node.value.includes('[')) return undefined;
      const parts = splitProse(node.value).flatMap((segment) => toNodes(segment, resolve));
      parent.children.splice(index, 1, ...parts);
      return [SKIP, index + parts.length];
    });
  };
}

function toNodes(segment: ProseSegment, resolve: LinkResolver): PhrasingContent[] {
  if (segment.kind === 'text') return [text(segment.text)];
  if (segment.kind === 'node') {
    const target = resolve.node(segment.id);
    if (target === undefined) return [text(segment.raw)];
    return [
      link(target, segment.label ?? target.text, segment.label === undefined && target.lang !== undefined ? { lang: target.lang } : {}),
    ];
  }
  const items = segment.items.flatMap(({ id, locator }, i): PhrasingContent[] => {
    const target = resolve.reference(id);
    const before = i > 0 ? [text(', ')] : [];
    const after = locator === undefined ? [] : [text(`, ${locator}`)];
    return [...before, target === undefined ? text(`@${id}`) : link(target, target.text), ...after];
  });
  return [
    { type: 'emphasis', data: { hName: 'span', hProperties: { className: ['citation'] } }, children: [text('['), ...items, text(']')] },
  ];
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });

function link(target: LinkTarget, words: string, properties: Record<string, string> = {}): PhrasingContent {
  return {
    type: 'link',
    url: target.href,
    title: target.title ?? null,
    data: { hProperties: properties },
    children: [{ type: 'text', value: words }],
  };
}
