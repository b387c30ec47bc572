import type { CaseStudy } from '#domain/study/case-study.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { SMALL_STUDY, writeStudy, type StudyFiles } from '../../../build/study-folder.ts';

/** A tree of categories by name; a leaf lists its concepts, each with the number of its excerpts. */
export interface Tree {
  readonly [category: string]: Tree | Readonly<Record<string, number>>;
}

const isLeaf = (tree: Tree[string]): tree is Readonly<Record<string, number>> =>
  Object.values(tree).every((value) => typeof value === 'number');

/** A study with that tree, every rule lowered that can be. Order is as written. */
export function buildTreeStudy(tree: Tree, levels: readonly string[], files: StudyFiles = {}): CaseStudy {
  const changes: Record<string, string | null> = {
    'categories/core.md': null,
    'categories/trust.md': null,
    'concepts/first-impression.md': null,
    'report/01-background.mdx': null,
  };
  let order = 0;
  const add = (branches: Tree, parent?: string) => {
    for (const [id, below] of Object.entries(branches)) {
      changes[`categories/${id}.md`] =
        `---\nlabel: ${id}\norder: ${String(++order)}\n${parent === undefined ? '' : `parent: ${parent}\n`}---\n`;
      if (!isLeaf(below)) add(below, id);
      else
        for (const [concept, excerpts] of Object.entries(below))
          changes[`concepts/${concept}.md`] = conceptFile(concept, id, ++order, excerpts);
    }
  };
  add(tree);
  const lowered = '{ several-core-categories: warning, empty-category: warning, concept-without-excerpt: warning }';
  changes['study.yaml'] = `${String(SMALL_STUDY['study.yaml']).replace(/levels: .*/, `levels: [${levels.join(', ')}]`)}rules: ${lowered}\n`;
  const { caseStudy, findings } = reloadStudy(writeStudy({ ...changes, ...files }));
  if (caseStudy === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return caseStudy;
}

function conceptFile(id: string, category: string, order: number, excerpts: number): string {
  const items = Array.from({ length: excerpts }, (_, i) => `  - { id: ${id}-${String(i + 1)}, source: interview, text: T }\n`);
  return `---\nlabel: ${id}\ncategory: ${category}\norder: ${String(order)}\nexcerpts:${items.length === 0 ? ' []' : `\n${items.join('').trimEnd()}`}\n---\n`;
}
