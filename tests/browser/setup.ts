import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { findBrowser, noBrowser } from '#files/browser.ts';
import { zhagen } from '../build/zhagen.ts';
import { isShipped } from '../shipped/is-shipped.ts';

/** The sites that browser tests look at; `study` is a folder below the project's. */
const SITES = {
  shipped: { study: 'content', base: '/' },
  preview: { study: 'content', base: '/pr-preview/pr-7/' },
  gioia: { study: 'tests/studies/gioia', base: '/' },
  awkward: { study: 'tests/studies/awkward', base: '/' },
  history: { study: 'tests/studies/history', base: '/' },
} as const;

export type SiteName = keyof typeof SITES;

/** Whether a site can be built: content/ may hold another study. */
export const isThere = (name: SiteName) => isShipped || SITES[name].study !== 'content';

declare module 'vitest' {
  interface ProvidedContext {
    /** The built sites: the folder each is in, and the base it was built for. */
    sites: Readonly<Record<SiteName, { readonly folder: string; readonly base: string }>>;
  }
}

/** Finds or installs a Chromium and builds the sites once; the folder goes when the tests are over. */
export default async function setup(project: TestProject): Promise<() => void> {
  ensureBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'zhagen-browser-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const names = (Object.keys(SITES) as SiteName[]).filter(isThere);
    const built = names.map((name) => [name, { folder: join(folder, name), base: SITES[name].base }] as const);
    for (const [name, site] of built) {
      const { status, stderr } = await zhagen(['build', '--study', SITES[name].study, '--base', site.base, '--out', site.folder]);
      if (status !== 0) throw new Error(`The site "${name}" was not built:\n${stderr}`);
    }
    project.provide('sites', Object.fromEntries(built) as Readonly<Record<SiteName, { folder: string; base: string }>>);
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}

function ensureBrowser(): void {
  if (findBrowser() !== undefined) return;
  if (isDebianRoot()) {
    say('No Chromium was found. Installing Debian’s packages chromium and fonts-noto-cjk with apt-get; this happens once on a machine.');
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
  } else {
    say(
      'No Chromium was found. Downloading Playwright’s into its cache; this happens once on a machine. (Set CHROME_PATH to use another.)',
    );
    run(process.execPath, [fileURLToPath(new URL('cli.js', import.meta.resolve('playwright-core'))), 'install', 'chromium']);
  }
  if (findBrowser() === undefined) throw new Error(noBrowser());
  say('Chromium is installed.');
}

/** Ubuntu's `chromium` package only leads to a snap, so it is Debian itself that is asked for. */
function isDebianRoot(): boolean {
  const release = '/etc/os-release';
  return (
    process.getuid?.() === 0 && existsSync('/usr/bin/apt-get') && existsSync(release) && /^ID=debian$/m.test(readFileSync(release, 'utf8'))
  );
}

function run(command: string, args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  if (status !== 0)
    throw new Error(
      `"${command} ${args.join(' ')}" failed${error ? `: ${error.message}` : ''}. Install a Chromium, or set CHROME_PATH to one.`,
    );
}

function say(message: string): void {
  process.stderr.write(`${message}\n`);
}
