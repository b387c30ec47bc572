import { sections } from 'virtual:zhagen/report';
import type { Section } from '#domain/study/case-study.ts';
import type { Edition } from '../edition/edition.ts';

/** A section's MDX in the page's language, or else the original; with the language it is in. */
export function reportText({ lang, caseStudy }: Edition, { id }: Section) {
  const [original] = caseStudy.languages;
  const translation = sections[lang]?.[id];
  return translation === undefined ? { module: sections[original]?.[id], own: original } : { module: translation, own: lang };
}

/** The headings of a section's second level. */
export function reportHeadings(edition: Edition, section: Section) {
  return (reportText(edition, section).module?.getHeadings() ?? []).filter(({ depth }) => depth === 2);
}
