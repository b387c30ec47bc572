import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** Where a Chromium may be, best first: the caller's choice, Playwright's own, the system's. */
function candidates(): string[] {
  const system = ['chromium', 'chromium-browser', 'google-chrome'].map((name) => `/usr/bin/${name}`);
  return [process.env.CHROME_PATH ?? '', chromium.executablePath(), ...system].filter((path) => path !== '');
}

/** The path of an installed Chromium; nothing where none is. */
export const findBrowser = (): string | undefined => candidates().find((path) => existsSync(path));

/** What to do where none is. */
export const noBrowser = () =>
  `No Chromium at ${candidates().join(', ')}. Install one (\`npx playwright-core install chromium\`, or your system’s package), or set CHROME_PATH to one.`;
