import { spawnSync } from 'node:child_process';

/**
 * What a command of git prints, in a folder; undefined if it fails. No shell is involved, no argument is taken for an option, no program
 * that a repository names is run, nothing is written, and objects are what they are, not what `git replace` put in their place.
 */
export function git(folder: string, ...args: readonly string[]): string | undefined {
  return run(folder, args)?.toString();
}

const SAFE = ['-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', '--no-replace-objects', '--no-optional-locks'];

function run(folder: string, args: readonly string[], input = '', environment: NodeJS.ProcessEnv = {}): Buffer | undefined {
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', ...environment };
  const { status, stdout } = spawnSync('git', [...SAFE, '-C', folder, ...args], { input, env, maxBuffer: 1 << 30 });
  return status === 0 ? stdout : undefined;
}

/** A file as a tree of git lists it. */
export interface TreeFile {
  /** Path below the tree. */
  readonly path: string;
  readonly object: string;
  /** A link's text is a path, and no file of the study. */
  readonly isLink: boolean;
}

/** @param tree `<commit>:<folder>`, of which the commit is a full identifier */
export function listTree(folder: string, tree: string): TreeFile[] | undefined {
  return git(folder, 'ls-tree', '-r', '-z', '--full-tree', tree)
    ?.split('\0')
    .flatMap((line) => {
      const [, mode = '', object = '', path = ''] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      return object === '' ? [] : [{ path, object, isLink: mode === '120000' }];
    });
}

/**
 * The contents of objects, by any names that git knows, in their order; undefined for one that is not there, and for all where there is
 * no repository.
 * @param here takes only what the clone has, and never asks the network for more
 */
export function readObjects(folder: string, names: readonly string[], { here = false } = {}): (Buffer | undefined)[] {
  const output =
    names.length === 0 ? undefined : run(folder, ['cat-file', '--batch'], `${names.join('\n')}\n`, here ? { GIT_NO_LAZY_FETCH: '1' } : {});
  let at = 0;
  return names.map(() => {
    const header = output?.indexOf('\n', at) ?? -1;
    if (output === undefined || header < 0) return undefined;
    const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(output.toString('utf8', at, header)) ?? [];
    if (size === undefined) {
      at = header + 1;
      return undefined;
    }
    at = header + 1 + Number(size) + 1;
    return output.subarray(header + 1, header + 1 + Number(size));
  });
}
