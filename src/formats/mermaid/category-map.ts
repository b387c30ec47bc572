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
  /** For a phone: labels wrap sooner, and what would then still be wide runs from top to bottom. */
  readonly narrow?: boolean;
  readonly category: Linked;
  /** What it belongs to: a main category or the core. */
  readonly parent?: Linked;
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
  const { title, description, narrow = false, category, parent, children, relations } = figure;
  // Beside each other, more than three children are wider than labelled arrows are.
  const downward = narrow && relations.length > 0 && children.length <= 3;
  const rank = narrow ? 26 : relations.length === 0 ? 40 : 64;
  const chart = new Flowchart({ title, description, direction: downward ? 'TB' : 'LR', spacing: { node: narrow ? 10 : 12, rank } });
  const maxEm = narrow ? 7.5 : 9;
  const nodeClasses = ({ hue }: Linked): string[] => (hue === undefined ? [] : [hue === 'core' ? 'core' : hueClass(hue)]);
  children.forEach((child, index) => {
    chart.node(`n${String(index + 1)}`, child.label, { href: child.href, maxEm: narrow ? maxEm : 11, classes: nodeClasses(child) });
  });
  chart.node('here', category.label, { href: category.href, maxEm, classes: [...nodeClasses(category), 'current'] });
  if (parent !== undefined)
    chart.node('parent', parent.label, { href: parent.href, maxEm, classes: nodeClasses(parent), round: parent.hue === 'core' });
  const others = new Map<string, { id: string; label: string }>();
  for (const { other } of relations) {
    if (others.has(other.id)) continue;
    const id = `r${String(others.size + 1)}`;
    others.set(other.id, { id, label: other.label });
    chart.node(id, other.label, { href: other.href, maxEm, classes: nodeClasses(other), round: other.hue === 'core' });
  }
  children.forEach((_, index) => {
    chart.edge(`n${String(index + 1)}`, 'here', { plain: true });
  });
  if (parent !== undefined) chart.edge('here', 'parent', { plain: true });
  for (const { direction, other, label, href } of relations) {
    const to = others.get(other.id);
    if (to === undefined) continue;
    const [a, b] = direction === 'to' ? [{ id: 'here', label: category.label }, to] : [to, { id: 'here', label: category.label }];
    chart.edge(a.id, b.id, {
      label,
      maxEm: narrow ? 6 : 8,
      link: href === undefined ? undefined : { href, name: `${a.label} → ${b.label}: ${label}` },
    });
  }
  return chart.finish();
}
