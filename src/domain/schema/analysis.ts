import { z } from 'zod';
import { nameOf } from './fields.ts';

/** A number from `least` to 1; of hundredths it is told what they are as a share. */
const upToOne = (least: 0 | -1, such: string) =>
  z.number().superRefine((value, ctx) => {
    if (value >= least && value <= 1) return;
    const mend =
      value > 1 && value <= 100
        ? `Write ${String(value)} % as ${String(Number((value / 100).toPrecision(12)))}.`
        : `Write a number such as ${such}.`;
    ctx.addIssue({ code: 'custom', message: `must be between ${String(least)} and 1`, params: { got: true, mend } });
  });
const share = upToOne(0, '0.05');
const least = upToOne(-1, '0.667');
const count = z.int().min(1);

/** `analysis:` of study.yaml: what the study chose before it counted. */
export const analysisSchema = z.strictObject({
  saturation: z
    .strictObject({
      base: count.default(4),
      run: count.default(2),
      threshold: share.default(0.05),
      /** All coded sources in the order of their coding; without it, their dates tell. */
      order: z
        .array(nameOf)
        .min(1, 'needs at least one source')
        .refine((list) => new Set(list).size === list.length, { error: 'has a source twice', params: { mend: 'Keep one of the two.' } })
        .optional(),
    })
    .prefault({}),
  /** The least of each measure, over all codes; less is told. */
  agreement: z.strictObject({ alpha: least.optional(), kappa: least.optional(), percent: share.optional() }).prefault({}),
  /** Cells that count fewer passages than this are not shown. */
  minimum: count.default(1),
});

export type AnalysisData = z.output<typeof analysisSchema>;
