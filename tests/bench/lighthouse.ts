import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { faultsOf, installLighthouse, SCORED_PAGES, startLighthouse, type Result } from '../browser/lighthouse.ts';
import { serveSite } from '../browser/site-server.ts';
import { zhagenAlone } from '../build/zhagen.ts';

/**
 * `npm run lighthouse [-- /references/ /en/]`: builds the shipped study for the address it is then served at, audits pages of it
 * (default: every kind, and some in English) three times each with Lighthouse's mobile defaults, and prints a table of medians.
 * Exits with 1 when the median of a category is below 100. The times are simulated from what this machine took: others at work on it cost points.
 */
const RUNS = 3;
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const METRICS = [
  ['FCP ms', 'first-contentful-paint', 0],
  ['LCP ms', 'largest-contentful-paint', 0],
  ['TBT ms', 'total-blocking-time', 0],
  ['CLS', 'cumulative-layout-shift', 3],
  ['bytes', 'total-byte-weight', 0],
] as const;

const folder = mkdtempSync(join(tmpdir(), 'zhagen-lighthouse-'));
const site = join(folder, 'site');
const server = await serveSite(site);
installLighthouse();
const lighthouse = startLighthouse();

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

async function auditPage(path: string): Promise<Result[]> {
  const results: Result[] = [];
  while (results.length < RUNS) results.push(await lighthouse.audit(server.url(path)));
  return results;
}

/** Prints a page's row, and gives what is to be said of its scores below 100. */
function tell(path: string, results: readonly Result[]): string[] {
  const scores = CATEGORIES.map((id) => median(results.map(({ categories }) => Math.round((categories[id]?.score ?? 0) * 100))));
  const metrics = METRICS.map(([, id, digits]) => median(results.map(({ audits }) => audits[id]?.numericValue ?? NaN)).toFixed(digits));
  console.log(`| ${[path, ...scores, ...metrics].join(' | ')} |`);
  return CATEGORIES.flatMap((id, index) => {
    const score = scores[index] ?? 0;
    const worst = results.toSorted((a, b) => (a.categories[id]?.score ?? 0) - (b.categories[id]?.score ?? 0)).slice(0, 1);
    const faults = worst.flatMap((result) => faultsOf(result, id)).map((fault) => `  - ${fault}`);
    return score < 100 ? [`- ${path} has ${String(score)} for ${id}; at its worst:`, ...faults] : [];
  });
}

try {
  const { status, stderr } = await zhagenAlone(['build', '--study', 'content', '--site', server.origin, '--out', site]);
  if (status !== 0) throw new Error(stderr);
  const columns = ['page', ...CATEGORIES, ...METRICS.map(([name]) => name)];
  console.log(`| ${columns.join(' | ')} |\n|---|${'---:|'.repeat(columns.length - 1)}`);
  const paths = process.argv.slice(2);
  const faults: string[] = [];
  const warnings = new Set<string>();
  for (const path of paths.length > 0 ? paths : SCORED_PAGES) {
    const results = await auditPage(path);
    faults.push(...tell(path, results));
    for (const warning of results.flatMap(({ runWarnings }) => runWarnings)) warnings.add(warning);
  }
  console.log(`\n${loadavg()[0]?.toFixed(1) ?? '?'} processes wanted the ${String(availableParallelism())} cores at the end.`);
  console.log([...warnings, ...faults].join('\n'));
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  await lighthouse.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
