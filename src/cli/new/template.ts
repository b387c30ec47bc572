import { Document, parse, parseDocument, Scalar } from 'yaml';
import { readEngineFiles } from '#files/engine.ts';
import type { Answers } from './answers.ts';
import type { Language, Template } from './choices.ts';
import { licenceNote } from './licence.ts';

const STUDY = 'study.yaml';

/** A template's files: its own over those that the ones with an example share. */
function templateFiles(template: Template, language: Language): Map<string, string> {
  const folder = (name: string) => readEngineFiles(`src/cli/new/templates/${name}/${language}`);
  return template === 'blank' ? folder('blank') : new Map([...folder('shared'), ...folder(template)]);
}

/** What a template calls its levels. */
export function templateLevels(template: Template, language: Language): readonly string[] {
  return (parse(templateFiles(template, language).get(STUDY) ?? '') as { levels: string[] }).levels;
}

/** A study by its template, as files by their paths in its folder: it is whole, and shows by its own example how one is written. */
export function studyFiles(answers: Answers): Map<string, string> {
  const files = templateFiles(answers.template, answers.language);
  files.set(STUDY, studyYaml(files.get(STUDY) ?? '', answers));
  if (answers.template === 'blank')
    for (const [path, text] of categoryChain(answers.levels.slice(0, -1), answers.language)) files.set(path, text);
  return files;
}

/** The template's study.yaml with the answers in it, and its comments. */
function studyYaml(source: string, answers: Answers): string {
  const { title, authors, levels, repository } = answers;
  const document = parseDocument(source);
  document.set('title', quoted(title));
  document.set(
    'authors',
    document.createNode(
      authors.map(({ family, given }) => ({ family: quoted(family), ...(given !== undefined && { given: quoted(given) }) })),
    ),
  );
  document.set('levels', document.createNode(levels.map(quoted), { flow: true }));
  document.set('licence', quoted(licenceNote(answers)));
  if (repository !== undefined) {
    const [owner = '', name = ''] = repository.split('/');
    document.set('repository', `https://github.com/${repository}`);
    const host = `${owner.toLowerCase()}.github.io`;
    document.set('site', `https://${host}/${name.toLowerCase() === host ? '' : `${name}/`}`);
  }
  return document.toString({ lineWidth: 0, flowCollectionPadding: false });
}

/** In single quotes every line is only itself. */
function quoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = Scalar.QUOTE_SINGLE;
  return scalar;
}

const CATEGORY = {
  en: { meaning: 'What holds together what is below it.' },
  zh: { meaning: '它之下的各项有什么共同之处。' },
} as const;

/** One category for each level, each below the one before; the lowest is `category-1`. */
function categoryChain(names: readonly string[], language: Language): [path: string, text: string][] {
  const idOf = (index: number) => `category-${String(names.length - index)}`;
  return names.map((name, index) => {
    const front = new Document({
      label: quoted(`${name} 1`),
      ...(index > 0 && { parent: idOf(index - 1) }),
      meaning: CATEGORY[language].meaning,
    });
    return [`categories/${idOf(index)}.md`, `---\n${front.toString({ lineWidth: 0 })}---\n`];
  });
}
