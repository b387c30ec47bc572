import { z } from 'zod';
import { date, identifier, nameOf, text } from './fields.ts';

const share = z
  .number()
  .refine((value) => value >= 0 && value <= 1, { error: 'must be between 0 and 1', params: { got: true, mend: 'Write 5 % as 0.05.' } });
const count = z.int().min(1);
const least = z
  .number()
  .refine((value) => value >= -1 && value <= 1, { error: 'must be between -1 and 1', params: { got: true, mend: 'Write a value such as 0.667.' } }); // prettier-ignore

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

/** `codings.csv`: every coding, also of passages whose words are not published. */
export const codingsSchema = z.strictObject({
  codings: z.array(
    z
      .strictObject({
        source: identifier,
        length: count.optional(),
        start: z.int().min(0).optional(),
        end: z.int().min(0).optional(),
        concept: identifier,
        coder: text.optional(),
        date: date.optional(),
        excerpt: identifier.optional(),
      })
      .superRefine(({ start, end }, ctx) => {
        const tell = (message: string) =>
          ctx.addIssue({ code: 'custom', path: ['end'], message, params: { mend: 'Count from 0, in Unicode code points; `end` is the first one that no longer belongs to the passage.' } }); // prettier-ignore
        if ((start === undefined) !== (end === undefined)) tell('stands without the other of `start` and `end`');
        else if (start !== undefined && end !== undefined && end <= start) tell('must be behind `start`');
      }),
  ),
});

export type AnalysisData = z.output<typeof analysisSchema>;
export type CodingsData = z.output<typeof codingsSchema>;
