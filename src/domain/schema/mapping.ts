import { z } from 'zod';
import { url } from './fields.ts';

/** SKOS's mapping properties: what a concept or category is to one of another vocabulary. */
export const MAPPINGS = ['exactMatch', 'closeMatch', 'broadMatch', 'narrowMatch', 'relatedMatch'] as const;

/** What is exactly the same is neither broader, narrower nor merely related (S46 of SKOS; narrower is broader from the other side). */
const CONTRARY = ['broadMatch', 'narrowMatch', 'relatedMatch'] as const;

const addresses = z.array(url).default([]);

/** Addresses of concepts in other vocabularies. */
export const mappings = z
  .strictObject({
    exactMatch: addresses,
    closeMatch: addresses,
    broadMatch: addresses,
    narrowMatch: addresses,
    relatedMatch: addresses,
  })
  .superRefine((given, ctx) => {
    for (const contrary of CONTRARY) {
      for (const [index, address] of given[contrary].entries()) {
        if (!given.exactMatch.includes(address)) continue;
        ctx.addIssue({
          code: 'custom',
          path: [contrary, index],
          message: `is ${address}, which \`exactMatch\` has too: the same concept cannot also be ${contrary === 'relatedMatch' ? 'a related one' : 'a broader or narrower one'}`,
          params: { rule: 'mapping-contradiction', mend: 'Keep one of the two; `closeMatch` says that two concepts are nearly the same.' },
        });
      }
    }
  });

export type MappingData = z.output<typeof mappings>;
