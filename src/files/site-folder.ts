import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' }; // prettier-ignore

/** A file of a built site by its path below the base, with the name of its type; nothing where there is none. */
export function siteFile(folder: string, path: string): { readonly body: Buffer; readonly type: string } | undefined {
  if (path.split('/').includes('..')) return undefined;
  const file = join(folder, path.endsWith('/') ? join(path, 'index.html') : path);
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  return { body: readFileSync(file), type: TYPES[extname(file)] ?? 'application/octet-stream' };
}

/** A folder of its own below `parent` that is there while `work` is done. */
export async function inTemporaryFolder<T>(parent: string, work: (folder: string) => Promise<T>): Promise<T> {
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'build-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const writeBytes = (file: string, bytes: Uint8Array) => writeFileSync(file, bytes);
