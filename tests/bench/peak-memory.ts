import { writeFileSync } from 'node:fs';

/** Loaded before the command: leaves its peak resident set in kilobytes when it ends. */
process.on('exit', () => {
  const { maxRSS } = process.resourceUsage();
  writeFileSync(process.env.ZHAGEN_BENCH_PEAK ?? '/dev/null', String(maxRSS));
});
