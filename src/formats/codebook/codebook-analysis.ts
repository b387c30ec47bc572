import { z } from 'zod';
import type { Agreed } from '#domain/agreement/judgements.ts';
import type { Analysis } from '#domain/analysis/analysis.ts';
import type { Pair } from '#domain/codings/cooccurrence.ts';
import type { Measure } from '#domain/codings/measure.ts';

const id = z.string();
const count = z.int().min(0);
/** A number, or why there is none. */
const measure = z.union([z.number(), z.object({ why: z.string() })]);
const agreed = z.object({ units: count, percent: measure, cohenKappa: measure, fleissKappa: measure, alpha: measure });
const pairs = z.array(z.object({ codes: z.array(id), n: z.array(count), together: count, c: measure }));

/** What is counted from the coding, as `codebook.json` has it; a count below the study's minimum is left out with what hangs on it. */
export const analysisForm = z.object({
  codings: count,
  passages: count,
  sources: z.array(id),
  frequency: z.array(z.object({ code: id, passages: count, codings: count, sources: count })),
  pairs,
  overlap: z.union([pairs, z.object({ why: z.string() })]),
  saturation: z.union([
    z.object({
      order: z.array(id),
      new: z.array(count),
      base: measure,
      runs: z.array(z.object({ first: count, last: count, new: count, ratio: z.number() })),
      reached: z.union([z.string(), z.object({ why: z.string() })]),
    }),
    z.object({ why: z.string() }),
  ]),
  agreement: z.union([
    z.object({
      coders: z.array(z.string()),
      sources: z.array(id),
      passages: agreed.extend({ interval: z.union([z.array(z.number()), z.object({ why: z.string() })]) }),
      text: z.union([agreed.extend({ cuAlpha: measure }), z.object({ why: z.string() })]),
    }),
    z.object({ why: z.string() }),
  ]),
});

type AnalysisForm = z.output<typeof analysisForm>;

const plain = <T>(value: Measure<T>): T | { why: string } => ('value' in value ? value.value : { why: value.why });
const said = ({ units, percent, cohen, fleiss, alpha }: Agreed) => ({
  units,
  percent: plain(percent),
  cohenKappa: plain(cohen),
  fleissKappa: plain(fleiss),
  alpha: plain(alpha),
});

export function describeAnalysis(analysis: Analysis, minimum: number): AnalysisForm {
  const { codings, coded, frequency, categories, together, overlap, saturation, agreement } = analysis;
  const pairsOf = (list: readonly Pair[]) =>
    list
      .filter((pair) => pair.together >= minimum)
      .map(({ codes, n, together: both, c }) => ({ codes: [...codes], n: [...n], together: both, c: plain(c) }));
  return {
    codings: codings.rows.length,
    passages: new Set(codings.rows.map(({ passage }) => passage)).size,
    sources: [...coded],
    frequency: [...categories, ...frequency].map(([code, one]) => ({
      code,
      passages: one.passages.size,
      codings: one.codings,
      sources: one.bySource.size,
    })),
    pairs: pairsOf(together),
    overlap: 'value' in overlap ? pairsOf(overlap.value) : { why: overlap.why },
    saturation: 'value' in saturation ? describeSaturation(saturation.value) : { why: saturation.why },
    agreement: 'value' in agreement ? describeAgreement(agreement.value) : { why: agreement.why },
  };
}

type Value<T> = Extract<T, { readonly value: unknown }>['value'];

function describeSaturation({ order, fresh, found }: Value<Analysis['saturation']>) {
  const reached = 'value' in found ? found.value.reached : found;
  return {
    order: [...order],
    new: [...fresh],
    base: 'value' in found ? found.value.inBase : { why: found.why },
    runs: 'value' in found ? found.value.runs.map(({ first, last, fresh: n, ratio }) => ({ first, last, new: n, ratio })) : [],
    reached: 'value' in reached ? `${String(reached.value.after)}+${String(reached.value.run)}` : { why: reached.why },
  };
}

function describeAgreement({ coders, sources, onExcerpts: { all }, onText }: Value<Analysis['agreement']>) {
  const { interval } = all;
  return {
    coders: [...coders],
    sources: [...sources],
    passages: { ...said(all), interval: 'value' in interval ? [interval.value.low, interval.value.high] : { why: interval.why } },
    text: 'value' in onText ? { ...said(onText.value.all), cuAlpha: plain(onText.value.which) } : { why: onText.why },
  };
}
