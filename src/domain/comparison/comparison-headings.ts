import type { CaseStudy, Section } from '../study/case-study.ts';
import type { Change } from '../compared/change.ts';
import { IDENTITY_CLASS } from '../compared/fields.ts';
import type { Comparison } from './comparison-matching.ts';
import { proseIn } from '../entry/entry.ts';
import { idsOf } from '../permanence/former-headings.ts';
import { identityKeyOf } from '../study/lasting-thing.ts';
import { inLanguage, pathOf } from '../study/urls.ts';

/** Addresses of the report's headings that lead to their section alone now: told where the section is still there, else with the section. */
export function compareHeadings({ before, after, was, successors }: Comparison): Change[] {
  const [original] = before.languages;
  const kind = 'heading-lost';
  return before.sections.flatMap((section) => {
    const thing = was.get(identityKeyOf(section));
    const heirs = (thing && successors.get(thing))?.filter((heir) => heir.kind === 'section') ?? [];
    const [heir] = heirs;
    if (heir === undefined || thing === undefined) return [];
    return before.languages.flatMap((lang) => {
      // What is not translated has the original's headings on every page.
      if (!after.languages.includes(lang) || (lang !== original && !section.prose.translations.has(lang))) return [];
      const now = new Set(
        heirs.flatMap(({ id }) =>
          idsIn(
            after.sections.find((one) => one.id === id),
            lang,
            after,
          ),
        ),
      );
      const path = lang === original ? pathOf(section) : inLanguage(pathOf(section), lang);
      return idsIn(section, lang, before)
        .filter((id) => !now.has(id))
        .map((id): Change => ({
          kind,
          class: IDENTITY_CLASS[kind],
          before: [thing],
          after: [heir],
          from: `${path}#${id}`,
          concerns: [],
          along: [],
        }));
    });
  });
}

const idsIn = (section: Section | undefined, lang: string, { languages }: CaseStudy) =>
  section === undefined ? [] : proseIn(section.prose, lang, languages[0]).headings.flatMap(idsOf);
