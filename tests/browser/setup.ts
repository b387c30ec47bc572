import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findBrowser, noBrowser } from '#files/browser.ts';
import { installLighthouse } from './lighthouse.ts';

/** Finds or installs what the tests in a browser need. */
export default function setup(): void {
  installLighthouse();
  installChromium();
}

function installChromium(): void {
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
