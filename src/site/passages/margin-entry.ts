import type { MarginEntry } from '#render/report-margin.ts';
import type { Edition } from '../edition/edition.ts';

/** A reference as the report's margin tells it. */
export function marginEntry({ caseStudy, citations, lang }: Edition, id: string): MarginEntry | undefined {
  const reference = caseStudy.references.get(id);
  return (
    reference && {
      number: String(reference.number),
      text: citations.bibliography.get(id) ?? reference.data.title,
      lang: reference.data.language === lang ? undefined : reference.data.language,
    }
  );
}
