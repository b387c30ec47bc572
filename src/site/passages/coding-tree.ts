import { escapeHTML } from 'astro/runtime/server/index.js';
import type { Category, Node } from '#domain/study/case-study.ts';
import { pathOf } from '#domain/study/urls.ts';
import type { Edition } from '../edition/edition.ts';
import { chainOf } from '../texts/labels.ts';
import { runHtml } from './run-html.ts';

/** Above this many categories only the way to the current place is open: a page stays small in a large study. */
const SHOW_ALL = 30;

/** Items that are closed and not current, which are the same on all pages of an edition. */
const closed = new WeakMap<Edition, Map<Node, string>>();

/** The coding as the items of a tree, open where the reader stands. HTML, as each page has it and most of it is the same on all. */
export function treeItems(edition: Edition, current: Node | undefined): string {
  const { core, groups, roots, categories } = edition.caseStudy;
  const above = core !== undefined && groups[0] !== core ? core : undefined;
  const way = new Set<Node>(current === undefined ? [] : [...chainOf(current), current]);
  const known = closed.get(edition) ?? new Map<Node, string>();
  closed.set(edition, known);
  const write = (node: Node, inside = ''): string => {
    const isGroup = node.kind === 'category' && node.group === node;
    const hue = isGroup ? edition.hueOf(node) : node.kind === 'concept' && node.category === above ? 'core' : undefined;
    const link = `<a${isGroup ? ' class="main"' : ''} href="${escapeHTML(edition.href(pathOf(node)))}"${node === current ? ' aria-current="page"' : ''}>`;
    const list = inside === '' ? '' : `<ol>${inside}</ol>`;
    return `<li${hue === undefined ? '' : ` data-hue="${hue}"`}>${link}${runHtml(node.label, edition.lang)}</a>${list}</li>`;
  };
  const item = (node: Node): string => {
    if (node === current) return write(node);
    const html = known.get(node) ?? write(node);
    known.set(node, html);
    return html;
  };
  const branch = (category: Category): string => {
    const children = categories.size <= SHOW_ALL || way.has(category) ? category.children : [];
    const concepts = way.has(category) ? category.concepts : [];
    const inside = children.map(branch).join('') + concepts.map(item).join('');
    return inside === '' ? item(category) : write(category, inside);
  };
  return (above === undefined ? roots : groups).map(branch).join('') + (above?.concepts ?? []).map(item).join('');
}
