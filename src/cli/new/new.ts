import { basename, join, resolve } from 'node:path';
import semver from 'semver';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import manifest from '#package.json' with { type: 'json' };
import { levelName } from '#domain/schema/level-name.ts';
import { folderName, OptionError } from '#files/build-options.ts';
import { engineFromTarball, installedEngine, type EngineSource } from '#files/engine.ts';
import { loadStudy } from '#files/study/loaded-study.ts';
import { placeForNew, writeNewFolder } from '#files/output/new-folder.ts';
import { copyOfStudy } from '#files/study/study-copy.ts';
import { formatFindings } from '#report/finding-report.ts';
import { visible } from '#report/visible-text.ts';
import { canBuild } from '../node-version.ts';
import { answersOf, isLanguage, type Given } from './answers.ts';
import { ask } from './prompt.ts';
import { repositoryFiles, type Repository } from './repository.ts';
import { studyFiles } from './template.ts';

export interface NewOptions extends Given {
  /** A folder with a study, which is taken over as it is. */
  readonly from?: string;
  /** What package.json asks for: a version, a tarball, an address of git. */
  readonly engine?: string;
  /** Take defaults, and ask nothing. */
  readonly yes?: boolean;
}

/**
 * Writes a repository for a study, whole or not at all.
 * @throws {OptionError} for what cannot be as it was said
 */
export async function newStudy(folder: string, options: NewOptions): Promise<number> {
  const place = placeForNew(folder, process.cwd());
  const engine = options.engine === undefined ? installedEngine(manifest.version) : engineOf(options.engine);
  if (options.from !== undefined) return takeOver(place, resolve(options.from), options, engine);
  const asks = process.stdin.isTTY && process.stdout.isTTY && options.yes !== true;
  const given = asks ? await ask(options, visible(folder)) : options;
  if (given === undefined) return 2;
  const answers = answersOf(given);
  write(place, studyFiles(answers), answers, engine, (study) => {
    const findings = canBuild ? loadStudy(study).findings : [];
    if (findings.length === 0) return;
    process.stderr.write(`${formatFindings(findings, 'content', 'text')}\n\n`);
    throw new OptionError('With these words the study would not be whole. Nothing was written.');
  });
  return 0;
}

/** A study with errors is taken over all the same: they are mended in its new place. */
function takeOver(place: string, from: string, { licence }: NewOptions, engine: EngineSource): number {
  if (place.startsWith(join(from, '/')))
    throw new OptionError(`${folderName(place)} lies inside --from ${folderName(from)}. Name a folder beside it.`);
  const { files, left } = copyOfStudy(from);
  write(place, files, { ...namesOf(files.get('study.yaml'), basename(place)), licence }, engine);
  if (left.length > 0) process.stderr.write(`Left where they are, since they are links: ${visible(left.join(', '))}\n`);
  return 0;
}

/** What a study that exists calls itself in its first language, and its levels. */
function namesOf(file: Uint8Array | undefined, otherwise: string): Pick<Repository, 'title' | 'language' | 'levelNames'> {
  const { title, languages, levels } = known.safeParse(parseYaml(Buffer.from(file ?? []).toString())).data ?? { languages: [] };
  const [first = '', ...others] = languages;
  const language = isLanguage(first) ? first : 'en';
  const levelNames = z.array(levelName([first, ...others])).safeParse(levels).data;
  return { title: (typeof title === 'string' ? title : title?.[first]) ?? otherwise, language, levelNames };
}

function parseYaml(text: string): unknown {
  try {
    return parseDocument(text).toJS();
  } catch {
    return undefined;
  }
}

const known = z.object({
  title: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  languages: z.array(z.string()),
  levels: z.unknown().optional(),
});

function write(
  place: string,
  study: ReadonlyMap<string, string | Uint8Array>,
  repository: Repository,
  engine: EngineSource,
  look: (study: string) => void = () => undefined,
): void {
  const content = Array.from(study, ([path, text]) => [`content/${path}`, text] as const);
  writeNewFolder(place, new Map([...content, ...repositoryFiles(repository, engine)]), (folder) => look(join(folder, 'content')));
  const name = visible(folderName(place));
  process.stdout.write(`Wrote ${name}. What comes next:

  cd ${/^[\w./-]+$/.test(name) ? name : JSON.stringify(name)}
  npm install      # the engine, once; commit package-lock.json
  npm run dev      # see it while you write, on http://localhost:4321/
  npm run build    # the site, in dist/

README.md there says the rest.
`);
}

/** @param asked a version, the path of a tarball, or an address that npm installs from */
function engineOf(asked: string): EngineSource {
  if (semver.valid(asked) !== null) return { spec: asked };
  if (/^(?:https:\/\/|git\+(?:https|ssh|file):\/\/|github:)[\w.:/@#~+-]+$/.test(asked)) return { spec: asked };
  const tarball = asked.endsWith('.tgz') ? engineFromTarball(asked) : undefined;
  if (tarball !== undefined) return tarball;
  throw new OptionError(
    `--engine ${JSON.stringify(asked)} is no version such as ${manifest.version}, no tarball (.tgz) that is there, and no address of one or of git.`,
  );
}
