import type { Losses } from '../exchange/losses.ts';
import type { Code, Project, Segment } from '../exchange/project.ts';
import type { Choices } from './choices.ts';

/** A code in its place, as what it will be in a study. */
export interface OutlineNode {
  /** The code’s key; of a category that was made, its own. */
  readonly key: string;
  readonly label: string;
  readonly kind: 'category' | 'concept';
  /** The code that it is; undefined for what was made. */
  readonly code: Code | undefined;
  /** Whether it holds the codings of the category that it stands in. */
  readonly general: boolean;
  readonly children: readonly OutlineNode[];
  readonly segments: readonly Segment[];
  readonly description: string | undefined;
}

/** The codes of a project as a tree of categories with concepts at its ends. What nothing was coded with is left out, unless it is a codebook. */
export function outlineOf(project: Project, choices: Choices, losses: Losses): OutlineNode[] {
  const codebook = project.segments.length === 0;
  const segmentsOf = new Map<string, Segment[]>();
  for (const segment of project.segments)
    for (const code of new Set(segment.codings.map((coding) => coding.code))) {
      const list = segmentsOf.get(code);
      if (list === undefined) segmentsOf.set(code, [segment]);
      else list.push(segment);
    }
  const childrenOf = Map.groupBy(project.codes, ({ parent }) => parent);
  const visit = (code: Code): OutlineNode[] => {
    const segments = segmentsOf.get(code.key) ?? [];
    const children = (childrenOf.get(code.key) ?? []).flatMap(visit);
    const node = { key: code.key, label: code.path.at(-1) ?? code.name, code, general: false, segments, description: code.description };
    if (children.length > 0) {
      if (segments.length === 0) return [{ ...node, kind: 'category', children }];
      if (choices.parents === 'leave-out') {
        losses.add('parent-coding', { name: pathName(code), count: segments.length });
        return [{ ...node, kind: 'category', segments: [], children }];
      }
      losses.add('split-code', { name: pathName(code) });
      const general: OutlineNode = {
        ...node,
        key: `${code.key}\u0000general`,
        label: `${node.label}${/^[（(]?\p{Script=Han}|^（/u.test(choices.general ?? '') ? '' : ' '}${choices.general ?? ''}`.trim(),
        kind: 'concept',
        general: true,
        children: [],
      };
      return [{ ...node, kind: 'category', segments: [], children: [general, ...children] }];
    }
    if (segments.length > 0 || (code.codable && (codebook || choices.unused === 'keep')))
      return [{ ...node, kind: 'concept', children: [] }];
    if (!code.codable && project.levels !== undefined) return [{ ...node, kind: 'category', children: [] }];
    if (!code.made) losses.add('unused-code', { name: pathName(code) });
    return [];
  };
  const roots = (childrenOf.get(undefined) ?? []).flatMap(visit);
  return choices.sets === 'categories' || roots.some(({ code }) => (code?.categories.length ?? 0) > 0)
    ? inSets(roots, project, losses)
    : roots;
}

const pathName = (code: Code): string => code.path.join(' > ');

/** Codes at the top stand in the first set that has them. */
function inSets(roots: readonly OutlineNode[], { sets }: Project, losses: Losses): OutlineNode[] {
  const taken = new Set<string>();
  const made = sets.flatMap(({ name, description, codes }): OutlineNode[] => {
    const children = roots.filter(({ key, kind }) => kind === 'concept' && codes.includes(key) && !taken.has(key));
    for (const { key } of children) taken.add(key);
    if (children.length === 0) return [];
    losses.add('set', { name });
    return [{ key: `set ${name}`, label: name, kind: 'category', code: undefined, general: false, children, segments: [], description }];
  });
  return [...made, ...roots.filter(({ key }) => !taken.has(key))];
}

/** The tree below one core, or several roots, as it was chosen; concepts never stand at the top. */
export function placeRoots(roots: readonly OutlineNode[], { core, category }: Choices, several: string): OutlineNode[] {
  const make = (label: string, children: readonly OutlineNode[]): OutlineNode => ({
    key: `made ${label}`,
    label,
    kind: 'category',
    code: undefined,
    general: false,
    children,
    segments: [],
    description: undefined,
  });
  const loose = roots.filter(({ kind }) => kind === 'concept');
  const categories = roots.filter(({ kind }) => kind === 'category');
  const gathered = loose.length === 0 ? categories : category !== undefined ? [...categories, make(category, loose)] : undefined;
  if (core === undefined || core === several) return [...(gathered ?? roots)];
  const own = (gathered ?? roots).find(({ label, kind }) => kind === 'category' && same(label, core));
  if (own === undefined) return [make(core, gathered ?? roots)];
  const others = (gathered ?? roots).filter((node) => node !== own);
  return [{ ...own, children: [...own.children, ...others] }];
}

const same = (a: string, b: string) => a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase();

/** The most categories that stand in one another. */
export function depthOf(nodes: readonly OutlineNode[]): number {
  return Math.max(0, ...nodes.map(({ kind, children }) => (kind === 'category' ? 1 + depthOf(children) : 0)));
}
