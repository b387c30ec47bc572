import type { CaseStudy } from '../study/case-study.ts';
import { valueOf } from '../codings/measure.ts';
import { Analysis } from './analysis.ts';

/** Figures by which a coding is judged: how much there is, whether it was enough, how surely. */
export const FIGURES = [
  'codings',
  'passages',
  'sources',
  'coders',
  'used',
  'single',
  'empty',
  'pairs',
  'saturation',
  'percent',
  'cohen',
  'fleiss',
  'alpha',
] as const;
export type Figure = (typeof FIGURES)[number];

/** A figure that is not what it was, of the whole coding or of one concept; undefined where there is none. */
export interface ChangedFigure {
  readonly figure: Figure;
  readonly concept: string | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** What the coding of the one study counts that the other's does not: first of the whole, then passages of each concept in both, the greatest differences first. */
export function compareFigures(before: CaseStudy, after: CaseStudy): ChangedFigure[] {
  const [was, is] = [new Analysis(before), new Analysis(after)];
  const [old, now] = [figuresOf(was), figuresOf(is)];
  const least = Math.max(before.study.analysis.minimum, after.study.analysis.minimum);
  const whole = FIGURES.map((figure) => ({ figure, concept: undefined, from: old[figure], to: now[figure] }));
  const byConcept = Array.from(is.frequency, ([concept, { passages }]): ChangedFigure => {
    return { figure: 'passages', concept, from: was.frequency.get(concept)?.passages.size, to: passages.size };
  });
  const alphaOf = ({ agreement }: Analysis, concept: string) => valueOf(valueOf(agreement)?.onExcerpts.byCode.get(concept)?.alpha);
  const alphas = Array.from(is.frequency.keys(), (concept): ChangedFigure => {
    return { figure: 'alpha', concept, from: alphaOf(was, concept), to: alphaOf(is, concept) };
  });
  const shown = byConcept.filter(({ from = 0, to = 0 }) => from >= least && to >= least);
  const difference = ({ from = 0, to = 0 }: ChangedFigure) => Math.abs(to - from);
  return [...whole, ...shown.toSorted((a, b) => difference(b) - difference(a)), ...alphas].filter(({ from, to }) => from !== to);
}

function figuresOf({
  codings: { rows },
  coded,
  shape,
  frequency,
  together,
  saturation,
  agreement,
}: Analysis): Record<Figure, number | undefined> {
  const all = valueOf(agreement)?.onExcerpts.all;
  return {
    codings: rows.length,
    passages: new Set(rows.map(({ passage }) => passage)).size,
    sources: coded.length,
    coders: new Set(rows.flatMap(({ coder }) => coder ?? [])).size,
    used: frequency.size - shape.empty.length,
    single: shape.single.length,
    empty: shape.empty.length,
    pairs: together.length,
    saturation: valueOf(valueOf(valueOf(saturation)?.found)?.reached)?.after,
    percent: valueOf(all?.percent),
    cohen: valueOf(all?.cohen),
    fleiss: valueOf(all?.fleiss),
    alpha: valueOf(all?.alpha),
  };
}
