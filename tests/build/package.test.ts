import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '#package.json' with { type: 'json' };
import { listFiles } from './list-files.ts';
import { PROJECT, type Run } from './zhagen.ts';

/** The engine as a stranger has it: packed, installed from the tarball, and told what to do by their own npm. */

const home = mkdtempSync(join(tmpdir(), 'zhagen-package-'));
const study = join(home, 'my-study');
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Nothing of this project, nor of the npm that runs its tests. */
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_|ZHAGEN_|NODE_|INIT_CWD|VITEST)/i.test(name)),
);
environment.PATH = (process.env.PATH ?? '')
  .split(delimiter)
  .filter((folder) => !folder.startsWith(PROJECT))
  .join(delimiter);

function run(folder: string, program: string, ...args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: folder, env: environment, shell: process.platform === 'win32' });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}

async function npm(folder: string, ...args: readonly string[]): Promise<string> {
  const { status, stdout, stderr } = await run(folder, 'npm', ...args);
  if (status !== 0) throw new Error(`npm ${args.join(' ')}\n${stdout}${stderr}`);
  return stdout;
}

const git = (...args: readonly string[]) => run(study, 'git', '-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args);
const install = (folder: string, ...args: readonly string[]) =>
  npm(folder, 'install', '--prefer-offline', '--no-audit', '--no-fund', ...args);
const pack = async (folder: string, ...args: readonly string[]) =>
  (await npm(folder, 'pack', '--silent', '--pack-destination', home, ...args)).trim().split('\n').at(-1) ?? '';
const digests = () =>
  Object.fromEntries(
    listFiles(join(study, 'content')).map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(study, 'content', path)))
        .digest('hex'),
    ]),
  );

let tarball = '';

beforeAll(async () => {
  tarball = await pack(PROJECT);
  // Without it npm installs into a folder above that has one.
  writeFileSync(join(home, 'package.json'), '{}\n');
  await install(home, `./${tarball}`);
  const { status, stdout, stderr } = await run(home, 'npx', '--no-install', 'zhagen', 'new', 'my-study', '--title', 'My study');
  if (status !== 0) throw new Error(stdout + stderr);
  // What npm has here already it need not fetch again.
  renameSync(join(home, 'node_modules'), join(study, 'node_modules'));
  await install(study);
}, 1_500_000);

const packed = () => join(study, 'node_modules/zhagen');
const lock = () =>
  JSON.parse(readFileSync(join(study, 'package-lock.json'), 'utf8')) as { packages: Record<string, { license?: string; optional?: true }> };

test('the package is the engine alone, and small', () => {
  const files = listFiles(packed()).filter((path) => !path.startsWith('.package/'));
  expect(files).toEqual(['LICENSE', 'README.md', 'package.json']);
  expect(listFiles(packed()).filter((path) => /\.tsx?$|(^|\/)(tests?|content)\//.test(path))).toEqual([]);
  expect(listFiles(packed())).toContain('.package/.github/CHANGELOG.md');
  expect(statSync(join(home, tarball)).size).toBeLessThan(4_000_000);
});

test('it depends on what it imports, and on nothing else', () => {
  const modules = listFiles(packed()).filter((path) => /\.(?:m?js|astro)$/.test(path));
  const named = modules.flatMap((path) =>
    Array.from(
      readFileSync(join(packed(), path), 'utf8').matchAll(
        /(?:\bfrom|\bimport|\bimport\(|\b(?:resolve|require|load)\()\s*['"]([^'"\n]+)['"]/g,
      ),
      ([, name = '']) => name,
    ),
  );
  const packages = named.filter((name) => /^(?:@[\w-]+\/)?[\w][\w.-]*(?:\/|$)/.test(name) && !isBuiltin(name));
  const names = new Set(packages.map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/')));
  expect([...names].sort()).toEqual(Object.keys(manifest.dependencies).sort());
});

/** What names its licence in a file alone. */
const UNNAMED = new Map([['node_modules/khroma', 'MIT']]);

test('what it depends on may be used by anybody', () => {
  const MAY =
    /^\(?(?:MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|LGPL-3\.0-or-later|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-(?:3|4)\.0|Python-2\.0|Unlicense|Zlib|WTFPL|CPAL-1\.0 OR AGPL-1\.0|EPL-2\.0|Artistic-2\.0|MIT-0)\b/;
  const odd = Object.entries(lock().packages).filter(([path, { license }]) => path !== '' && !MAY.test(license ?? UNNAMED.get(path) ?? ''));
  expect(odd.map(([path, { license }]) => `${path} ${String(license)}`)).toEqual([]);
});

test('the newest entry of the changelog is this version’s', () => {
  const [, newest] = /^## (\S+)$/m.exec(readFileSync(join(packed(), '.package/.github/CHANGELOG.md'), 'utf8')) ?? [];
  expect(newest).toBe(manifest.version);
});

test('the engine is pinned, and kept in the repository while it is on no registry', () => {
  const { dependencies } = JSON.parse(readFileSync(join(study, 'package.json'), 'utf8')) as typeof manifest;
  expect(dependencies).toMatchObject({ zhagen: `file:engine/${tarball}`, node: manifest.devDependencies.node });
  expect(readFileSync(join(study, 'engine', tarball))).toEqual(readFileSync(join(home, tarball)));
});

test('a study is checked, reviewed on a branch, released, built, and built by a later engine: its files and URLs stay', async () => {
  expect(await npm(study, 'run', '--silent', 'check')).toBe('No findings.\n');
  await git('init', '-q', '-b', 'main');
  await git('add', '-A');
  await git('commit', '-q', '-m', 'Begin');
  await git('checkout', '-q', '-b', 'idea');
  const concept = join(study, 'content/concepts/first-loan.md');
  writeFileSync(concept, readFileSync(concept, 'utf8').replace('The first loan', 'A first loan'));
  expect(await npm(study, 'run', '--silent', 'review', '--', '--base', 'main')).toContain('Renamed: concept “A first loan” (first-loan)');
  await git('commit', '-q', '-a', '-m', 'Rename');

  expect(await npm(study, 'run', '--silent', 'release', '--', '1.0.0', '--date', '2026-11-22')).toContain('Released 1.0.0');
  await npm(study, 'run', 'build');
  const built = listFiles(join(study, 'dist'));
  expect(built).toEqual(
    expect.arrayContaining([
      'index.html',
      'concepts/first-loan/index.html',
      'codebook.xlsx',
      'card.png',
      expect.stringMatching(/^pagefind\/.+\/pagefind-entry\.json$/),
    ]),
  );
  await git('add', '-A');
  expect((await git('ls-files', 'node_modules', 'dist')).stdout).toBe('');
  const urls = built.filter((path) => path.endsWith('.html'));
  const before = digests();
  expect(urls).toContain('v/1.0.0/concepts/first-loan/index.html');

  const later = join(home, 'later');
  mkdirSync(later);
  await run(later, 'tar', 'xzf', join('..', tarball));
  for (const path of ['package.json', '.package/package.json']) {
    const file = join(later, 'package', path);
    writeFileSync(file, readFileSync(file, 'utf8').replace(`"version": "${manifest.version}"`, '"version": "0.99.0"'));
  }
  const next = await pack(join(later, 'package'), '--ignore-scripts');
  copyFileSync(join(home, next), join(study, 'engine', next));
  await install(study, '--save-exact', `./engine/${next}`);
  expect((await run(study, 'npx', '--no-install', 'zhagen', '--version')).stdout).toBe('0.99.0\n');
  expect(await npm(study, 'run', '--silent', 'check')).toBe('No findings.\n');
  await npm(study, 'run', 'build');
  expect(listFiles(join(study, 'dist')).filter((path) => path.endsWith('.html'))).toEqual(urls);
  expect(digests()).toEqual(before);
}, 1_200_000);

test('a command that is told something wrong exits with 2 and says what it can be told', async () => {
  const { status, stderr } = await run(study, 'npx', '--no-install', 'zhagen', 'biuld');
  expect([status, stderr]).toEqual([2, "error: unknown command 'biuld'\n(Did you mean build?)\n"]);
  expect((await run(study, 'npx', '--no-install', 'zhagen', 'review', '--help')).stdout).toContain('--base <state>');
});
