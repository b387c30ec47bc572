import { rankOf, type Level } from './columns.ts';

/** A code while the tables are joined. */
export interface CodeNode {
  readonly level: Level;
  /** As the first table has it. */
  readonly name: string;
  number: string | undefined;
  description: string | undefined;
  parent: CodeNode | undefined;
  readonly children: CodeNode[];
  /** The tables that name it. */
  readonly tables: Set<number>;
}

/** Names are joined with width, white space and brackets folded; nothing else is one. */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\s()[\]「」『』【】〔〕“”"'‘’]/gu, '')
    .toLowerCase();

/** All codes of a paper's tables, by level and name. */
export class CodeForest {
  readonly nodes: CodeNode[] = [];
  readonly #byName = new Map<string, CodeNode[]>();
  readonly #byNumber = new Map<string, CodeNode>();

  /** Whether any table has a code of this name at this level. */
  has = (level: Level, name: string): boolean => this.#byName.has(`${level} ${foldName(name)}`);

  byNumber = (level: Level, number: string): CodeNode | undefined => this.#byNumber.get(`${level} ${number}`);

  named = (level: Level, name: string): readonly CodeNode[] => this.#byName.get(`${level} ${foldName(name)}`) ?? [];

  /** The code of a name below a parent: one that is known, if its parent can be this one; else a new one. */
  at(level: Level, name: string, number: string | undefined, parent: CodeNode | undefined, table: number): CodeNode {
    const tied = number === undefined ? undefined : this.byNumber(level, number);
    const known = tied ?? this.named(level, name).find((node) => canStandUnder(node, parent, table));
    const node = known ?? this.#make(level, name, number);
    node.tables.add(table);
    if (node.number === undefined && number !== undefined) {
      node.number = number;
      this.#byNumber.set(`${level} ${number}`, node);
    }
    if (parent !== undefined) place(node, parent);
    return node;
  }

  #make(level: Level, name: string, number: string | undefined): CodeNode {
    const node: CodeNode = { level, name, number, description: undefined, parent: undefined, children: [], tables: new Set() };
    const key = `${level} ${foldName(name)}`;
    this.nodes.push(node);
    this.#byName.set(key, [...(this.#byName.get(key) ?? []), node]);
    if (number !== undefined) this.#byNumber.set(`${level} ${number}`, node);
    return node;
  }
}

/** A code has one parent a level; what one table puts under two is two codes, what two tables do is one. */
function canStandUnder(node: CodeNode, parent: CodeNode | undefined, table: number): boolean {
  if (parent === undefined || node.parent === undefined || node.parent === parent) return true;
  if (node.parent.level !== parent.level) return true;
  return !node.tables.has(table);
}

/** The nearest level above is the parent. */
function place(node: CodeNode, parent: CodeNode): void {
  const { parent: old } = node;
  if (old === parent || (old !== undefined && rankOf(old.level) >= rankOf(parent.level))) return;
  if (old !== undefined) old.children.splice(old.children.indexOf(node), 1);
  node.parent = parent;
  parent.children.push(node);
}
