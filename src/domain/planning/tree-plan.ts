import type { Segment } from '../exchange/project.ts';
import type { OutlineNode } from '../importing/code-outline.ts';
import type { Digest, MappedCode } from '../importing/import-map.ts';
import { partOf, outlinePathOf } from '../importing/code-matching.ts';
import type { PlannedCategory, PlannedConcept, PlannedExcerpt } from './planned-study.ts';

interface TreeContext {
  /** Of each concept, by its key. */
  readonly published: ReadonlyMap<string, readonly Segment[]>;
  readonly idOf: (node: OutlineNode, parent: string | undefined) => string;
  /** A passage as it stands under a code. */
  readonly excerptOf: (segment: Segment, code: string | undefined) => PlannedExcerpt;
  /** Where a code's passages stand, as digests. */
  readonly placesOf: (node: OutlineNode) => string[];
  readonly withMemos: boolean;
  readonly digest: Digest;
}

interface PlannedTree {
  readonly categories: PlannedCategory[];
  readonly concepts: PlannedConcept[];
  readonly mapped: MappedCode[];
  /** By the code's key; of those that hold the codings of a category, apart. */
  readonly idOfCode: ReadonlyMap<string, string>;
  readonly generalOf: ReadonlyMap<string, string>;
  /** The concepts under which a passage is published. */
  readonly conceptsOf: ReadonlyMap<Segment, readonly string[]>;
}

/** The codes as categories and concepts, from the top down, each with what the next import knows it by. */
export function planTree(roots: readonly OutlineNode[], context: TreeContext): PlannedTree {
  const { published, digest } = context;
  const categories: PlannedCategory[] = [];
  const concepts: PlannedConcept[] = [];
  const mapped: MappedCode[] = [];
  const idOfCode = new Map<string, string>();
  const generalOf = new Map<string, string>();
  const conceptsOf = new Map<Segment, string[]>();
  const visit = (node: OutlineNode, parent: string | undefined, order: number): void => {
    const id = context.idOf(node, parent);
    if (node.code !== undefined) (node.general ? generalOf : idOfCode).set(node.code.key, id);
    const memos = context.withMemos && !node.general ? (node.code?.memos ?? []) : [];
    const common = { id, label: node.label, memos, order };
    const text = node.general ? undefined : node.description;
    const own = published.get(node.key) ?? [];
    if (node.kind === 'category') categories.push({ ...common, parent, meaning: text });
    else {
      for (const segment of own) conceptsOf.set(segment, [...(conceptsOf.get(segment) ?? []), id]);
      const excerpts = own.map((segment) => context.excerptOf(segment, node.code?.key));
      concepts.push({ ...common, category: parent ?? '', definition: text, excerpts });
    }
    const part = partOf(node);
    const places = own.length > 0 ? [] : context.placesOf(node);
    mapped.push({
      id,
      kind: node.kind,
      path: [...outlinePathOf(node)],
      label: digest(node.label),
      ...(node.code?.guid !== undefined && { guid: node.code.guid }),
      ...(part && { part }),
      ...(text !== undefined && { text: digest(text) }),
      ...(memos.length > 0 && { memo: digest(JSON.stringify(memos)) }),
      ...(parent !== undefined && { in: parent }),
      ...(places.length > 0 && { places }),
    });
    for (const [i, child] of node.children.entries()) visit(child, id, i + 1);
  };
  for (const [i, root] of roots.entries()) visit(root, undefined, i + 1);
  return { categories, concepts, mapped, idOfCode, generalOf, conceptsOf };
}
