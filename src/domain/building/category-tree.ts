import type { Category, Concept, Place, Relation, Role } from '../study/case-study.ts';
import { NAMELESS } from '../schema/level-name.ts';
import { finding, START, type Finding } from '../entry/finding.ts';
import type { ReferenceDraft } from './material-builder.ts';
import { SEVERAL_PARENTS, type CategoryData } from '../schema/coding.ts';
import { tellIn } from '../entry/tell.ts';
import { isWhole, type Parsed, type ParsedStudy } from '../parsing/study-parser.ts';
import { namesIn, otherCategory } from '../text/suggestion.ts';

/** A category while the study is being put together. */
export type CategoryDraft = { -readonly [K in keyof Category]: Category[K] } & {
  children: CategoryDraft[];
  concepts: Concept[];
  relations: Relation[];
  roles: Role[];
  mentions: Place[];
};

export interface CategoryTree {
  readonly roots: readonly CategoryDraft[];
  readonly groups: readonly CategoryDraft[];
  /** In tree order. */
  readonly categories: ReadonlyMap<string, CategoryDraft>;
}

/** Far more levels than a page can show or a reader follow. */
const DEEPEST = 50;

/** The categories as a tree by their `parent`, each with its depth, group and level name. */
export function buildCategoryTree(parsed: ParsedStudy, references: ReadonlyMap<string, ReferenceDraft>, findings: Finding[]): CategoryTree {
  const drafts = new Map<string, CategoryDraft>();
  for (const [id, one] of parsed.categories) drafts.set(id, draftOf(one, references));
  const inCycle = findCycles(parsed.categories);
  for (const [id, { entry, data }] of parsed.categories) {
    const draft = drafts.get(id);
    if (draft === undefined || data.parent === undefined) continue;
    const tell = tellIn(entry, findings);
    const cycle = inCycle.get(id);
    if (cycle !== undefined) {
      tell(
        'category-cycle',
        ['parent'],
        `The category "${id}" is above itself: ${[...cycle, cycle[0]].join(' → ')}.`,
        `Change the \`parent\` of one of them, so that every path ends at ${isGrounded(parsed) ? 'the core category' : 'a category without one'}.`,
      );
      continue;
    }
    const parent = drafts.get(data.parent);
    if (parent !== undefined) {
      draft.parent = parent;
      parent.children.push(draft);
    } else if (parsed.ids.get('category')?.has(data.parent) !== true) {
      tell('unknown-parent', ['parent'], ...notAParent(parsed, id, data.parent, drafts));
    }
  }
  const roots = [...drafts.values()].filter((draft) => parsed.categories.get(draft.id)?.data.parent === undefined);
  checkRoots(parsed, roots, inCycle.size > 0, findings);
  const order = (draft: CategoryDraft) => parsed.categories.get(draft.id)?.data.order ?? Infinity;
  const inOrder = (list: CategoryDraft[]) => list.sort((a, b) => order(a) - order(b) || (a.id < b.id ? -1 : 1));
  inOrder(roots);
  const [first] = roots;
  const hasCore = roots.length === 1 && first !== undefined && first.children.length > 0;
  const groups = hasCore ? inOrder(first.children) : roots;
  const categories = new Map<string, CategoryDraft>();
  const place = (draft: CategoryDraft, depth: number, group: CategoryDraft | undefined) => {
    categories.set(draft.id, draft);
    draft.depth = depth;
    draft.group = group;
    const children = inOrder(draft.children);
    if (depth + 1 === DEEPEST) for (const child of children.splice(0)) findings.push(tooDeep(child, parsed));
    for (const child of children) place(child, depth + 1, group ?? child);
  };
  for (const root of roots) place(root, 0, hasCore ? undefined : root);
  nameLevels(parsed, categories, findings);
  return { roots, groups, categories };
}

/** What stands below it is left out, and told no more of. */
function tooDeep({ id, path }: CategoryDraft, parsed: ParsedStudy): Finding {
  return finding(
    'level-names',
    path,
    parsed.categories.get(id)?.entry.locate(['parent']) ?? START,
    `"${id}" has ${String(DEEPEST)} categories above it; a tree is at most ${String(DEEPEST)} deep.`,
    'Give it, or one above it, a `parent` further up.',
  );
}

/** What is wrong with a parent that is no category, and the mend. */
function notAParent(
  parsed: ParsedStudy,
  id: string,
  parent: string,
  drafts: ReadonlyMap<string, CategoryDraft>,
): [message: string, mend: string] {
  if (parsed.ids.get('concept')?.has(parent) === true)
    return [
      `The parent of "${id}" is "${parent}", which is a concept: only a category has others under it.`,
      `Name a category, or make "${parent}" one: move its file to categories/.`,
    ];
  const several = namesIn(parent, drafts);
  if (several.length > 1)
    return [`The category "${id}" has ${String(several.length)} parents: "${parent}". A category has one parent.`, SEVERAL_PARENTS];
  return [
    `The parent of "${id}" is "${parent}", which is not a category of this study.`,
    otherCategory(
      parent,
      drafts,
      [...drafts.keys()].filter((one) => one !== id),
    ),
  ];
}

function draftOf({ entry, data }: Parsed<CategoryData>, references: ReadonlyMap<string, ReferenceDraft>): CategoryDraft {
  const cited = data.references.map((id) => references.get(id)).filter((reference) => reference !== undefined);
  return {
    kind: 'category',
    id: entry.id,
    formerIds: data.formerIds,
    path: entry.path,
    label: data.label,
    altLabels: data.altLabels,
    meaning: data.meaning,
    meaningBasis: data.meaningBasis,
    use: data.use,
    avoid: data.avoid,
    inVivo: data.inVivo,
    prose: entry.prose,
    notes: data.notes,
    references: cited,
    mappings: data.mappings,
    parent: undefined,
    children: [],
    concepts: [],
    depth: 0,
    group: undefined,
    level: NAMELESS,
    mentions: [],
    relations: [],
    roles: [],
    conceptCount: 0,
  };
}

/** Each category that stands in a cycle, with the cycle's ids from it on. */
function findCycles(categories: ReadonlyMap<string, Parsed<CategoryData>>): Map<string, readonly string[]> {
  const cycles = new Map<string, readonly string[]>();
  const done = new Set<string>();
  for (const start of categories.keys()) {
    const path: string[] = [];
    let id: string | undefined = start;
    while (id !== undefined && !done.has(id) && !path.includes(id)) {
      path.push(id);
      id = categories.get(id)?.data.parent;
    }
    if (id !== undefined && path.includes(id)) {
      const cycle = path.slice(path.indexOf(id));
      cycle.forEach((member, i) => cycles.set(member, [...cycle.slice(i), ...cycle.slice(0, i)]));
    }
    for (const seen of path) done.add(seen);
  }
  return cycles;
}

/** Other methods know no core category: any number of categories may stand at the top. */
const isGrounded = ({ study }: ParsedStudy) => study?.data.method === undefined;

function checkRoots(parsed: ParsedStudy, roots: readonly CategoryDraft[], hasCycle: boolean, findings: Finding[]): void {
  const [first, ...others] = roots;
  if (first === undefined) {
    // Where a file could not be read, or the categories run in a circle, the missing root is a consequence and told there.
    if (hasCycle || !isWhole(parsed, 'category')) return;
    findings.push(
      finding(
        'no-core-category',
        'categories',
        START,
        `The study has no ${isGrounded(parsed) ? 'core category' : 'category at the top'}: every category has a parent, or there are none.`,
        `Add a category without \`parent\`${isGrounded(parsed) ? ': the core category that all others lead to' : ''}.`,
      ),
    );
  }
  for (const other of isGrounded(parsed) ? others : []) {
    findings.push(
      finding(
        'several-core-categories',
        other.path,
        parsed.categories.get(other.id)?.entry.locate(['label'], 'key') ?? START,
        `"${other.id}" has no parent, and neither has "${first?.id ?? ''}": only the core category stands without one.`,
        'Give it a `parent`. If the study has several aggregate dimensions and no core category, lower the rule in study.yaml: rules: { several-core-categories: warning }.',
      ),
    );
  }
}

/** The level of a category by its depth; the last name is for the concepts. */
function nameLevels(parsed: ParsedStudy, categories: ReadonlyMap<string, CategoryDraft>, findings: Finding[]): void {
  const { entry, data } = parsed.study ?? {};
  if (entry === undefined || data === undefined) return;
  const names = data.levels.slice(0, -1);
  const depths = Math.max(0, ...[...categories.values()].map((category) => category.depth + 1));
  for (const category of categories.values()) category.level = names[Math.min(category.depth, names.length - 1)] ?? NAMELESS;
  if (isWhole(parsed, 'category') && categories.size === parsed.categories.size && depths > 0 && depths !== names.length) {
    tellIn(entry, findings)(
      'level-names',
      entry.locate(['levels'], 'key'),
      `"levels" names ${String(data.levels.length)} levels, but the study has ${String(depths + 1)}: ${String(depths)} of categories, and the concepts.`,
      `Name each level once, from the ${isGrounded(parsed) ? 'core category' : 'top'} down; the last name is for the concepts.`,
    );
  }
}
