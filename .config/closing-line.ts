import type { Reporter, TestModule } from 'vitest/node';

/** How many of the files that took longest a whole run names: there is where its time can be saved. */
const LONGEST = 20;

/** Ends a run with one plain line, `N passed, N failed`, for readers and machines that know no test runner. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => String(tests.filter((test) => test.result().state === state).length);
    const skipped = count('skipped');
    if (modules.length > LONGEST) console.log(`\nThe longest files, in seconds:\n${longest(modules).join('\n')}`);
    console.log(`\n${count('passed')} passed, ${count('failed')} failed${skipped === '0' ? '' : `, ${skipped} skipped`}`);
  }
}

function longest(modules: readonly TestModule[]): string[] {
  const timed = modules.map((module) => ({ name: module.relativeModuleId, duration: module.diagnostic().duration }));
  const first = timed.sort((a, b) => b.duration - a.duration).slice(0, LONGEST);
  return first.map(({ name, duration }) => `${(duration / 1000).toFixed(0).padStart(5)} ${name}`);
}
