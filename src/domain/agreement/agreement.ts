import type { Codings } from '../codings/codings.ts';
import { measured, without, type Measure } from '../codings/measure.ts';
import { agreementOnExcerpts, type ExcerptAgreement } from './excerpt-agreement.ts';
import type { NamedRow } from './judgements.ts';
import { agreementOnText, type TextAgreement } from './text-agreement.ts';

/** How far coders agree, passage by passage and character by character. */
export interface Agreement extends ExcerptAgreement {
  readonly coders: readonly string[];
  /** Sources that two coders or more have coded. */
  readonly sources: readonly string[];
  /** Codings whose coder nobody knows: they take no part. */
  readonly nameless: number;
  /** Codings of passages that have neither a place nor an excerpt: nobody knows whether two coders mean the same one, and they take no part. */
  readonly placeless: number;
  readonly onText: Measure<TextAgreement>;
}

/** What two coders or more, who coded the same sources, agree on; a coder has read a source in which they coded anything. */
export function agreement(codings: Codings): Measure<Agreement> {
  if (codings.rows.length === 0) return without('no-codings');
  const of = codings.rows.filter((row): row is NamedRow => row.coder !== undefined);
  const named = of.filter(({ passage }) => passage.range !== undefined || passage.excerpt !== undefined);
  const names = new Set(of.map(({ coder }) => coder));
  if (names.size < 2) return without(names.size === 0 ? 'no-coders' : 'one-coder');
  const rowsOf = Map.groupBy(named, ({ passage }) => passage.source);
  const readers = new Map(
    [...codings.sources.keys()]
      .map((source) => [source, [...new Set(rowsOf.get(source)?.map(({ coder }) => coder))].sort()] as const)
      .filter(([, coders]) => coders.length > 1),
  );
  if (readers.size === 0) return without('no-shared-source');
  const shared = { rows: named.filter(({ passage }) => readers.has(passage.source)), readers, concepts: codings.concepts };
  return measured({
    coders: [...new Set([...readers.values()].flat())].sort(),
    sources: [...readers.keys()],
    nameless: codings.rows.length - of.length,
    placeless: of.length - named.length,
    ...agreementOnExcerpts(shared),
    onText: agreementOnText(shared, codings.sources),
  });
}
