import type { Category, Concept, Node } from '#domain/study/case-study.ts';
import type { LevelName } from '#domain/schema/level-name.ts';
import { conceptsBelow } from '#domain/study/category-tree.ts';
import { figureLabel, linesFrom, roundTo, type FigureLabel } from './figure-label.ts';

/** The data structure: equal columns from the concepts at the left to the roots at the right, brackets between them. In pixels. */
export interface StructureFigure {
  readonly width: number;
  readonly height: number;
  readonly columns: readonly StructureColumn[];
  /** In reading order: each before what is below it. */
  readonly boxes: readonly StructureBox[];
  /** From what is below a node to the node. */
  readonly brackets: readonly { readonly node: Node; readonly path: string }[];
  /** Where the rule below the columns' heads is. */
  readonly rule: number;
}

interface StructureColumn {
  readonly x: number;
  readonly width: number;
  readonly level: LevelName;
  readonly count: number;
  /** Its head has more to say than it is wide. */
  readonly isUpright: boolean;
}

export interface StructureBox {
  readonly node: Node;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly label: FigureLabel;
  /** A core's lines run downwards, each with the line that it stands on; the others' lie below each other. */
  readonly upright?: readonly { readonly text: string; readonly x: number }[];
  readonly lines: readonly { readonly text: string; readonly y: number }[];
}

/** The part of a study that one figure draws. */
export interface StructurePart {
  readonly roots: readonly Category[];
  /** Drawn upright, as the one that all leads to. */
  readonly core: Category | undefined;
  /** The depth of the lowest categories drawn; with the concepts too where it is none. */
  readonly deepest?: number;
}

/** Letters and lines as in styles/parts/diagram/diagram.css. */
const [SIZE, LINE, PAD, HEAD] = [14, 19, 11, 44];
/** Between columns, and the sizes of columns: all of a figure are equal, and it is as wide as a page's wide column where they allow that. */
const [GAP, NARROWEST, WIDEST, PAGE] = [52, 132, 232, 900];
/** How far a bracket stands from what it holds. */
const HOOK = 8;
/** Below a concept, a category, a group. */
const GAPS = { concept: 4, category: 14, group: 28 } as const;
/** How much wider than the measure a face may run; in bold, and in bold serif one size larger. */
const STRETCH = { concept: 1.05, category: 1.14, group: 1.22 } as const;
/** The upright core: the height of a line of it, the most em that it is long, and its lines. */
const UPRIGHT = { line: 22, em: 24, lines: 5, pad: 28 } as const;

export function structureFigure(part: StructurePart, lang: string): StructureFigure {
  return new Drawing(part, lang).figure();
}

/** What a figure of the part draws: the nodes of it. */
export function nodesOf({ roots, deepest }: StructurePart): Node[] {
  const shown = (category: Category): Node[] => [
    category,
    ...(deepest === undefined ? category.concepts : []),
    ...(deepest !== undefined && category.depth >= deepest ? [] : category.children.flatMap(shown)),
  ];
  return roots.flatMap(shown);
}

class Drawing {
  readonly #part: StructurePart;
  readonly #lang: string;
  readonly #depths: readonly number[];
  readonly #nodes: readonly Node[];
  readonly #column: number;
  readonly #hasConcepts: boolean;
  readonly #heights = new Map<Node, number>();
  readonly #boxes: StructureBox[] = [];
  readonly #brackets: { node: Node; path: string }[] = [];

  constructor(part: StructurePart, lang: string) {
    this.#part = part;
    this.#lang = lang;
    this.#nodes = nodesOf(part);
    const categories = this.#nodes.filter((node) => node.kind === 'category');
    this.#depths = [...new Set(categories.map(({ depth }) => depth))].sort((a, b) => b - a);
    this.#hasConcepts = this.#nodes.some(({ kind }) => kind === 'concept');
    const broad = this.#depths.length + (this.#hasConcepts ? 1 : 0) - (part.core ? 1 : 0);
    const rest = PAGE - (broad - 1) * GAP - (part.core ? GAP + UPRIGHT.line * 2 : 0);
    this.#column = Math.max(NARROWEST, Math.min(WIDEST, Math.floor(rest / Math.max(1, broad))));
  }

  figure(): StructureFigure {
    let y = HEAD + 18;
    for (const root of this.#part.roots) y = this.#branch(root, y).bottom + GAPS.group;
    const height = y - GAPS.group + 4;
    const width = Math.max(...this.#boxes.map((box) => box.x + box.width));
    const last = this.#levels().length - 1;
    return {
      width,
      height,
      rule: HEAD,
      columns: this.#levels().map(({ level, count }, i) => {
        const isUpright = this.#part.core !== undefined && i === last;
        return { x: this.#x(i), width: isUpright ? width - this.#x(i) : this.#column, level, count, isUpright };
      }),
      boxes: this.#boxes,
      brackets: this.#brackets,
    };
  }

  /** What each column holds, from the left. */
  #levels(): { level: LevelName; count: number }[] {
    const concepts = this.#nodes.filter(({ kind }) => kind === 'concept');
    const columns = [
      ...(concepts.length > 0 ? [concepts] : []),
      ...this.#depths.map((depth) => this.#nodes.filter((node) => node.kind === 'category' && node.depth === depth)),
    ];
    return columns.flatMap(([first, ...others]) => (first ? [{ level: first.level, count: others.length + 1 }] : []));
  }

  #x(column: number): number {
    return column * (this.#column + GAP);
  }

  #columnOf(node: Node): number {
    return node.kind === 'concept' ? 0 : this.#depths.indexOf(node.depth) + (this.#hasConcepts ? 1 : 0);
  }

  #conceptsOf(category: Category): readonly Concept[] {
    return this.#part.deepest === undefined ? category.concepts : [];
  }

  #childrenOf({ depth, children }: Category): readonly Category[] {
    return this.#part.deepest !== undefined && depth >= this.#part.deepest ? [] : children;
  }

  #label(node: Node): FigureLabel {
    if (node === this.#part.core) return figureLabel(node.label, UPRIGHT.em, this.#lang, UPRIGHT.lines);
    const kind = node.group === node ? 'group' : node.kind;
    return figureLabel(node.label, (this.#column - 2 * PAD) / SIZE / STRETCH[kind], this.#lang);
  }

  #boxHeight(node: Node): number {
    const { lines, width } = this.#label(node);
    if (node === this.#part.core) return width * SIZE * STRETCH.group + UPRIGHT.pad;
    return lines.length * LINE + (node.kind === 'concept' ? 8 : node.group === node ? 20 : 14);
  }

  /** How much room a category and all below it take. */
  #height(category: Category): number {
    const known = this.#heights.get(category);
    if (known !== undefined) return known;
    const height = Math.max(this.#boxHeight(category), this.#below(category));
    this.#heights.set(category, height);
    return height;
  }

  #below(category: Category): number {
    const concepts = this.#conceptsOf(category);
    const children = this.#childrenOf(category);
    const rows =
      concepts.reduce((sum, concept) => sum + this.#boxHeight(concept) + GAPS.concept, 0) - (concepts.length > 0 ? GAPS.concept : 0);
    const parts = [
      ...(concepts.length > 0 ? [{ height: rows, gap: GAPS.category }] : []),
      ...children.map((child) => ({ height: this.#height(child), gap: gapBelow(child) })),
    ];
    return parts.reduce((sum, { height, gap }, i) => sum + height + (i < parts.length - 1 ? gap : 0), 0);
  }

  /** Draws a category between `top` and what is returned, and all below it, in whose middle it stands. */
  #branch(category: Category, top: number): { middle: number; bottom: number } {
    const height = this.#height(category);
    const middle = top + height / 2;
    this.#box(category, middle);
    let y = top + (height - this.#below(category)) / 2;
    const joints: { x: number; y: number }[] = [];
    const concepts = this.#conceptsOf(category);
    if (concepts.length > 0) {
      const from = y;
      for (const concept of concepts) {
        const own = this.#boxHeight(concept);
        this.#box(concept, y + own / 2);
        y += own + GAPS.concept;
      }
      const to = y - GAPS.concept;
      const x = this.#column + HOOK;
      joints.push({ x: x + HOOK, y: (from + to) / 2 });
      this.#bracket(concepts[0] ?? category, `M${at(x, from)}h${String(HOOK)}V${String(roundTo(to))}h-${String(HOOK)}`);
      y = to + GAPS.category;
    }
    for (const child of this.#childrenOf(category)) {
      const drawn = this.#branch(child, y);
      joints.push({ x: this.#x(this.#columnOf(child)) + this.#column, y: drawn.middle });
      y = drawn.bottom + gapBelow(child);
    }
    this.#join(category, joints, middle);
    return { middle, bottom: top + height };
  }

  #join(category: Category, joints: readonly { x: number; y: number }[], middle: number): void {
    const [first, last] = [joints[0], joints.at(-1)];
    if (first === undefined || last === undefined) return;
    const x = this.#x(this.#columnOf(category));
    const lane = x - GAP / 2 + HOOK / 2;
    const spine = first === last ? '' : `M${at(lane, first.y)}V${String(roundTo(last.y))}`;
    const arms = joints.map((joint) => `M${at(joint.x, joint.y)}H${String(first === last ? x : lane)}`).join('');
    this.#bracket(category, arms + spine + (first === last ? '' : `M${at(lane, middle)}H${String(x)}`));
  }

  #bracket(node: Node, path: string): void {
    this.#brackets.push({ node, path });
  }

  #box(node: Node, middle: number): void {
    const label = this.#label(node);
    const height = roundTo(this.#boxHeight(node));
    const x = this.#x(this.#columnOf(node));
    const y = roundTo(middle - height / 2);
    const isCore = node === this.#part.core;
    const width = isCore ? Math.max(2, label.lines.length + 1) * UPRIGHT.line : this.#column;
    const upright = label.lines.map((text, i) => ({ text, x: x + width / 2 + ((label.lines.length - 1) / 2 - i) * UPRIGHT.line }));
    const lines = linesFrom(label, middle - (label.lines.length * LINE) / 2, LINE);
    this.#boxes.push({ node, x, y, width, height, label, lines, ...(isCore && { upright }) });
  }
}

const gapBelow = (category: Category) => (category.group === category ? GAPS.group : GAPS.category);
const at = (x: number, y: number) => `${String(x)} ${String(roundTo(y))}`;

/** Above so many nodes a figure is taken apart by groups; above the second, it is drawn only down to a level that has no more than the first. */
const [MOST_WHOLE, MOST_FOLDED] = [80, 500];

/** A study's data structure as it is shown: whole; or from a higher level on, and the parts of it by themselves. */
export function structureParts(
  roots: readonly Category[],
  core: Category | undefined,
): { whole: StructurePart; folds: readonly Category[] } {
  const categories = nodesOf({ roots, core }).filter((node) => node.kind === 'category');
  const all = categories.length + roots.reduce((sum, { conceptCount }) => sum + conceptCount, 0);
  if (all <= MOST_WHOLE) return { whole: { roots, core }, folds: [] };
  const count = (deepest: number) => categories.filter(({ depth }) => depth <= deepest).length;
  let deepest = Math.max(...categories.map(({ depth }) => depth));
  while (deepest > 0 && count(deepest) > MOST_WHOLE) deepest -= 1;
  const groups = core?.children ?? roots;
  const only = groups.length === 1 ? groups[0] : undefined;
  const folds = all > MOST_FOLDED ? [] : only && only.children.length > 0 ? only.children : groups;
  return { whole: { roots, core, deepest }, folds: folds.filter((fold) => conceptsBelow(fold).length > 0) };
}

/** The height of a data structure on a slide, whose letters are then no smaller than 12 pixels (8 points in print). */
const MOST_ON_SLIDE = 640;

/** So much of the data structure, from its top level on, as a slide has room for; or nothing. */
export function structureOnSlide(roots: readonly Category[], core: Category | undefined, lang: string): StructurePart | undefined {
  const depths = [...new Set(nodesOf({ roots, core }).flatMap((node) => (node.kind === 'category' ? [node.depth] : [])))].sort(
    (a, b) => b - a,
  );
  const parts: StructurePart[] = [{ roots, core }, ...depths.map((deepest) => ({ roots, core, deepest }))];
  return parts.find((part) => nodesOf(part).length > 1 && structureFigure(part, lang).height <= MOST_ON_SLIDE);
}
