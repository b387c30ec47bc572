import { Flowchart, hueClass, type Hue, type MermaidDiagram } from './flowchart.ts';

interface Linked {
  readonly id: string;
  readonly label: string;
  readonly href?: string;
  readonly hue?: Hue;
}

/** One category among its neighbours. */
export interface CategoryMapFigure {
  readonly title: string;
  readonly description: string;
  readonly category: Linked;
  /** What it belongs to: a main category or the core. */
  readonly parent?: Linked;
  /** What it is to the core, where that is its parent. */
  readonly roles?: readonly { readonly label: string; readonly href?: string }[];
  /** Categories or concepts that belong to it. */
  readonly children: readonly Linked[];
  /** Relations that it has part in: `to` others or `from` others. */
  readonly relations: readonly {
    readonly direction: 'to' | 'from';
    readonly other: Linked;
    readonly label: string;
    readonly href?: string;
  }[];
}

/**
 * One category in the middle: its children before it, its parent and related categories after it. A category
 * related in both directions is one node with two arrows.
 */
export function formatCategoryMap(figure: CategoryMapFigure): MermaidDiagram {
  const { title, description, category, parent, roles = [], children, relations } = figure;
  const chart = new Flowchart({ title, description, direction: 'LR', kind: 'map' });
  const nodeClasses = ({ hue }: Linked): string[] => (hue === undefined ? [] : [hue === 'core' ? 'core' : hueClass(hue)]);
  children.forEach((child, index) => {
    chart.node(`n${String(index + 1)}`, child.label, { href: child.href, classes: nodeClasses(child) });
  });
  chart.node('here', category.label, { href: category.href, classes: [...nodeClasses(category), 'current'] });
  if (parent !== undefined)
    chart.node('parent', parent.label, { href: parent.href, classes: nodeClasses(parent), round: parent.hue === 'core' });
  const others = new Map(parent === undefined ? [] : [[parent.id, { id: 'parent', label: parent.label }]]);
  const known = others.size;
  for (const { other } of relations) {
    if (others.has(other.id)) continue;
    const id = `r${String(others.size - known + 1)}`;
    others.set(other.id, { id, label: other.label });
    chart.node(id, other.label, { href: other.href, classes: nodeClasses(other), round: other.hue === 'core' });
  }
  children.forEach((_, index) => {
    chart.edge(`n${String(index + 1)}`, 'here', { plain: true });
  });
  if (parent !== undefined && roles.length === 0) chart.edge('here', 'parent', { plain: true });
  for (const { label, href } of roles) {
    if (parent === undefined) continue;
    const link = href === undefined ? undefined : { href, name: `${category.label} → ${parent.label}: ${label}` };
    chart.edge('here', 'parent', { label, dotted: true, plain: true, link });
  }
  for (const { direction, other, label, href } of relations) {
    const to = others.get(other.id);
    if (to === undefined) continue;
    const [a, b] = direction === 'to' ? [{ id: 'here', label: category.label }, to] : [to, { id: 'here', label: category.label }];
    chart.edge(a.id, b.id, { label, link: href === undefined ? undefined : { href, name: `${a.label} → ${b.label}: ${label}` } });
  }
  return chart.finish();
}
