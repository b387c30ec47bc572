import type { CslDate } from '#domain/csl/csl-item.ts';
import { readDate } from '../literature/value.ts';

/** What stands at the end of an entry, whatever it is of: when it was seen, where on the web. */
export interface Tail {
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly URL?: string;
  readonly fields: { readonly accessed?: CslDate; readonly URL?: string; readonly DOI?: string };
}

const DAY = String.raw`\d{4}\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}日?)?`;
const DOI =
  /[\s.,;]*(?:\[)?(?:https?:\/\/(?:dx\.)?doi\.org\/|DOI\s*[:：]?\s*(?:https?:\/\/(?:dx\.)?doi\.org\/)?)(10\.\d{4,}(?:\.\d+)*\/\S+?)\]?[.\s]*$/i;
/** A machine sets blanks in an address: what follows is of it as long as it looks so. */
const URL = /[\s.,;]*((?:https?:\s*\/\/\s*|www\.)[!-~]+(?:(?:\s+(?=\S*[./=?&%_-]|\d+\b)|(?<=[./])\s+)[!-~]+)*)\s*$/i;
const ACCESSED = new RegExp(String.raw`\s*\[\s*(${DAY})\s*\]\s*[.]?\s*$`, 'u');
const POSTED = new RegExp(String.raw`[\s.,]*(?:\(\s*(${DAY}|\d{4})\s*\)|\[\s*(${DAY})\s*\])\s*$`, 'u');

/**
 * Read from the end: DOI, address, day of access, day of posting.
 * @param folded what stands behind the mark
 * @returns where the rest ends
 */
export function readTail(folded: string): { readonly tail: Tail; readonly end: number } {
  let rest = folded.replace(/[\s.]+$/, '');
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const match = pattern.exec(rest);
    if (match !== null) rest = rest.slice(0, match.index);
    return match;
  };
  const doi = take(DOI)?.[1];
  const url = take(URL)?.[1]?.replaceAll(/\s/g, '').replace(/[.,]$/, '');
  const accessed = take(ACCESSED)?.[1];
  const posted = take(POSTED);
  const issued = posted?.[1] ?? posted?.[2];
  // What is dated by one day only, in brackets, was seen on that day.
  const seen = accessed === undefined ? undefined : readDate(accessed);
  const fields = {
    ...(seen !== undefined && { accessed: seen }),
    ...(url !== undefined && { URL: url }),
    ...(doi !== undefined && { DOI: doi }),
  };
  const when = issued === undefined ? undefined : readDate(issued);
  return { tail: { ...fields, ...(when !== undefined && { issued: when }), fields }, end: rest.length };
}
