import type { CaseStudy, Category } from './case-study.ts';

/** How the coding is spread over its evidence: what a reader can check of saturation from published data. */
export interface Coverage {
  /** Excerpts of the concept that has fewest, and most. */
  readonly fewest: number;
  readonly most: number;
  /** Concepts that rest on one excerpt. */
  readonly single: number;
  /** Sources that excerpts come from, coders named, excerpts dated. */
  readonly sources: number;
  readonly coders: number;
  readonly dated: number;
  /** Categories that hold concepts, in tree order; `share` is of the largest. */
  readonly perCategory: readonly { readonly category: Category; readonly concepts: number; readonly share: number }[];
}

export function measureCoverage({ concepts, excerpts, categories }: CaseStudy): Coverage {
  const counts = [...concepts.values()].map((concept) => concept.excerpts.length);
  const all = [...excerpts.values()];
  const holding = [...categories.values()].filter((category) => category.concepts.length > 0);
  const largest = holding.reduce((most, category) => Math.max(most, category.concepts.length), 1);
  return {
    fewest: counts.reduce((a, b) => Math.min(a, b), counts[0] ?? 0),
    most: counts.reduce((a, b) => Math.max(a, b), 0),
    single: counts.filter((n) => n === 1).length,
    sources: new Set(all.map((excerpt) => excerpt.source)).size,
    coders: new Set(all.flatMap((excerpt) => excerpt.coder ?? [])).size,
    dated: all.filter((excerpt) => excerpt.date !== undefined).length,
    perCategory: holding.map((category) => ({ category, concepts: category.concepts.length, share: category.concepts.length / largest })),
  };
}
