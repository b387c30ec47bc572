import { Flowchart, hueClass, type Hue, type MermaidDiagram } from './flowchart.ts';

interface Linked {
  readonly id: string;
  readonly label: string;
  readonly href?: string;
}

interface Group extends Linked {
  readonly hue: Hue;
  readonly members: readonly Linked[];
}

interface Role {
  readonly from: string;
  readonly label: string;
}

/** How a relation differs from another state of the study. */
export type EdgeMark = 'added' | 'removed' | 'changed';

/** Told by a sign and by the line, for those who do not see colours, and in the copied source. */
export const EDGE_SIGNS: Readonly<Record<EdgeMark, string>> = { added: '＋', removed: '－', changed: '△' };

/** A theory's model: main categories with their categories, what they do to each other, and what they are to the core. */
export interface ModelFigure {
  readonly title: string;
  readonly description: string;
  /** For a phone: members stand under each other, and labels wrap sooner. */
  readonly narrow?: boolean;
  readonly core?: Linked;
  readonly groups: readonly Group[];
  /** `from` and `to` are ids of groups, or of the core. */
  readonly relations: readonly (Role & { readonly to: string; readonly href?: string; readonly mark?: EdgeMark | undefined })[];
  /** `from` is the id of a group. */
  readonly roles: readonly Role[];
}

/** Orders tried of groups and of roles; more of them cost 60 ms each. */
const ORDERS = 6;

/**
 * The model as a flowchart: groups as subgraphs, relations as arrows between them, roles as dotted arrows to the
 * core. Arrows both ways make a cycle, which Mermaid lays out by the order of its source, so the orders are all given.
 */
export function formatModel(figure: ModelFigure): MermaidDiagram {
  // Where every group has a rank of its own, the reverse of the roles alone keeps their arrows apart.
  const roleOrders = figure.narrow === true ? [figure.roles.map((_, index) => index).reverse()] : ordersOf(figure.roles.length);
  const written = ordersOf(figure.groups.length).flatMap((groups) => roleOrders.map((roles) => formatInOrder(figure, groups, roles)));
  const [first, ...others] = written;
  if (first === undefined) throw new Error('A model has at least one order of its groups.');
  return others.length === 0 ? first : { ...first, alternatives: others.map(({ source }) => source) };
}

/** The given order, its rotations, and those of its reverse: all orders of three. */
function ordersOf(length: number): number[][] {
  const forward = Array.from({ length }, (_, index) => index);
  const rotations = (order: readonly number[]): number[][] => order.map((_, index) => [...order.slice(index), ...order.slice(0, index)]);
  if (length < 3) return [forward];
  return [...rotations(forward), ...rotations(forward.toReversed())].slice(0, ORDERS);
}

function formatInOrder(figure: ModelFigure, groupOrder: readonly number[], roleOrder: readonly number[]): MermaidDiagram {
  const { title, description, narrow = false, core, groups, relations, roles } = figure;
  const chart = new Flowchart({ title, description, direction: 'TB', spacing: narrow ? { node: 14, rank: 24 } : { node: 28, rank: 30 } });
  const ids = new Map(groups.map((group, index) => [group.id, { id: `g${String(index + 1)}`, label: group.label }]));
  if (core !== undefined) {
    ids.set(core.id, { id: 'core', label: core.label });
    chart.node('core', core.label, { href: core.href, maxEm: narrow ? 11 : 16, classes: ['core'], round: true });
  }
  for (const index of groupOrder) {
    const group = groups[index];
    if (group !== undefined) writeGroup(chart, `g${String(index + 1)}`, group, narrow);
  }
  for (const index of roleOrder) {
    const from = ids.get(roles[index]?.from ?? '');
    if (from !== undefined && core !== undefined) chart.edge(from.id, 'core', { label: roles[index]?.label ?? '', dotted: true });
  }
  for (const { from, to, label: text, href, mark } of relations) {
    const [a, b] = [ids.get(from), ids.get(to)];
    if (a === undefined || b === undefined) continue;
    const label = mark === undefined ? text : `${EDGE_SIGNS[mark]} ${text}`;
    const line = { thick: mark === 'added' || mark === 'changed', dotted: mark === 'removed' };
    chart.edge(a.id, b.id, {
      label,
      maxEm: narrow ? 6 : 8,
      ...line,
      link: href === undefined ? undefined : { href, name: `${a.label} → ${b.label}: ${label}` },
    });
  }
  return chart.finish();
}

function writeGroup(chart: Flowchart, id: string, { label, href, hue, members }: Group, narrow: boolean): void {
  const classes = [hueClass(hue)];
  if (members.length === 0) {
    chart.node(id, label, { href, maxEm: 12, classes: [...classes, 'group-node'] });
    return;
  }
  chart.group(id, label, { href, maxEm: narrow ? 8 : 14, classes, direction: narrow ? 'LR' : 'TB' }, () => {
    members.forEach((member, index) => {
      chart.node(`${id}n${String(index + 1)}`, member.label, { href: member.href, maxEm: narrow ? 7.5 : 10 });
    });
  });
}
