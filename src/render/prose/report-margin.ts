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
 * rehype plugin: what a paragraph is the first to cite in its section, and its footnotes, stand before it for the margin of a wide screen.
 * They repeat the section's references and footnotes, so they are not read out.
 */
export function rehypeMargin(entryOf: (reference: string, path: string | undefined) => MarginEntry | undefined) {
  return (tree: HastRoot, { path }: { readonly path?: string | undefined }): void => {
    const footnotes = footnotesOf(tree);
    const seen = new Set<string>();
    const entriesOf = (part: HastRoot['children'][number]): Element[] => {
      const entries: Element[] = [];
      visit(part, 'element', (node) => {
        const { id, href, dataFootnoteRef } = node.properties;
        const [, reference] = /^cite_(.+)_\d+$/.exec(String(id)) ?? [];
        const key = dataFootnoteRef === undefined ? reference : String(href);
        if (key === undefined || seen.has(key)) return;
        seen.add(key);
        const footnote = footnotes.get(key);
        if (footnote !== undefined) entries.push(footnoteInMargin(node.children, footnote), ...entriesOf(footnote));
        else entries.push(...[entryOf(key, path) ?? []].flat().map(citationInMargin));
      });
      return entries;
    };
    tree.children = tree.children.flatMap((block) => {
      if (block.type === 'element' && block.properties.dataFootnotes !== undefined) return [block];
      const entries = entriesOf(block);
      return entries.length === 0 ? [block] : [element('div', { className: ['margin'], ariaHidden: 'true' }, entries), block];
    });
  };
}

const citationInMargin = ({ number, text, lang }: MarginEntry): Element =>
  element('p', lang === undefined ? {} : { lang, dir: 'auto' }, [
    element('b', {}, [{ type: 'text', value: `[${number}] ` }]),
    { type: 'text', value: text },
  ]);

/** The footnotes of a section by the links that lead to them. */
function footnotesOf(tree: HastRoot): ReadonlyMap<string, Element> {
  const footnotes = new Map<string, Element>();
  visit(tree, 'element', ({ properties, children }) => {
    if (properties.dataFootnotes === undefined) return;
    visit({ type: 'root', children }, 'element', (item) => {
      if (item.tagName === 'li' && /(^|-)fn-/.test(String(item.properties.id))) footnotes.set(`#${String(item.properties.id)}`, item);
    });
  });
  return footnotes;
}

/** A copy without the ways back, without ids, over which the keyboard passes. */
function footnoteInMargin(number: Element['children'], footnote: Element): Element {
  const copy = structuredClone(footnote);
  visit(copy, 'element', (node, index, parent) => {
    if (node.properties.dataFootnoteBackref !== undefined && index !== undefined) {
      parent?.children.splice(index, 1);
      return index;
    }
    delete node.properties.id;
    delete node.properties.tabIndex;
    if (node.tagName === 'a') node.properties.tabIndex = -1;
    return undefined;
  });
  const mark = element('b', {}, [...number, { type: 'text', value: ' ' }]);
  const first = copy.children.find((child) => child.type === 'element');
  if (first?.tagName === 'p') first.children.unshift(mark);
  else copy.children.unshift(mark);
  return element('div', { className: ['footnote'] }, copy.children);
}

/** rehype plugin: a heading that has an id leads to itself. The link is empty: what it shows comes from the stylesheet, so that no heading's text is more than its words. */
export function rehypeHeadingLinks(nameFor: (path: string | undefined) => string) {
  return (tree: HastRoot, { path }: { readonly path?: string | undefined }): void => {
    const name = nameFor(path);
    visit(tree, 'element', (node) => {
      const { id } = node.properties;
      if (/^h[2-4]$/.test(node.tagName) && typeof id === 'string' && id !== 'footnote-label')
        node.children.push(element('a', { className: ['anchor'], dataScreen: '', href: `#${id}`, ariaLabel: name }, []));
    });
  };
}

const element = (tagName: string, properties: Element['properties'], children: Element['children']): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});
