import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { OptionError } from '../build-options.ts';

/** What a folder holds that is nobody's study. */
const OTHERS: ReadonlySet<string> = new Set(['node_modules', 'dist']);

/**
 * The files of a study's folder as they are, by their paths in it, and what is left where it is: links, whose ends are elsewhere.
 * @param folder the one that holds study.yaml, or one whose `content` does
 * @throws {OptionError} if there is no study in it
 */
export function copyOfStudy(folder: string): { readonly files: Map<string, Uint8Array>; readonly left: readonly string[] } {
  const study = [folder, join(folder, 'content')].find((one) => existsSync(join(one, 'study.yaml')));
  if (study === undefined)
    throw new OptionError(`--from ${folder} holds no study: there is no study.yaml in it. Name the folder that has one.`);
  const files = new Map<string, Uint8Array>();
  const left: string[] = [];
  const walk = (inside: string) => {
    for (const item of readdirSync(join(study, inside), { withFileTypes: true })) {
      const path = inside === '' ? item.name : `${inside}${sep}${item.name}`;
      if (item.name.startsWith('.') || OTHERS.has(item.name)) continue;
      if (item.isDirectory()) walk(path);
      else if (item.isFile()) files.set(path.replaceAll(sep, '/'), readFileSync(join(study, path)));
      else left.push(path);
    }
  };
  walk('');
  return { files, left };
}
