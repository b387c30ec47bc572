import { visit } from 'unist-util-visit';
import type { HastRoot } from './prose-shape.ts';

type Element = Extract<HastRoot['children'][number], { type: 'element' }>;

/** A reference as the margin tells it. */
export interface MarginEntry {
  readonly number: string;
  readonly text: string;
  /** Where it is not the page's. */
  readonly lang: string | undefined;
}

/**
 * rehype plugin: what a paragraph is the first in its section to cite stands before it, for the margin of a wide screen. It repeats the
 * section's list of references, so it is not read out.
 */
export function rehypeCitationMargin(entryOf: (reference: string, path: string | undefined) => MarginEntry | undefined) {
  return (tree: HastRoot, { path }: { readonly path?: string | undefined }): void => {
    const seen = new Set<string>();
    tree.children = tree.children.flatMap((block) => {
      const entries: MarginEntry[] = [];
      visit(block, 'element', ({ properties }) => {
        const [, reference] = /^cite_(.+)_\d+$/.exec(String(properties.id)) ?? [];
        if (reference === undefined || seen.has(reference)) return;
        seen.add(reference);
        entries.push(...[entryOf(reference, path) ?? []].flat());
      });
      return entries.length === 0 ? [block] : [margin(entries), block];
    });
  };
}

const margin = (entries: readonly MarginEntry[]): Element =>
  element('div', { className: ['margin'], ariaHidden: 'true' }, entries.map(({ number, text, lang }) =>
    element('p', lang === undefined ? {} : { lang, dir: 'auto' }, [element('b', {}, [{ type: 'text', value: `[${number}] ` }]), { type: 'text', value: text }]),
  )); // prettier-ignore

/** rehype plugin: a heading that has an id leads to itself. The link is empty: what it shows comes from the stylesheet, so that no heading's text is more than its words. */
export function rehypeHeadingLinks(nameFor: (path: string | undefined) => string) {
  return (tree: HastRoot, { path }: { readonly path?: string | undefined }): void => {
    const name = nameFor(path);
    visit(tree, 'element', (node) => {
      const { id } = node.properties;
      if (/^h[2-4]$/.test(node.tagName) && typeof id === 'string' && id !== 'footnote-label')
        node.children.push(element('a', { className: ['anchor'], href: `#${id}`, ariaLabel: name }, []));
    });
  };
}

const element = (tagName: string, properties: Element['properties'], children: Element['children']): Element => ({ type: 'element', tagName, properties, children }); // prettier-ignore
