import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { splitProse } from './prose-link.ts';

const markdown = unified().use(remarkParse).use(remarkGfm).freeze();
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/**
 * A prose text as it reads, without its markup and citations: its blocks, one line each.
 * @param labelOf what `[[id]]` says
 */
export function plainText(text: string, form: 'markdown' | 'mdx', labelOf: (id: string) => string | undefined): string[] {
  const root: Root = form === 'markdown' ? markdown.parse(text) : mdx.parse(text);
  const lines: string[] = [];
  visit(root, (node) => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell' || node.type === 'code') lines.push('');
    const value =
      node.type === 'text' ? readLinks(node.value, labelOf) : node.type === 'inlineCode' || node.type === 'code' ? node.value : '';
    lines.push((lines.pop() ?? '') + value);
  });
  return lines.map((line) => line.replace(/\s+/g, ' ').trim()).filter((line) => line !== '');
}

function readLinks(text: string, labelOf: (id: string) => string | undefined): string {
  return splitProse(text)
    .map((part) => (part.kind === 'text' ? part.text : part.kind === 'node' ? (part.label ?? labelOf(part.id) ?? part.raw) : ''))
    .join('');
}
