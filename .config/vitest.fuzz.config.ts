/** The fuzzer with ten times as many studies, for which `npm test` has no time. */
process.env.FUZZ_RUNS = '3000';

export { default } from './vitest.config.ts';
