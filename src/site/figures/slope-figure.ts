import { flattenChanges, type ChangeClass, type ChangeKind } from '#domain/compared/change.ts';
import type { CaseStudy, Category, Node } from '#domain/study/case-study.ts';
import { textIn, type LocalizedText } from '#domain/text/localized-text.ts';
import type { ReviewItem, SiteReview } from '../review/review.ts';
import { figureLabel, linesFrom, roundTo, type FigureLabel } from './figure-label.ts';

/** What a node's line tells. */
export type SlopeMark = 'added' | 'removed' | 'moved' | 'renamed' | 'joined';

/** The coding before at the left and after at the right, of both only what is another: a line from where each code was to where it is. In pixels. */
export interface SlopeFigure {
  readonly width: number;
  readonly height: number;
  /** Where lines begin and end. */
  readonly left: number;
  readonly right: number;
  /** What the codes below it stand under. */
  readonly heads: readonly { readonly side: Side; readonly lines: Lines; readonly lang: string }[];
  readonly labels: readonly { readonly side: Side; readonly lines: Lines; readonly label: FigureLabel; readonly line: SlopeLine }[];
  readonly lines: readonly SlopeLine[];
  /** Codes that are not drawn, because there are too many. */
  readonly omitted: number;
}

export interface SlopeLine {
  /** The change that it belongs to, the worst where it has several. */
  readonly item: ReviewItem;
  readonly class: ChangeClass;
  readonly marks: readonly SlopeMark[];
  readonly path: string;
  /** Where it ends before the other side: of what is gone, or begins: of what is new. */
  readonly stub: { readonly x: number; readonly y: number } | undefined;
}

type Side = 'before' | 'after';
type Lines = readonly { readonly text: string; readonly y: number }[];

const MARKS: Partial<Record<ChangeKind, SlopeMark>> = {
  added: 'added',
  removed: 'removed',
  moved: 'moved',
  renamed: 'renamed',
  merged: 'joined',
  split: 'joined',
};

/** More codes than this are no figure that anyone can take in. */
const MOST = 60;
const FORMS = { wide: { label: 17, between: 200 }, narrow: { label: 8.5, between: 84 } } as const;
const [SIZE, LINE, ROW, HEAD, TOP] = [14, 19, 9, 20, 8];
/** How much wider than the measure a face may run. */
const STRETCH = 1.05;

interface Way {
  readonly from: Node | undefined;
  readonly to: Node | undefined;
  item: ReviewItem;
  readonly marks: Set<SlopeMark>;
}

/** Nothing, where no code was added, lost, moved or renamed. */
export function slopeFigure({ before, after, items }: SiteReview, form: keyof typeof FORMS, lang: string): SlopeFigure | undefined {
  const all = waysOf(before, after, items, lang);
  if (all.length === 0) return undefined;
  const ways = all.slice(0, MOST);
  const { label: em, between } = FORMS[form];
  const left = Math.ceil(em * SIZE * STRETCH) + 10;
  const right = left + between;
  const columns = {
    before: column(
      'before',
      before,
      ways.flatMap(({ from }) => from ?? []),
      em,
      lang,
    ),
    after: column(
      'after',
      after,
      ways.flatMap(({ to }) => to ?? []),
      em,
      lang,
    ),
  };
  const lines = ways.map((way): SlopeLine & { way: Way } => {
    const [was, is] = [way.from && columns.before.rows.get(way.from), way.to && columns.after.rows.get(way.to)];
    const stub = was && is ? undefined : was ? { x: left + 34, y: was.middle } : { x: right - 34, y: is?.middle ?? 0 };
    const path =
      was && is
        ? curve(left, was.middle, right, is.middle)
        : was
          ? `M${String(left)} ${String(was.middle)}h28`
          : `M${String(right)} ${String(is?.middle ?? 0)}h-28`;
    return { way, item: way.item, class: way.item.change.class, marks: [...way.marks], path, stub };
  });
  const labels = (['before', 'after'] as const).flatMap((side) =>
    Array.from(columns[side].rows, ([node, { label, top }]) => {
      const line = lines.find(({ way }) => (side === 'before' ? way.from : way.to) === node) as SlopeLine;
      return { side, label, line, lines: linesFrom(label, top, LINE) };
    }),
  );
  return {
    left,
    right,
    labels,
    lines,
    width: right + left,
    height: Math.max(columns.before.height, columns.after.height),
    heads: [...columns.before.heads, ...columns.after.heads],
    omitted: all.length - ways.length,
  };
}

/** From which code to which each change leads, one way for all changes of the same two; a new name is one where it is shown. */
function waysOf(before: CaseStudy, after: CaseStudy, items: readonly ReviewItem[], lang: string): Way[] {
  const ways = new Map<string, Way>();
  for (const item of items)
    for (const change of flattenChanges([item.change])) {
      const mark = MARKS[change.kind];
      if (mark === undefined || ![...change.before, ...change.after].every(({ kind }) => kind === 'concept' || kind === 'category'))
        continue;
      const [was, is] = [change.before.map(({ id }) => nodeIn(before, id)), change.after.map(({ id }) => nodeIn(after, id))];
      for (const from of was.length > 0 ? was : [undefined])
        for (const to of is.length > 0 ? is : [undefined]) {
          if (mark === 'renamed' && from && to && textIn(from.label, lang).text === textIn(to.label, lang).text) continue;
          const key = `${from?.id ?? ''} ${to?.id ?? ''}`;
          const way = ways.get(key) ?? { from, to, item, marks: new Set() };
          ways.set(key, way);
          way.marks.add(mark);
        }
    }
  return [...ways.values()];
}

const nodeIn = ({ concepts, categories }: CaseStudy, id: string): Node | undefined => concepts.get(id) ?? categories.get(id);
const parentOf = (node: Node): Category | undefined => (node.kind === 'concept' ? node.category : node.parent);

interface Row {
  readonly label: FigureLabel;
  readonly top: number;
  readonly middle: number;
}

/** The codes of one side, below what they stand under, in the order of the coding. */
function column(side: Side, study: CaseStudy, nodes: readonly Node[], em: number, lang: string) {
  const places = new Map<Node, number>([...study.categories.values(), ...study.concepts.values()].map((node, place) => [node, place]));
  const order = (node: Node | undefined) => (node === undefined ? -1 : (places.get(node) ?? -1));
  const sorted = [...new Set(nodes)].sort((a, b) => order(parentOf(a)) - order(parentOf(b)) || order(a) - order(b));
  const rows = new Map<Node, Row>();
  const heads: { side: Side; lines: Lines; lang: string }[] = [];
  let y = TOP;
  for (const [parent, members] of Map.groupBy(sorted, parentOf)) {
    if (y > TOP) y += HEAD - ROW;
    if (parent) {
      const head = labelOf(parent.label, em, lang);
      heads.push({ side, lang: head.lang, lines: linesFrom(head, y, LINE) });
      y += head.lines.length * LINE + ROW / 2;
    }
    for (const node of members) {
      const label = labelOf(node.label, em, lang);
      const height = label.lines.length * LINE;
      rows.set(node, { label, top: y, middle: roundTo(y + height / 2) });
      y += height + ROW;
    }
  }
  return { rows, heads, height: y };
}

const labelOf = (text: LocalizedText, em: number, lang: string) => figureLabel(text, em, lang, 3);

function curve(x1: number, y1: number, x2: number, y2: number): string {
  const half = (x2 - x1) / 2;
  return `M${String(x1)} ${String(y1)}C${String(x1 + half)} ${String(y1)} ${String(x2 - half)} ${String(y2)} ${String(x2)} ${String(y2)}`;
}
