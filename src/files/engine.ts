import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The engine's own folder: the project, or the package's. */
export const ENGINE = fileURLToPath(new URL('../..', import.meta.url));

/** The paths of the engine's files below a folder of its, from there on, in an order that is the same everywhere. */
export function listEngineFiles(folder: string): string[] {
  const root = join(ENGINE, folder);
  const items = readdirSync(root, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return items
    .map((item) =>
      join(item.parentPath, item.name)
        .slice(root.length + 1)
        .replaceAll(sep, '/'),
    )
    .sort();
}

/** What is in these files, by their paths. */
export const readEngineFiles = (folder: string): Map<string, string> =>
  new Map(listEngineFiles(folder).map((path) => [path, readFileSync(join(ENGINE, folder, path), 'utf8')]));

/** What a study's package.json asks for, and the tarball that must stand beside it if it asks for one. */
export interface EngineSource {
  readonly spec: string;
  readonly tarball?: { readonly path: string; readonly bytes: Uint8Array };
}

/** The folder of a study's repository in which the tarball of an engine that is on no registry is kept. */
const TARBALLS = 'engine';

/** The engine in a tarball; none where that is not there. */
export function engineFromTarball(file: string): EngineSource | undefined {
  if (!existsSync(file)) return undefined;
  const path = `${TARBALLS}/${basename(file)}`;
  return { spec: `file:${path}`, tarball: { path, bytes: readFileSync(file) } };
}

/** This very engine, from where npm had it: a registry, a tarball, an address of git. */
export function installedEngine(version: string): EngineSource {
  const [home, below] = ENGINE.split(`${sep}node_modules${sep}`);
  const lock = join(home ?? '', 'node_modules/.package-lock.json');
  if (home === undefined || below === undefined || !existsSync(lock)) return { spec: version };
  const { packages } = JSON.parse(readFileSync(lock, 'utf8')) as { packages: Record<string, { resolved?: string } | undefined> };
  const resolved = packages['node_modules/zhagen']?.resolved;
  const file = resolved?.startsWith('file:') === true ? resolve(home, resolved.slice('file:'.length)) : undefined;
  const tarball = file === undefined ? undefined : engineFromTarball(file);
  return tarball ?? { spec: resolved?.startsWith('git+') === true ? resolved : version };
}
