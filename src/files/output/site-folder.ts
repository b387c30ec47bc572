import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, extname, join, relative, sep } from 'node:path';
import { siteFileFault } from '#domain/publishing/site-file.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** A file of a built site by its path below the base, with the name of its type; nothing where there is none. */
export function siteFile(folder: string, path: string): { readonly body: Buffer; readonly type: string } | undefined {
  if (path.split('/').includes('..')) return undefined;
  const file = join(folder, path.endsWith('/') ? join(path, 'index.html') : path);
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  return { body: readFileSync(file), type: TYPES[extname(file)] ?? 'application/octet-stream' };
}

/** The text of a file of a built site; nothing where there is none. */
export const siteText = (folder: string, path: string): string | undefined => siteFile(folder, path)?.body.toString('utf8');

/** Writes a file of a built site, and the folders that it stands in. */
export function writeSiteFile(folder: string, path: string, content: string | Uint8Array): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Takes out of a built site what its preview may not have; their paths, sorted. */
export function removeUnlisted(folder: string): string[] {
  const items = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => !item.isDirectory());
  const paths = items.map((item) => relative(folder, join(item.parentPath, item.name)).replaceAll(sep, '/'));
  const unlisted = paths.filter((path) => siteFileFault(path) !== undefined).sort();
  for (const path of unlisted) rmSync(join(folder, path));
  return unlisted;
}

export const writeBytes = (file: string, bytes: Uint8Array) => writeFileSync(file, bytes);
