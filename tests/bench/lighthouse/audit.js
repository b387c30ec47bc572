/**
 * Audits a page as often as it is told to on standard input: `{"url": …, "flags": …}` a line, with the flags of Lighthouse. Answers each
 * with a line of what Lighthouse found. CHROME_PATH says where the Chromium is.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { pageFunctions } from 'lighthouse/core/lib/page-functions.js';

const measureMachine = pageFunctions.computeBenchmarkIndex;
const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
for await (const line of createInterface({ input: process.stdin })) {
  const { url, flags } = JSON.parse(line);
  // A second of each page's time goes to how fast the machine is, which is asked of performance alone.
  const isTimed = flags?.onlyCategories?.includes('performance') ?? true;
  pageFunctions.computeBenchmarkIndex = isTimed ? measureMachine : () => 0;
  const result = await lighthouse(url, { ...flags, port: chrome.port, logLevel: 'error' });
  process.stdout.write(`${JSON.stringify(result?.lhr ?? null)}\n`);
}
chrome.kill();
