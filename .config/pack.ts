import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** What is packed, and nothing else of `.package`: the engine, and what `zhagen new` gives a study of it. */
const PACKED = ['astro.config.mjs', 'package.json', 'public', 'src', '.github'];

/** For those who work on the engine, or for git alone. */
const LEFT_OUT = /\.d\.ts$|^src\/README\.md$|\.github\/(CONTRIBUTING\.md|.*\.png)$/;

/** A quoted path of a module of ours, which is JavaScript in the package. */
const MODULE = /(?<=['"](?:#|\.{1,2}\/)[^'"\n]*)\.ts(?=['"])/g;

/**
 * Makes `.package`, from which the package is packed and runs: the project's own folders, with its TypeScript as JavaScript. Node strips no
 * types of what is in node_modules.
 */
function makePackage(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const path of PACKED.flatMap(listFiles)) {
    if (LEFT_OUT.test(path)) continue;
    const target = join(folder, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    if (/\.(ts|mjs|astro)$/.test(path)) writeFileSync(target, compile(path));
    else cpSync(join(PROJECT, path), target);
  }
}

function compile(path: string): string {
  const code = readFileSync(join(PROJECT, path), 'utf8');
  const plain = path.endsWith('.ts') ? stripTypeScriptTypes(code) : code;
  return plain.replaceAll(MODULE, '.js');
}

function listFiles(path: string): string[] {
  if (/\.\w+$/.test(path) && !path.startsWith('.')) return [path];
  return readdirSync(join(PROJECT, path), { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name).slice(PROJECT.length).replaceAll('\\', '/'));
}

makePackage(join(PROJECT, '.package'));
