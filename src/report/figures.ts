import { compareFigures, type Figure } from '#domain/analysis/figures.ts';
import type { CaseStudy } from '#domain/study/case-study.ts';
import type { NamedThing } from '#domain/compared/change.ts';
import { nameThing } from './change-sentence.ts';
import type { ChangeWords } from './change-words/index.ts';

/** A figure of the coding as it was and is, of the whole or of one concept. */
export interface ToldFigure {
  readonly figure: Figure;
  readonly concept?: NamedThing | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export const toldFigures = (before: CaseStudy, after: CaseStudy): ToldFigure[] =>
  compareFigures(before, after).map(({ concept, ...rest }) => {
    const of = after.concepts.get(concept ?? '');
    return { ...rest, concept: of && { kind: of.kind, id: of.id, path: of.path, label: of.label, level: of.level.name } };
  });

/** Coefficients have three places; the rest are counts. */
const COEFFICIENTS: ReadonlySet<string> = new Set<Figure>(['cohen', 'fleiss', 'alpha']);

/** What it is of, and its two values: a share in per cent, and a dash where there is none. */
export function tellFigure(
  { figure, concept, from, to }: ToldFigure,
  words: ChangeWords,
  lang: string,
): [name: string, from: string, to: string] {
  const of = concept === undefined ? words.figure[figure] : words.figureOf(words.figure[figure], nameThing(concept, words, lang));
  const value = (n: number | undefined) =>
    n === undefined ? '–' : figure === 'percent' ? `${(n * 100).toFixed(1)}%` : COEFFICIENTS.has(figure) ? n.toFixed(3) : String(n);
  return [of, value(from), value(to)];
}

/** So many are told where there is little room. */
const MOST = 20;

/** A line for each figure that differs, and how many more there are. */
export function figureLines(figures: readonly ToldFigure[], words: ChangeWords, lang: string): string[] {
  const shown = figures.slice(0, MOST).map((one) => {
    const [name, from, to] = tellFigure(one, words, lang);
    return `${name}${words.colon}${from} → ${to}`;
  });
  return figures.length > MOST ? [...shown, words.cut(figures.length - MOST)] : shown;
}
