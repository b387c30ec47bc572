import { finding, orLower, type Finding } from '../entry/finding.ts';
import type { LocalizedText } from '../text/localized-text.ts';
import type { Parsed, ParsedStudy } from '../parsing/study-parser.ts';

interface Labelled {
  readonly label: LocalizedText;
}

/** A warning for each concept, and each category, that has the label of another, and for each concept that nothing defines. */
export function checkLabels({ concepts, categories, languages: [main] }: ParsedStudy): Finding[] {
  const undefinedOnes = [...concepts].filter(([, { data }]) => data.definition === undefined);
  return [
    ...repeated('concept', concepts, main),
    ...repeated('category', categories, main),
    ...undefinedOnes.map(([id, { entry }]) =>
      finding(
        'concept-without-definition',
        entry.path,
        entry.locate(['label'], 'key'),
        `The concept "${id}" has no definition.`,
        `Say under \`definition\` what it means and what counts as it, ${orLower('concept-without-definition')}.`,
      ),
    ),
  ];
}

/** Labels are the same where a reader sees no difference: in width, case and blanks. A language is told once. */
function repeated(kind: string, things: ReadonlyMap<string, Parsed<Labelled>>, main: string): Finding[] {
  const seen = new Map<string, string>();
  return Array.from(
    things,
    ([
      id,
      {
        entry,
        data: { label },
      },
    ]) => {
      const others = Object.entries(label).flatMap(([lang, text]) => {
        const key = `${lang} ${text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')}`;
        const other = seen.get(key);
        if (other === undefined) seen.set(key, entry.path);
        return other === undefined ? [] : [{ lang, text, other }];
      });
      return others
        .slice(0, 1)
        .map(({ lang, text, other }) =>
          finding(
            'duplicate-label',
            entry.path,
            entry.locate(lang === main ? ['label'] : ['label', lang]),
            `The ${kind} "${id}" has the same label as ${other}: "${text.trim()}".`,
            `Give one of the two another label; if they are one, merge them, and write \`formerIds\` where one goes on; ${orLower('duplicate-label')}.`,
          ),
        );
    },
  ).flat();
}
