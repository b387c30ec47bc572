import { finding, type Finding } from './finding.ts';
import type { LocalizedText } from './localized-text.ts';
import { pathName } from './schema/parse-entry.ts';
import type { Parsed, ParsedStudy } from './study-parser.ts';

/** A warning for each text that a study in several languages does not have in all of them. */
export function checkTranslations({ languages, ...parsed }: ParsedStudy): Finding[] {
  const [main, ...others] = languages;
  if (others.length === 0) return [];
  const files: readonly Parsed<unknown>[] = [
    ...(parsed.study ? [parsed.study] : []), ...(parsed.relations ? [parsed.relations] : []), ...(parsed.retired ? [parsed.retired] : []),
    ...parsed.categories.values(), ...parsed.concepts.values(), ...parsed.sources.values(), ...parsed.references.values(), ...parsed.stages.values(), ...parsed.sections.values(),
  ]; // prettier-ignore
  return files.flatMap(({ entry, data }) =>
    [...localizedTexts(data, main)].flatMap(({ keys, text }) => {
      const missing = others.filter((lang) => text[lang] === undefined);
      if (missing.length === 0) return [];
      return [
        finding(
          'missing-translation',
          entry.path,
          entry.locate(keys),
          `${pathName(keys)} has no text in ${missing.join(', ')}.`,
          `Write it as a map: { ${languagesOf(keys, main, others)
            .map((lang) => `${lang}: …`)
            .join(', ')} }.`,
        ),
      ];
    }),
  );
}

/** An excerpt's text is in the main language, so its `translation` has only the others. */
const languagesOf = (keys: readonly PropertyKey[], main: string, others: readonly string[]) =>
  keys.at(-1) === 'translation' ? others : [main, ...others];

/** Every map of languages in parsed data; an excerpt's text counts with its translations. */
function* localizedTexts(
  data: unknown,
  main: string,
  keys: readonly PropertyKey[] = [],
): Generator<{ keys: readonly PropertyKey[]; text: LocalizedText }> {
  if (typeof data !== 'object' || data === null) return;
  const record = data as Record<string, unknown> & { translation?: unknown };
  if (typeof record[main] === 'string') {
    yield { keys, text: record as LocalizedText };
    return;
  }
  for (const [key, value] of Object.entries(record)) {
    if (keys.at(-2) === 'excerpts' && key === 'text' && typeof value === 'string')
      yield { keys: [...keys, 'translation'], text: { ...(record.translation as LocalizedText | undefined), [main]: value } };
    yield* localizedTexts(value, main, [...keys, Array.isArray(data) ? Number(key) : key]);
  }
}
