import type { Block } from './block.ts';
import { hueOf, type Chart, type Edge, type Part } from './chart.ts';
import type { Bond } from './order.ts';

/** A theory's model: what carries the core, and what of it acts on what. */
export interface Model {
  readonly blocks: readonly Block[];
  readonly core: Part | undefined;
  /** What a block is to the core: a dotted line without an arrowhead. */
  readonly roles: readonly Edge[];
  readonly relations: readonly Edge[];
}

/** What is related in a group is drawn from and to the group. Groups, and nodes outside all of them, as blocks in the order of the source. */
export function readModel({ groups, nodes, edges }: Chart): Model {
  const core = nodes.find(({ classes, group }) => classes.includes('core') && group === undefined);
  const known = new Set([...groups, ...nodes].map(({ id }) => id));
  const groupIds = new Set(groups.map(({ id }) => id));
  const stand = nodes.filter((node) => node !== core && (node.group === undefined || !groupIds.has(node.group)) && !groupIds.has(node.id));
  const blocks = [
    ...groups.map((part) => ({ part, members: nodes.filter(({ group }) => group === part.id) })),
    ...stand.map((part) => ({ part, members: [] })),
  ];
  // Subgraphs are told apart from nodes: each is as early as the first that stands in it.
  const place = ({ part, members }: Block): number => nodes.indexOf(members[0] ?? part);
  const ends = new Set([...blocks.map(({ part }) => part.id), ...(core === undefined ? [] : [core.id])]);
  const groupOf = new Map(nodes.flatMap(({ id, group }) => (group !== undefined && groupIds.has(group) ? [[id, group]] : [])));
  const lifted = edges.map((edge) => ({ ...edge, from: groupOf.get(edge.from) ?? edge.from, to: groupOf.get(edge.to) ?? edge.to }));
  const own = lifted.filter(({ from, to }) => from !== to && known.has(from) && known.has(to) && ends.has(from) && ends.has(to));
  const isRole = ({ to, dotted, start, end }: Edge): boolean => to === core?.id && dotted && start === undefined && end === undefined;
  return {
    blocks: blocks.sort((a, b) => place(a) - place(b)),
    core,
    roles: own.filter(isRole),
    relations: own.filter((edge) => !isRole(edge)),
  };
}

/** Which blocks have relations with which, by their numbers; the core, where it counts, comes after the last. */
export function bondsOf({ blocks, core, relations }: Model, withCore: boolean): Bond[] {
  const numbers = new Map(blocks.map(({ part }, i) => [part.id, i]));
  if (withCore && core !== undefined) numbers.set(core.id, blocks.length);
  const weights = new Map<string, Bond>();
  for (const { from, to } of relations) {
    const [a, b] = [numbers.get(from), numbers.get(to)];
    if (a === undefined || b === undefined) continue;
    const key = `${String(Math.min(a, b))} ${String(Math.max(a, b))}`;
    weights.set(key, { ends: [Math.min(a, b), Math.max(a, b)], weight: (weights.get(key)?.weight ?? 0) + 1 });
  }
  return [...weights.values()];
}

/** A role is drawn as a bar in the hue of what has it. */
export function pillarClasses({ blocks }: Model, { from }: Edge): string[] {
  const block = blocks.find(({ part }) => part.id === from);
  const hue = block && hueOf(block.part);
  return ['pillar', ...(hue === undefined ? [] : [hue])];
}
