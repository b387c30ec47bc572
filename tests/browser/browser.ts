import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** Where a Chromium may be, best first: the caller's choice, Playwright's own, the system's. */
function candidates(): string[] {
  const system = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`);
  return [process.env.CHROME_PATH ?? '', chromium.executablePath(), ...system].filter((path) => path !== '');
}

/** The path of an installed Chromium. */
export function findBrowser(): string {
  const found = candidates().find((path) => existsSync(path));
  if (found === undefined) throw new Error(`No Chromium at ${candidates().join(', ')}. Set CHROME_PATH to one.`);
  return found;
}

/** Starts a headless Chromium; close it after the tests. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox', '--disable-gpu'] });
}
