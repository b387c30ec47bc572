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
  readonly href?: string;
}

/** How a relation differs from another state of the study. */
export type EdgeMark = 'added' | 'removed' | 'changed';

/** Told by a sign and by the line, for those who do not see colours, and in the copied source. */
export const EDGE_SIGNS: Readonly<Record<EdgeMark, string>> = { added: '＋', removed: '－', changed: '△' };

/** A category below a group, at an end of a relation that is drawn from or to the group. */
interface Inner {
  readonly id: string;
  /** What it is, and in which group. */
  readonly name: string;
}

/** A theory's model: main categories with their categories, what they do to each other, and what they are to the core. */
export interface ModelFigure {
  readonly title: string;
  readonly description: string;
  readonly core?: Linked;
  readonly groups: readonly Group[];
  /** `from` and `to` are ids of groups, or of the core. */
  readonly relations: readonly (Role & {
    readonly to: string;
    readonly inner?: { readonly from?: Inner | undefined; readonly to?: Inner | undefined };
    readonly mark?: EdgeMark | undefined;
  })[];
  /** `from` is the id of a group. */
  readonly roles: readonly Role[];
}

/** The model as a flowchart: groups as subgraphs, relations as arrows between them, roles as dotted lines to the core. */
export function formatModel({ title, description, core, groups, relations, roles }: ModelFigure): MermaidDiagram {
  const chart = new Flowchart({ title, description, direction: 'TB', kind: 'model' });
  const ids = new Map(groups.map((group, index) => [group.id, { id: `g${String(index + 1)}`, label: group.label }]));
  groups.forEach((group, index) => {
    writeGroup(chart, `g${String(index + 1)}`, group);
  });
  /** A group, the core, or what is in a group: there where it has a box. */
  const endOf = (id: string, inner: Inner | undefined) => {
    const end = ids.get(id);
    if (end === undefined || inner === undefined) return end;
    const member = groups.find((group) => group.id === id)?.members.findIndex((one) => one.id === inner.id) ?? -1;
    return { id: member < 0 ? end.id : memberId(end.id, member), label: inner.name };
  };
  if (core !== undefined) {
    ids.set(core.id, { id: 'core', label: core.label });
    chart.node('core', core.label, { href: core.href, classes: ['core'], round: true });
  }
  for (const { from, label, href } of roles) {
    const group = ids.get(from);
    if (group === undefined || core === undefined) continue;
    const link = href === undefined ? undefined : { href, name: `${group.label} → ${core.label}: ${label}` };
    chart.edge(group.id, 'core', { label, dotted: true, plain: true, link });
  }
  for (const { from, to, inner = {}, label: text, href, mark } of relations) {
    const [a, b] = [endOf(from, inner.from), endOf(to, inner.to)];
    if (a === undefined || b === undefined) continue;
    const label = mark === undefined ? text : `${EDGE_SIGNS[mark]} ${text}`;
    const line = { thick: mark === 'added' || mark === 'changed', dotted: mark === 'removed' };
    const name = `${a.label} → ${b.label}: ${label}`;
    const isInner = inner.from !== undefined || inner.to !== undefined;
    const link = href === undefined ? undefined : { href, name, ...(isInner && { title: name }) };
    chart.edge(a.id, b.id, { label, ...line, link });
  }
  return chart.finish();
}

const memberId = (group: string, index: number) => `${group}n${String(index + 1)}`;

function writeGroup(chart: Flowchart, id: string, { label, href, hue, members }: Group): void {
  const classes = [hueClass(hue)];
  if (members.length === 0) {
    chart.node(id, label, { href, classes: [...classes, 'group-node'] });
    return;
  }
  chart.group(id, label, { href, classes, direction: 'TB' }, () => {
    members.forEach((member, index) => {
      chart.node(memberId(id, index), member.label, { href: member.href });
    });
  });
}
