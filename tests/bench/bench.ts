import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { timeComparison, writeProposal } from './review.ts';
import { writeSyntheticStudy } from './synthetic-study.ts';

/**
 * `npm run bench [-- 100 1000]`: builds the shipped study and synthetic ones (default 1,000 and 10,000 concepts), each cold
 * (no cached diagrams) and warm, then a proposal that changes one concept in twenty with its review, and prints a table. Peak memory is the whole process's resident set (Linux: VmHWM).
 */
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(PROJECT, 'node_modules/.cache/zhagen/diagrams');
const sizes = process.argv.slice(2).map(Number).filter(Number.isFinite);
const folder = mkdtempSync(join(tmpdir(), 'zhagen-bench-'));

interface Row {
  readonly study: string;
  readonly run: 'cold' | 'warm' | 'review';
  readonly seconds: number;
  readonly pages: number;
  readonly megabytes: number;
}

function build(name: string, study: string, proposal?: string): Row[] {
  rmSync(CACHE, { recursive: true, force: true });
  const runs = proposal === undefined ? (['cold', 'warm'] as const) : (['cold', 'warm', 'review'] as const);
  return runs.map((run) => {
    const input = run === 'review' && proposal !== undefined ? [proposal, '--review-base', study] : [study];
    const out = join(folder, `${name}-site`);
    const start = performance.now();
    const child = spawnSync(
      process.execPath,
      ['--import', new URL('peak-memory.ts', import.meta.url).href, 'src/cli/main.ts', 'build', '--study', ...input, '--out', out],
      {
        cwd: PROJECT,
        encoding: 'utf8',
        env: { ...process.env, ZHAGEN_BENCH_PEAK: join(folder, 'peak') },
      },
    );
    if (child.status !== 0) throw new Error(child.stderr);
    const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).length;
    const megabytes = existsSync(join(folder, 'peak')) ? Number(readFileSync(join(folder, 'peak'), 'utf8')) / 1024 : NaN;
    return { study: name, run, seconds: (performance.now() - start) / 1000, pages, megabytes };
  });
}

const comparisons: { readonly size: number; readonly seconds: number; readonly changes: number }[] = [];
const rows = build('shipped', join(PROJECT, 'content'));
for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) {
  const study = join(folder, `study-${String(size)}`);
  writeSyntheticStudy(study, size);
  const proposal = join(folder, `proposal-${String(size)}`);
  writeProposal(study, proposal, size / 20);
  comparisons.push({ size, ...timeComparison(study, proposal) });
  rows.push(...build(`${String(size)} concepts`, study, proposal));
}
rmSync(folder, { recursive: true, force: true });

console.log('| study | run | seconds | pages | ms a page | peak MB |\n|---|---|---:|---:|---:|---:|');
for (const { study, run, seconds, pages, megabytes } of rows) {
  console.log(
    `| ${study} | ${run} | ${seconds.toFixed(1)} | ${String(pages)} | ${((seconds * 1000) / pages).toFixed(1)} | ${megabytes.toFixed(0)} |`,
  );
}
for (const { size, seconds, changes } of comparisons)
  console.log(`\n${String(changes)} changes to ${String(size)} concepts compared in ${seconds.toFixed(2)} s.`);
