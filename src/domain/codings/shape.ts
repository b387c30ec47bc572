import type { CaseStudy, Category, Concept, Relation } from '../study/case-study.ts';
import type { Frequency } from './frequency.ts';

/** How a coding is built, and what of it rests on little. */
export interface Shape {
  /** Levels of categories. */
  readonly depth: number;
  readonly categories: readonly Category[];
  /** Codes that one passage carries, and such as none does. */
  readonly single: readonly Concept[];
  readonly empty: readonly Concept[];
  /** Codes that no section of the report names; undefined where there is no report. */
  readonly unreported: readonly Concept[] | undefined;
  /** How often each section of the report leads to a code or shows an excerpt of it, in the order of the sections; empty where there is no report. */
  readonly inReport: ReadonlyMap<Concept, readonly number[]>;
  readonly unillustrated: readonly Relation[];
  /** Codes whose category the edition settled, and such as its notes say more about. */
  readonly settled: readonly Concept[];
  readonly noted: readonly Concept[];
  /** Codes with excerpts that seem to be it and are not. */
  readonly negative: readonly Concept[];
}

export function shapeOf(study: CaseStudy, frequency: ReadonlyMap<string, Frequency>): Shape {
  const { categories, concepts, relations, sections } = study;
  const all = [...concepts.values()];
  const passages = ({ id }: Concept) => frequency.get(id)?.passages.size ?? 0;
  return {
    depth: Math.max(0, ...Array.from(categories.values(), ({ depth }) => depth + 1)),
    categories: [...categories.values()],
    single: all.filter((concept) => passages(concept) === 1),
    empty: all.filter((concept) => passages(concept) === 0),
    unreported: sections.length === 0 ? undefined : all.filter(({ mentions }) => mentions.every(({ kind }) => kind !== 'section')),
    inReport: sections.length === 0 ? new Map() : namedInReport(study),
    unillustrated: relations.filter(({ excerpts }) => excerpts.length === 0),
    settled: all.filter(({ placed }) => placed?.basis === 'editor'),
    noted: all.filter(({ notes }) => notes.some(({ kind }) => kind === 'inference')),
    negative: all.filter(({ counterexamples }) => counterexamples.length > 0),
  };
}

/** What each section of the report names, in the language that it was written in; codes that none does count nought in each. */
export function namedInReport({
  concepts,
  excerpts,
  sections,
}: Pick<CaseStudy, 'concepts' | 'excerpts' | 'sections'>): ReadonlyMap<Concept, readonly number[]> {
  const named = sections.map(({ prose }) => {
    const counts = new Map<string, number>();
    for (const { kind, target } of prose.links) {
      const ids = kind === 'node' ? [target] : kind === 'excerpt' ? (excerpts.get(target)?.concepts ?? []).map(({ id }) => id) : [];
      for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return counts;
  });
  return new Map(Array.from(concepts.values(), (concept) => [concept, named.map((counts) => counts.get(concept.id) ?? 0)]));
}
