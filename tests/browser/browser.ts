import { chromium, type Browser } from 'playwright-core';
import { findBrowser, noBrowser } from '#files/browser.ts';

/** Starts a headless Chromium; close it after the tests. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser();
  if (executablePath === undefined) throw new Error(noBrowser());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}
