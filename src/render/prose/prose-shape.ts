import type { toHtml } from 'hast-util-to-html';
import type { Heading, List, Root } from 'mdast';
import { visit } from 'unist-util-visit';
import { addressOf } from '#formats/prose/jsx-address.ts';
import { inSmallLetters, isKept } from '#formats/prose/raw-html.ts';

export type HastRoot = Extract<Parameters<typeof toHtml>[0], { type: 'root' }>;

/** remark plugin: addresses that are not kept are dropped; the words of a link stay. Before links of the study have theirs. */
export function remarkAddresses(form: 'markdown' | 'mdx') {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (node.type === 'link' || node.type === 'definition' || node.type === 'image')
        node.url = isKept(node.url, form) ? inSmallLetters(node.url) : '';
      if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
        node.attributes = node.attributes.filter((one) => isKept(addressOf(one) ?? '', form));
    });
  };
}

/** rehype plugin: links without an address are plain words. */
export function rehypeWithoutAddress() {
  return (tree: HastRoot): void => {
    visit(tree, 'element', ({ properties }) => {
      if (properties.href === '') delete properties.href;
    });
  };
}

/** remark plugin: headings begin at level `top`, below the page's own, and never skip a level. */
export function remarkHeadingLevels(top: Heading['depth']) {
  return (tree: Root): void => {
    let last = top - 1;
    visit(tree, 'heading', (node: Heading) => {
      last = Math.min(6, Math.max(top, Math.min(node.depth + top - 2, last + 1)));
      node.depth = last as Heading['depth'];
    });
  };
}

/** remark plugin: the boxes of a task list become characters, since nobody can tick them here. */
export function remarkTaskMarks() {
  return (tree: Root): void => {
    visit(tree, 'list', ({ children }: List) => {
      for (const item of children) {
        const [first] = item.children;
        if (typeof item.checked === 'boolean' && first?.type === 'paragraph')
          first.children.unshift({ type: 'text', value: item.checked ? '☑ ' : '☐ ' });
        item.checked = null;
      }
    });
  };
}

/** rehype plugin: what scrolls can be reached by keyboard, and cells are aligned by a class instead of a deprecated attribute. */
export function rehypeReachable() {
  return (tree: HastRoot): void => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'pre') node.properties.tabIndex = 0;
      const { align } = node.properties;
      if (typeof align === 'string') {
        delete node.properties.align;
        node.properties.className = [`align-${align}`];
      }
    });
  };
}

/** The words that footnotes bring with them. */
export interface FootnoteWords {
  readonly title: string;
  readonly back: string;
}

/** rehype plugin: the heading of footnotes, and the names of their ways back, in the language of the text. */
export function rehypeFootnoteWords(wordsFor: (path: string | undefined) => FootnoteWords) {
  return (tree: HastRoot, { path }: { readonly path?: string | undefined }): void => {
    const words = wordsFor(path);
    visit(tree, 'element', (node) => {
      if (node.properties.id === 'footnote-label') node.children = [{ type: 'text', value: words.title }];
      if (node.properties.dataFootnoteBackref !== undefined) {
        const number = /\d[\d-]*$/.exec(String(node.properties.ariaLabel))?.[0] ?? '';
        node.properties.ariaLabel = `${words.back} ${number}`.trim();
      }
    });
  };
}
