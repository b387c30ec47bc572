import { isScalar, parseDocument, visit } from 'yaml';
import { usualCodeNames } from '#domain/coding/code-names.ts';
import { withArticle } from '#domain/coding/english-noun.ts';
import { nounOf, type Noun } from '#domain/coding/noun.ts';
import type { LevelName } from '#domain/schema/level-name.ts';
import { readEngineFiles } from '#files/engine.ts';
import type { Language } from './choices.ts';

const TEMPLATE = 'pull_request_template.md';

/** The issue forms and the pull request's template in a study's language, by path, with its own names of its codes and of what they are in. */
export function formFiles(language: Language, levels: readonly LevelName[] = []): Map<string, string> {
  const usual = usualCodeNames(language);
  const noun = (level: LevelName | undefined, other: Noun) => (level === undefined ? other : nounOf(level, language));
  const names = { concept: noun(levels.at(-1), usual.concept), category: noun(levels.at(-2), usual.category) };
  const files = readEngineFiles(`src/cli/new/forms/${language}`);
  return new Map(
    Array.from(files, ([name, text]) =>
      name === TEMPLATE ? [`.github/${name}`, text] : [`.github/ISSUE_TEMPLATE/${name}`, named(text, names)],
    ),
  );
}

type Names = Readonly<Record<'concept' | 'category', Noun>>;

/** The form with the names as text: `{{concept}}`, `{{Concept}}` as a name, `{{a concept}}`. */
function named(form: string, names: Names): string {
  const document = parseDocument(form);
  visit(document, {
    Scalar(_, scalar) {
      if (isScalar(scalar) && typeof scalar.value === 'string')
        scalar.value = scalar.value.replace(/\{\{(a )?(concept|category)\}\}/gi, (__, article: string | undefined, name: string) => {
          const { name: title, word } = names[name.toLowerCase() as keyof Names];
          return article === undefined ? (name === name.toLowerCase() ? word : title) : withArticle(word);
        });
    },
  });
  return document.toString({ lineWidth: 0 });
}
