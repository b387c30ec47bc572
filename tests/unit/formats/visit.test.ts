import fc from 'fast-check';
import { visit as visitTree } from 'unist-util-visit';
import { expect, it } from 'vitest';
import { visit } from '#formats/markdown/visit.ts';

interface Tree {
  type: string;
  id: number;
  children?: Tree[];
}
const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record(
    {
      type: fc.constantFrom('a', 'b', 'c'),
      id: fc.nat(99),
      children: fc.array(tie('tree'), { maxLength: 4, depthIdentifier: 'tree' }),
    },
    { requiredKeys: ['type', 'id'] },
  ),
})).tree;

/** What a visitor answers, by turns; of numbers only such as lead on. */
const answers = fc.array(fc.constantFrom(undefined, null, true, 'skip', 'on', 'skip on', 'replace', false), { minLength: 1, maxLength: 9 });

it('visits what unist-util-visit visits, in its order, whatever the visitor answers or changes', () => {
  const seen = (walk: typeof visitTree, root: Tree, type: string | undefined, list: readonly unknown[]) => {
    const visits: unknown[] = [];
    const visitor = (node: Tree, index: number | undefined, parent: Tree | undefined) => {
      visits.push([node.id, index, parent?.id]);
      const answer = list[visits.length % list.length];
      if (answer === 'on') return index === undefined ? undefined : index + 2;
      if (answer === 'skip on') return ['skip', index === undefined ? undefined : index + 1];
      if (answer !== 'replace' || index === undefined || visits.length > 60) return answer === 'replace' ? undefined : answer;
      parent?.children?.splice(index, 1, { type: 'c', id: 100, children: [{ type: 'b', id: 101 }] }, { type: 'a', id: 102 });
      return ['skip', index + 2];
    };
    if (type === undefined) walk(root as never, visitor as never);
    else walk(root as never, type as never, visitor as never);
    return [visits, root];
  };
  fc.assert(
    fc.property(tree, fc.constantFrom(undefined, 'a', 'b'), answers, (root, type, list) => {
      expect(seen(visit, structuredClone(root), type, list)).toEqual(seen(visitTree, structuredClone(root), type, list));
    }),
  );
});
