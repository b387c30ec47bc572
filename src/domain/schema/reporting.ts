import { z } from 'zod';
import { EMPTY_MEND, saysSomething } from '../text/localized-text.ts';
import { formerIds, identifier, localizedFields, namedMap, nameOf, numeral, type Languages } from './fields.ts';
import { TEXT_ROLES } from './text-role.ts';

/** How far a study says what its reader asks; from the most to the least. */
export const REPORTING_STATUSES = ['reported', 'partly', 'not-reported', 'not-applicable'] as const;
export type ReportingStatus = (typeof REPORTING_STATUSES)[number];

/** Which of a guideline's items it is: `12`, `1–5`, `S6`. */
const itemNumber = numeral
  .refine(saysSomething, { error: 'is empty', params: { mend: EMPTY_MEND } })
  .register(TEXT_ROLES, { role: 'numeral' });

/** `reporting.yaml`: what a reader must know to judge the study, and where the study says it. */
export function reportingSchema(languages: Languages) {
  const fields = localizedFields(languages);
  return z.array(
    z.strictObject({
      id: identifier,
      formerIds,
      item: fields.localized,
      guidelines: namedMap(itemNumber).default({}),
      status: z.enum(REPORTING_STATUSES),
      where: z.array(nameOf).default([]),
      note: fields.optional,
    }),
  );
}

export type ReportingData = z.output<ReturnType<typeof reportingSchema>>;
