import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { everyday } from './everyday.ts';
import { timeComparison, writeProposal } from './review.ts';
import { run as runCommand } from './run.ts';
import { writeSyntheticStudy } from './synthetic-study.ts';
import { thesis } from './thesis.ts';

/**
 * `npm run bench [-- concepts everyday thesis] [100 1000]` measures, or of these what is named:
 * - `concepts`: builds the shipped study and synthetic ones (default 1,000 and 10,000 concepts), each cold (no cached diagrams) and warm, then a
 *   proposal that changes one concept in twenty with its review, then the study in two languages;
 * - `everyday`: what a check and an edit in dev take;
 * - `thesis`: what studies as large as theses take to build, to read and to print (default 75 to 1,000 codes).
 * Peak memory is that of the command and of all processes that it starts, taken together (Linux).
 */
const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
const CACHE = join(PROJECT, 'node_modules/.cache/zhagen/diagrams');
const asked = process.argv.slice(2);
const sizes = asked.map(Number).filter(Number.isFinite);
const parts = asked.filter((word) => Number.isNaN(Number(word)));
const wants = (part: 'concepts' | 'everyday' | 'thesis') => parts.length === 0 || parts.includes(part);
const folder = mkdtempSync(join(tmpdir(), 'zhagen-bench-'));

interface Row {
  readonly study: string;
  readonly run: 'cold' | 'warm' | 'review';
  readonly seconds: number;
  readonly pages: number;
  readonly megabytes: number;
}

async function build(name: string, study: string, run: Row['run'], args: readonly string[] = []): Promise<Row> {
  if (run === 'cold') rmSync(CACHE, { recursive: true, force: true });
  const out = join(folder, 'site');
  rmSync(out, { recursive: true, force: true });
  const { seconds, megabytes } = await runCommand(PROJECT, ['build', '--study', study, ...args, '--out', out]);
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html')).length;
  return { study: name, run, seconds, pages, megabytes };
}

const comparisons: { readonly size: number; readonly seconds: number; readonly changes: number }[] = [];
const shipped = join(PROJECT, 'content');
const rows = wants('concepts') ? [await build('shipped', shipped, 'cold'), await build('shipped', shipped, 'warm')] : [];
for (const size of wants('concepts') ? (sizes.length > 0 ? sizes : [1000, 10_000]) : []) {
  const study = join(folder, `study-${String(size)}`);
  const name = `${String(size)} concepts`;
  writeSyntheticStudy(study, size);
  const proposal = join(folder, `proposal-${String(size)}`);
  writeProposal(study, proposal, size / 20);
  comparisons.push({ size, ...timeComparison(study, proposal) });
  rows.push(await build(name, study, 'cold'), await build(name, study, 'warm'));
  rows.push(await build(name, proposal, 'review', ['--review-base', study]));
  writeSyntheticStudy(study, size, ['zh', 'en']);
  rows.push(await build(`${name} in 2 languages`, study, 'cold'));
}
const daily = wants('everyday') ? await everyday(PROJECT, folder) : [];
const large = wants('thesis') ? await thesis(PROJECT, folder, CACHE, sizes) : [];
rmSync(folder, { recursive: true, force: true });

console.log('| study | run | seconds | pages | ms a page | peak MB |\n|---|---|---:|---:|---:|---:|');
for (const { study, run, seconds, pages, megabytes } of rows) {
  console.log(
    `| ${study} | ${run} | ${seconds.toFixed(1)} | ${String(pages)} | ${((seconds * 1000) / pages).toFixed(1)} | ${megabytes.toFixed(0)} |`,
  );
}
for (const { size, seconds, changes } of comparisons)
  console.log(`\n${String(changes)} changes to ${String(size)} concepts compared in ${seconds.toFixed(2)} s.`);

console.log('\n| every day | CPU-s | peak MB | reach |\n|---|---:|---:|---|');
for (const { what, seconds, megabytes, reach } of daily)
  console.log(`| ${what} | ${seconds.toFixed(2)} | ${megabytes?.toFixed(0) ?? ''} | ${reach} |`);

console.log('\n| a thesis | is | reach |\n|---|---|---|');
for (const { what, is, reach } of large) console.log(`| ${what} | ${is} | ${reach} |`);
