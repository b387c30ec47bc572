import { isLevelName } from '../schema/level-name.ts';
import type { Entry } from '../entry/entry.ts';
import { finding, START, type Finding } from '../entry/finding.ts';
import { ANY_LANGUAGE, type LocalizedText } from '../text/localized-text.ts';
import type { Languages } from '../schema/fields.ts';
import { pathName } from '../parsing/path-name.ts';
import type { Parsed, ParsedStudy } from '../parsing/study-parser.ts';
import { didYouMeanOr } from '../text/suggestion.ts';

/** A warning for each text that a study in several languages does not have in all of them. */
export function checkTranslations({ languages, ...parsed }: ParsedStudy): Finding[] {
  const [main, ...others] = languages;
  if (others.length === 0) return [];
  const files: readonly Parsed<unknown>[] = [
    ...(parsed.study ? [parsed.study] : []),
    ...(parsed.relations ? [parsed.relations] : []),
    ...(parsed.reporting ? [parsed.reporting] : []),
    ...(parsed.retired ? [parsed.retired] : []),
    ...parsed.categories.values(),
    ...parsed.concepts.values(),
    ...parsed.sources.values(),
    ...parsed.references.values(),
    ...parsed.stages.values(),
    ...parsed.sections.values(),
    ...parsed.memos.values(),
  ];
  const texts = files.flatMap(({ entry, data }) =>
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
  return [...texts, ...checkProse(files, others)];
}

/** A file's prose is told only in a language that some prose of the study is in: a study may translate its labels alone. */
function checkProse(files: readonly Parsed<unknown>[], others: readonly string[]): Finding[] {
  const used = others.filter((lang) => files.some(({ entry }) => entry.prose.translations.has(lang)));
  return files.flatMap(({ entry: { path, prose } }) => {
    const missing = prose.text.trim() === '' ? [] : used.filter((lang) => !prose.translations.has(lang));
    if (missing.length === 0) return [];
    const names = missing.map((lang) => path.replace(/(?=\.mdx?$)/, `.${lang}`));
    return [
      finding(
        'missing-translation',
        path,
        { line: prose.line + blankLines(prose.text), column: 1 },
        `The text has no translation in ${missing.join(', ')}, which other texts have.`,
        `Write it beside this file, without front matter: ${names.join(', ')}.`,
      ),
    ];
  });
}

/** Lines before the text's first. */
const blankLines = (text: string) => text.slice(0, text.search(/\S/)).split('\n').length - 1;

/** Translations in what is none of the study's other languages. */
export function checkTranslationFiles(entries: readonly Entry[], languages: Languages): Finding[] {
  if (languages === ANY_LANGUAGE) return [];
  const [main, ...others] = languages;
  return entries.flatMap(({ path, prose }) =>
    Array.from(prose.translations).flatMap(([lang, translation]) => {
      if (others.includes(lang)) return [];
      const message =
        lang === main
          ? `This is a translation into "${lang}", the study's first language: that text is in ${path}.`
          : `This is a translation into "${lang}", which is not one of the study's languages (${[main, ...others].join(', ')}).`;
      const mend =
        lang === main
          ? 'Remove this file, or name it for the language it is in.'
          : didYouMeanOr(lang, others, 'add it to `languages` in study.yaml, or take the dot out of the name if this is no translation');
      return [finding('unknown-language', translation.path, START, message, mend)];
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
  if (isLevelName(data)) {
    yield* localizedTexts(data.name, main, keys);
    return;
  }
  const record = data as Record<string, unknown> & { translation?: unknown };
  if (typeof record[main] === 'string') {
    yield { keys, text: record as LocalizedText };
    return;
  }
  for (const [key, value] of Object.entries(record)) {
    const ofExcerpt = keys.at(-2) === 'excerpts';
    if (ofExcerpt && key === 'text' && typeof value === 'string')
      yield { keys: [...keys, 'translation'], text: { ...(record.translation as LocalizedText | undefined), [main]: value } };
    if (!ofExcerpt || key !== 'translation') yield* localizedTexts(value, main, [...keys, Array.isArray(data) ? Number(key) : key]);
  }
}
