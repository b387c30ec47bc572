import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser, noBrowser } from '#files/browser.ts';

/** Lighthouse and what it needs are a package of their own, so that whoever only builds has them not. */
const PACKAGE = join(import.meta.dirname, '../bench/lighthouse');

/** The kinds of page that are held to 100 in every category, and some of them in English. */
export const SCORED_PAGES = [
  '/',
  '/concepts/os-unification/',
  '/categories/technology-integration/',
  '/coding/open/',
  '/evidence/',
  '/report/',
  '/report/open-coding/',
  '/search/',
  '/references/',
  '/en/',
  '/en/concepts/os-unification/',
  '/en/coding/open/',
  '/en/report/open-coding/',
  '/en/search/',
];

/** What is read of what Lighthouse found. */
export interface Result {
  readonly categories: Readonly<Record<string, { readonly score: number | null; readonly auditRefs: readonly { readonly id: string }[] }>>;
  readonly audits: Readonly<Record<string, Audit>>;
  readonly runWarnings: readonly string[];
  readonly runtimeError?: { readonly message: string };
}

interface Audit {
  readonly title: string;
  readonly score: number | null;
  readonly scoreDisplayMode: string;
  readonly numericValue?: number;
  readonly displayValue?: string;
  readonly errorMessage?: string;
  readonly explanation?: string;
  readonly details?: { readonly items?: readonly object[] };
}

export interface Lighthouse {
  /** Loads a page as Lighthouse's mobile defaults do, or as its flags say, and audits it. One page at a time. */
  audit(url: string, flags?: object): Promise<Result>;
  close(): Promise<void>;
}

/** Installs Lighthouse where it is not yet there, once in a clone. */
export function installLighthouse(): void {
  if (existsSync(join(PACKAGE, 'node_modules/lighthouse'))) return;
  process.stderr.write('Installing Lighthouse in tests/bench/lighthouse; this happens once in a clone.\n');
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: PACKAGE, stdio: 'inherit' });
  if (status !== 0) throw new Error('Lighthouse could not be installed. Run "npm ci" in tests/bench/lighthouse to see why.');
}

/** Starts a headless Chromium for Lighthouse; close it after the last audit. */
export function startLighthouse(): Lighthouse {
  const chromePath = findBrowser();
  if (chromePath === undefined) throw new Error(noBrowser());
  const auditor = spawn(process.execPath, [join(PACKAGE, 'audit.js')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, CHROME_PATH: chromePath },
  });
  const answers = createInterface({ input: auditor.stdout })[Symbol.asyncIterator]();
  const ended = once(auditor, 'close');
  return {
    async audit(url, flags) {
      auditor.stdin.write(`${JSON.stringify({ url, flags })}\n`);
      const answer = await answers.next();
      const result = answer.done === true ? null : (JSON.parse(answer.value) as Result | null);
      if (result === null) throw new Error(`Lighthouse said nothing of ${url}.`);
      if (result.runtimeError !== undefined) throw new Error(`Lighthouse could not audit ${url}: ${result.runtimeError.message}`);
      return result;
    },
    async close() {
      auditor.stdin.end();
      await ended;
    },
  };
}

/** Every audit of a category that is not passed, with each element it is about; those that weigh nothing in the score as well. */
export function faultsOf({ categories, audits }: Result, category: string): string[] {
  return (categories[category]?.auditRefs ?? []).flatMap(({ id }) => {
    const audit = audits[id];
    if (audit === undefined || (audit.scoreDisplayMode !== 'error' && (audit.score ?? 1) === 1)) return [];
    const said = [id, audit.displayValue ?? audit.errorMessage ?? audit.explanation ?? audit.title].join(': ');
    const { items = [] } = audit.details ?? {};
    return items.length === 0 ? [said] : items.map((item) => `${said}: ${placeOf(item)}`);
  });
}

/** What an item of an audit is about: an element, or the beginning of whatever else it tells. */
function placeOf(item: object): string {
  const { node } = item as { node?: { selector?: string; snippet?: string; explanation?: string } };
  return node === undefined ? JSON.stringify(item).slice(0, 300) : [node.selector, node.snippet, node.explanation].join(' ');
}
