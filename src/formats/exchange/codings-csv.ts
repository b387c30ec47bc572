import { stringify } from 'csv-stringify/sync';
import type { CodingRecord } from '#domain/importing/study-plan.ts';

/** A record of the coding without its words, in the study’s folder: what an analysis is computed from. */
export const CODINGS_FILE = 'codings.csv';

const HEADER = ['source', 'length', 'start', 'end', 'concept', 'coder', 'date', 'excerpt'];

/** One row a coding; `excerpt` only where its words are published. Places and lengths are code points. */
export const formatCodings = (records: readonly CodingRecord[]): string =>
  stringify([
    HEADER,
    ...records.map(({ source, length, range, concept, coder, date, excerpt }) => [source, length ?? '', range?.start ?? '', range?.end ?? '', concept, coder ?? '', date ?? '', excerpt ?? '']),
  ]); // prettier-ignore
