import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { EMPTY_MAP, importMapSchema, type ImportMap } from '#domain/importing/import-map.ts';
import { MAP_FILE } from '#formats/exchange/study-files.ts';
import { withLineFeeds } from '#formats/text/line-ends.ts';
import { parseYaml } from '#formats/yaml/yaml.ts';
import { withCleanStop } from '../output/clean-stop.ts';

/** What stands where a study is to be written. */
export interface Target {
  /** `new`: nothing, or an empty folder; `imported`: a study that an import wrote. */
  readonly state: 'new' | 'imported';
  readonly map: ImportMap;
  /** The map’s file as it is. */
  readonly text?: string;
}

/** @throws {ExchangeError} for a folder that holds something else */
export function openTarget(folder: string): Target {
  if (!existsSync(folder)) return { state: 'new', map: EMPTY_MAP };
  if (!lstatSync(folder).isDirectory()) throw new ExchangeError('target', `${basename(folder)} is no folder.`, 'Name a folder with --to.');
  const names = readdirSync(folder).filter((name) => !/^\.(?:DS_Store|git.*)$/.test(name));
  const file = join(folder, MAP_FILE);
  if (existsSync(file)) {
    const text = withLineFeeds(readFileSync(file, 'utf8'));
    return { state: 'imported', map: parseMap(text), text };
  }
  if (names.length === 0) return { state: 'new', map: EMPTY_MAP };
  const what = names.includes('study.yaml') ? `holds a study that no import wrote: it has no ${MAP_FILE}` : 'holds files that are no study';
  throw new ExchangeError('target', `The folder ${basename(folder)} ${what}.`, 'Name an empty or new folder with --to.');
}

/** A file of an import’s own in the study’s folder; undefined if it is not there. */
export function readOwn(folder: string, name: string): string | undefined {
  const file = join(folder, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function parseMap(text: string): ImportMap {
  const read = parseYaml(text, 1);
  const parsed = 'data' in read ? importMapSchema.safeParse(read.data) : undefined;
  const problem = 'data' in read ? undefined : read.problems[0];
  if (parsed?.success === true) return parsed.data;
  const issue = parsed?.error.issues[0];
  const [line, why] =
    problem === undefined ? [1, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`] : [problem.position.line, problem.message];
  throw new ExchangeError(
    'map',
    `${MAP_FILE} is not as an import writes it: ${why.replace(/\.$/, '')}.`,
    'Restore it from version control, or mend the line.',
    { line, place: `${MAP_FILE}:${String(line)}` },
  );
}

/**
 * Writes files into a folder, all or none: they are written beside it first, and what they replace is put back if one cannot be put in its
 * place, or the process is stopped.
 * @param files texts by their paths inside the folder. @param removed paths of files that are taken away
 * @throws {ExchangeError} if the folder cannot be written
 */
export async function writeAllOrNone(
  folder: string,
  files: ReadonlyMap<string, string | Uint8Array>,
  removed: readonly string[] = [],
): Promise<void> {
  const stage = join(dirname(folder), `.${basename(folder)}.import.partial`);
  const undo: (() => void)[] = [];
  let done = false;
  const clean = () => {
    if (!done) for (const step of undo.toReversed()) step();
    rmSync(stage, { recursive: true, force: true });
  };
  try {
    await withCleanStop(clean, () => {
      rmSync(stage, { recursive: true, force: true });
      for (const [path, content] of files) {
        const place = join(stage, 'new', path);
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(place, content);
      }
      for (const path of [...files.keys(), ...removed]) {
        const place = join(folder, path);
        const made = mkdirSync(dirname(place), { recursive: true });
        if (made !== undefined)
          undo.push(() => {
            rmSync(made, { recursive: true, force: true });
          });
        if (existsSync(place)) {
          const old = join(stage, 'old', path);
          mkdirSync(dirname(old), { recursive: true });
          renameSync(place, old);
          undo.push(() => {
            renameSync(old, place);
          });
        }
        if (!files.has(path)) continue;
        renameSync(join(stage, 'new', path), place);
        undo.push(() => {
          rmSync(place, { force: true });
        });
      }
      done = true;
      return Promise.resolve();
    });
  } catch (error) {
    if (error instanceof ExchangeError || !(error instanceof Error && 'code' in error)) throw error;
    throw new ExchangeError(
      'target',
      `${basename(folder)} cannot be written: ${error.message}. Nothing was changed.`,
      'Make room, or name another folder with --to.',
      { cause: error },
    );
  }
}
