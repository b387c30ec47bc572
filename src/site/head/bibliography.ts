import { formatBibtex } from '#formats/citations/bibtex.ts';
import { formatCslJson } from '#formats/citations/csl-json.ts';
import { formatRis } from '#formats/citations/ris.ts';
import type { Edition } from '../edition/edition.ts';
import { paths } from '#domain/study/urls.ts';

const form = (path: string, name: string, type: string, format: typeof formatBibtex) => ({
  path,
  name,
  type,
  text: ({ caseStudy, items }: Edition) => format(Array.from(caseStudy.references.values(), (reference) => items.reference(reference))),
});

/** The whole bibliography in its own order, for reference managers. */
export const bibliography = {
  bibtex: form(paths.referencesBib, 'BibTeX', 'application/x-bibtex', formatBibtex),
  ris: form(paths.referencesRis, 'RIS', 'application/x-research-info-systems', formatRis),
  cslJson: form(paths.referencesJson, 'CSL-JSON', 'application/vnd.citationstyles.csl+json', formatCslJson),
} as const;
