/**
 * Audits a page as often as it is told to on standard input: `{"url": …, "flags": …}` a line, with the flags of Lighthouse. Answers each
 * with a line of what Lighthouse found. CHROME_PATH says where the Chromium is.
 */
import process from 'node:process';
import { createInterface } from 'node:readline';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu'] });
for await (const line of createInterface({ input: process.stdin })) {
  const { url, flags } = JSON.parse(line);
  const result = await lighthouse(url, { ...flags, port: chrome.port, logLevel: 'error' });
  process.stdout.write(`${JSON.stringify(result?.lhr ?? null)}\n`);
}
chrome.kill();
