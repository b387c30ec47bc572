import type { Category, Concept } from '#domain/study/case-study.ts';
import { weightOf, type Pair } from '#domain/study/pair.ts';
import type { LocalizedText } from '#domain/text/localized-text.ts';
import { figureLabel, linesFrom, roundTo } from './figure-label.ts';

/** Concepts in a column by their groups, each two that are set side by side joined by an arc. In pixels. */
interface ArcFigure {
  readonly width: number;
  readonly height: number;
  /** Where the dots stand. */
  readonly axis: number;
  readonly groups: readonly { readonly group: Category; readonly title: Label; readonly from: number; readonly to: number }[];
  readonly rows: readonly ArcRow[];
}

interface ArcRow {
  readonly concept: Concept;
  readonly label: Label;
  readonly y: number;
  readonly radius: number;
  /** To concepts further down. */
  readonly arcs: readonly { readonly pair: Pair; readonly path: string; readonly thick: number }[];
}

interface Label {
  /** In em. */
  readonly width: number;
  readonly lang: string;
  readonly lines: readonly { readonly text: string; readonly y: number }[];
}

/** More than so many concepts are no figure that anyone can take in: those with the most pairs are drawn. */
export const MOST_DRAWN = 120;

/** How wide labels may be, in em, and how far arcs reach, in pixels. */
const FORMS = { wide: { label: 20, reach: 320 }, narrow: { label: 11.5, reach: 132 } } as const;
const [SIZE, LINE, ROW_GAP, GROUP_GAP] = [14, 19, 7, 18];
/** Between labels and dots, and around the whole. */
const [INSET, MARGIN] = [16, 6];
/** How much wider than the measure a face may run, and bold serif. */
const [STRETCH, BOLD] = [1.05, 1.1];

export function arcFigure(pairs: readonly Pair[], form: keyof typeof FORMS, lang: string): ArcFigure {
  const { label: em, reach } = FORMS[form];
  const concepts = drawnOf(pairs);
  let y = MARGIN;
  const column = Array.from(
    Map.groupBy(concepts, ({ group }) => group),
    ([group, members], i) => {
      if (i > 0) y += GROUP_GAP;
      const title = group && labelAt(group.label, y, em / BOLD, lang);
      if (title) y += title.lines.length * LINE + ROW_GAP;
      const rows = members.map((concept) => {
        const label = labelAt(concept.label, y, em, lang);
        const height = label.lines.length * LINE;
        y += height + ROW_GAP;
        return { concept, label, y: y - ROW_GAP - height / 2 };
      });
      return { group, title, rows };
    },
  );
  const rows = column.flatMap((one) => one.rows);
  const widest = Math.max(
    ...column.flatMap(({ title, rows: own }) => [(title?.width ?? 0) * BOLD, ...own.map(({ label }) => label.width)]),
  );
  const axis = Math.ceil(widest * SIZE * STRETCH) + INSET;
  const places = new Map(rows.map((row) => [row.concept, row.y]));
  const drawn = pairs.flatMap((pair) => {
    const [top, bottom] = pair.concepts.map((one) => places.get(one)).sort((a = 0, b = 0) => a - b);
    return top === undefined || bottom === undefined ? [] : [{ pair, top, bottom }];
  });
  const longest = Math.max(1, ...drawn.map(({ top, bottom }) => bottom - top));
  const arcs = Map.groupBy(drawn, ({ top }) => top);
  return {
    width: axis + reach + MARGIN,
    height: y - ROW_GAP + MARGIN,
    axis,
    groups: column.flatMap(({ group, title, rows: own }) => {
      const [from, to] = [own[0]?.y ?? 0, own.at(-1)?.y ?? 0];
      return group && title ? [{ group, title, from, to }] : [];
    }),
    rows: rows.map((row) => ({
      ...row,
      radius: roundTo(3 + Math.min(4, Math.sqrt(drawn.filter(({ pair }) => pair.concepts.includes(row.concept)).length))),
      arcs: (arcs.get(row.y) ?? []).map(({ pair, top, bottom }) => ({
        pair,
        thick: Math.min(3, weightOf(pair)),
        path: arc(axis, top, bottom, Math.min(reach, longest / 2) * ((bottom - top) / longest) ** 0.7),
      })),
    })),
  };
}

/** The concepts of the figure, in reading order. */
function drawnOf(pairs: readonly Pair[]): Concept[] {
  const counts = new Map<Concept, number>();
  for (const concept of pairs.flatMap(({ concepts }) => concepts)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  const most = [...counts].sort(([a, n], [b, m]) => m - n || a.number - b.number).slice(0, MOST_DRAWN);
  return most.map(([concept]) => concept).sort((a, b) => a.number - b.number);
}

function labelAt(text: LocalizedText, y: number, em: number, lang: string): Label {
  const label = figureLabel(text, em, lang);
  return { lang: label.lang, width: label.width, lines: linesFrom(label, y, LINE) };
}

const arc = (x: number, top: number, bottom: number, reach: number) =>
  `M${String(x)} ${String(roundTo(top))}A${String(roundTo(reach))} ${String(roundTo((bottom - top) / 2))} 0 0 1 ${String(x)} ${String(roundTo(bottom))}`;
