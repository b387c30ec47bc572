import { execFileSync, spawnSync } from 'node:child_process';

/** What a command of git prints, in a folder; undefined if it fails. No shell is involved, and no argument is taken for an option. */
export function git(folder: string, ...args: readonly string[]): string | undefined {
  const { status, stdout } = spawnSync('git', ['-C', folder, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
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

/** The contents of objects, in their order. */
export function readObjects(folder: string, objects: readonly string[]): Buffer[] {
  if (objects.length === 0) return [];
  const output = execFileSync('git', ['-C', folder, 'cat-file', '--batch'], { input: `${objects.join('\n')}\n`, maxBuffer: 1 << 30 });
  let at = 0;
  return objects.map(() => {
    const header = output.indexOf('\n', at);
    const size = Number(output.toString('latin1', at, header).split(' ')[2]);
    at = header + 1 + size + 1;
    return output.subarray(header + 1, header + 1 + size);
  });
}
