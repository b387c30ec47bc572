import { EXIT, SKIP, type visit as visitTree } from 'unist-util-visit';

export { SKIP };

interface Tree {
  readonly type: string;
  readonly children?: readonly Tree[];
}
type Visitor = (node: Tree, index: number | undefined, parent: Tree | undefined) => unknown;

/**
 * unist-util-visit for a type or for all nodes, from the root down: the same, but that it names no call for those who debug, which takes longer
 * than the visit itself.
 */
export const visit = ((tree: Tree, ...[first, second]: [Visitor] | [string, Visitor]) => {
  const [type, visitor] = typeof first === 'string' ? [first, second] : [undefined, first];
  if (visitor !== undefined) enter(tree, undefined, undefined, type, visitor);
}) as typeof visitTree;

/** @returns where it goes on among its parent's children; `false` where it ends */
function enter(node: Tree, at: number | undefined, parent: Tree | undefined, type: string | undefined, visitor: Visitor): number | false {
  const answer = type === undefined || node.type === type ? visitor(node, at, parent) : undefined;
  const [action, moved] = Array.isArray(answer) ? (answer as readonly unknown[]) : typeof answer === 'number' ? [true, answer] : [answer];
  if (action === EXIT) return false;
  if (action !== SKIP && node.children !== undefined)
    for (let child = 0; child < node.children.length;) {
      const one = node.children[child];
      const next = one === undefined ? child + 1 : enter(one, child, node, type, visitor);
      if (next === false) return false;
      child = next;
    }
  return typeof moved === 'number' ? moved : (at ?? 0) + 1;
}
