import remarkStringify from 'remark-stringify';
import { unified } from 'unified';
import manifest from '#package.json' with { type: 'json' };
import type { LevelName } from '#domain/schema/level-name.ts';
import { readEngineFiles, type EngineSource } from '#files/engine.ts';
import type { Answers } from './answers.ts';
import { formFiles } from './forms.ts';
import { licenceText } from './licence.ts';
import type { Language } from './choices.ts';

/** What a repository is made for: a new study, or one that exists, of which less is known. */
export type Repository = Pick<Answers, 'language' | 'title'> &
  Readonly<{ [Field in 'licence' | 'authors' | 'levels']?: Answers[Field] | undefined }> & {
    /** The levels of a study that exists. */
    readonly levelNames?: readonly LevelName[] | undefined;
  };

/** How this project's own scripts call the engine; a study's call it by its name. */
const ENGINE_CALL = 'node src/cli/main.ts ';

/** What a study's workflows and scripts need beside the engine. */
const BESIDE = ['linkinator', 'node'] as const;

/** All that a study's repository has beside the study, by path. */
export function repositoryFiles(repository: Repository, engine: EngineSource): Map<string, string | Uint8Array> {
  const files = new Map<string, string | Uint8Array>([
    ['package.json', packageJson(repository, engine)],
    ['README.md', readme(repository)],
    ['.gitignore', 'node_modules/\ndist/\n.*.partial\nedition*.pdf\n'],
    ['.gitattributes', '# The same bytes on every machine.\n* text=auto eol=lf\n*.tgz binary\n'],
    // The workflows are those of the engine's own repository.
    ...Array.from(readEngineFiles('.github'), ([path, text]) => [`.github/${path}`, text] as const).filter(([path]) => GIVEN.test(path)),
    ...formFiles(
      repository.language,
      repository.levelNames ?? repository.levels?.map((name) => ({ name: { [repository.language]: name }, forms: {} })),
    ),
  ]);
  const { licence, authors, title, language } = repository;
  if (licence !== undefined) files.set('LICENSE', licenceText({ licence, authors: authors ?? [], title, language }));
  if (engine.tarball !== undefined) files.set(engine.tarball.path, engine.tarball.bytes);
  return files;
}

const GIVEN = /^\.github\/(?:workflows\/|ISSUE_TEMPLATE\/config\.yml$|CODEOWNERS$)/;

function packageJson({ licence }: Repository, engine: EngineSource): string {
  const scripts = Object.entries(manifest.scripts).flatMap(([name, call]) =>
    call.startsWith(ENGINE_CALL) && name !== 'new' ? [[name, `zhagen ${call.slice(ENGINE_CALL.length)}`] as const] : [],
  );
  const beside = BESIDE.map((name) => [name, manifest.devDependencies[name]] as const);
  return `${JSON.stringify(
    {
      private: true,
      license: licence === undefined || licence === 'none' ? 'UNLICENSED' : licence,
      scripts: Object.fromEntries(scripts),
      dependencies: Object.fromEntries([...beside, [manifest.name, engine.spec]]),
      allowScripts: manifest.allowScripts,
    },
    null,
    2,
  )}\n`;
}

/** The README for those who write the study together, with their words as text. */
function readme({ language, title, levels }: Repository): string {
  const text = readEngineFiles('src/cli/new/readme').get(`${language}.md`) ?? '';
  const words: Readonly<Record<string, string>> = { title: plain(title), levels: levels === undefined ? '' : levelsLine(levels, language) };
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => words[name] ?? '');
}

function levelsLine(levels: readonly string[], language: Language): string {
  const chain = levels.map(plain).join(' → ');
  return language === 'zh' ? `各层自上而下：${chain}。\n` : `The levels, from the top down: ${chain}.\n`;
}

const markdown = unified().use(remarkStringify).freeze();

/** A text in Markdown that means only itself. */
const plain = (text: string) =>
  markdown.stringify({ type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: text }] }] }).trim();
