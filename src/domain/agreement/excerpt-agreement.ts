import type { CodedPassage } from '../codings/codings.ts';
import type { Measure } from '../codings/measure.ts';
import { Judgements, type Agreed, type Shared } from './judgements.ts';
import { alphaInterval, apart, type Interval, type Judged, type Sampled } from './reliability.ts';

export interface AgreedOnExcerpts extends Agreed {
  readonly interval: Measure<Interval>;
}

/** A passage that some coders of its source have put a code on and others have not. */
export interface Disagreement {
  readonly passage: CodedPassage;
  readonly concept: string;
  readonly by: readonly string[];
  readonly notBy: readonly string[];
}

/** Passages of the sources that can be compared, each with each code: one decision, yes or no. */
export interface ExcerptAgreement {
  readonly onExcerpts: { readonly all: AgreedOnExcerpts; readonly byCode: ReadonlyMap<string, AgreedOnExcerpts> };
  readonly disagreements: readonly Disagreement[];
}

type Agree = (judgements: Judgements, sampled?: () => Sampled[]) => AgreedOnExcerpts;

/** An interval is drawn when it is asked for, and once of codes that were judged alike. */
function withIntervals(): Agree {
  const drawn = new Map<string, Measure<Interval>>();
  return (judgements, sampled = () => apart(judgements.judged)) => ({
    ...judgements.agreed,
    get interval() {
      const sample = sampled();
      const key = JSON.stringify(sample);
      const interval = drawn.get(key) ?? alphaInterval(sample);
      drawn.set(key, interval);
      return interval;
    },
  });
}

export function agreementOnExcerpts({ rows, readers, concepts }: Shared): ExcerptAgreement {
  const coders = [...new Set([...readers.values()].flat())].sort();
  const judging = new Map(Array.from(readers, ([source, own]) => [source, new Set(own)]));
  const said = (source: string, by: ReadonlySet<string>) =>
    coders.map((coder) => (judging.get(source)?.has(coder) !== true ? -1 : by.has(coder) ? 1 : 0));
  const passagesOf = Map.groupBy(new Set(rows.map(({ passage }) => passage)), ({ source }) => source);
  const byConcept = Map.groupBy(rows, ({ concept }) => concept);
  const all = new Judgements(coders.length);
  const agree = withIntervals();
  const disagreements: Disagreement[] = [];
  const byCode = new Map(
    concepts.map((concept) => {
      const judgements = new Judgements(coders.length);
      const left = new Map(Array.from(passagesOf, ([source, passages]) => [source, passages.length]));
      for (const [passage, own] of Map.groupBy(byConcept.get(concept) ?? [], (row) => row.passage)) {
        const by = new Set(own.map(({ coder }) => coder));
        left.set(passage.source, (left.get(passage.source) ?? 0) - 1);
        judgements.add(said(passage.source, by));
        const notBy = (readers.get(passage.source) ?? []).filter((coder) => !by.has(coder));
        if (notBy.length > 0) disagreements.push({ passage, concept, by: [...by].sort(), notBy });
      }
      for (const [source, units] of left) judgements.add(said(source, new Set()), units);
      all.addAll(judgements);
      return [concept, agree(judgements)];
    }),
  );
  /** Passages on which the coders said the same of as many concepts count together. */
  const sampled = (): Sampled[] => {
    const groups = new Map<string, { passages: number; readonly brings: readonly Judged[] }>();
    for (const [{ source }, own] of Map.groupBy(rows, ({ passage }) => passage)) {
      const judgements = new Judgements(coders.length);
      const coded = Map.groupBy(own, ({ concept }) => concept);
      for (const some of coded.values()) judgements.add(said(source, new Set(some.map(({ coder }) => coder))));
      judgements.add(said(source, new Set()), concepts.length - coded.size);
      const brings = judgements.judged.sort((a, b) => (a.counts.join() < b.counts.join() ? -1 : 1));
      const key = JSON.stringify(brings);
      const group = groups.get(key) ?? { passages: 0, brings };
      groups.set(key, { ...group, passages: group.passages + 1 });
    }
    return [...groups.values()];
  };
  return { onExcerpts: { all: agree(all, sampled), byCode }, disagreements };
}
