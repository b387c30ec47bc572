import type { MarginEntry } from '#render/report-margin.ts';
import { edition } from './edition.ts';

/** A reference as the report's margin tells it. */
export function marginEntry(id: string): MarginEntry | undefined {
  const { caseStudy, citations, lang } = edition();
  const reference = caseStudy.references.get(id);
  return (
    reference && {
      number: String(reference.number),
      text: citations.bibliography.get(id) ?? reference.data.title,
      lang: reference.data.language ?? lang,
    }
  );
}
