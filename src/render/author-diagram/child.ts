import { startAuthorEngine, type Task } from './engine.ts';

/** Runs in a process of its own, in UTC: answers each list of tasks with the list of their outcomes, until it is disconnected. */
const engine = startAuthorEngine();
let last: Promise<void> = Promise.resolve();
process.on('message', (tasks: readonly Task[]) => {
  last = last.then(async () => {
    const run = await engine;
    const outcomes = [];
    for (const task of tasks) outcomes.push(await run(task));
    process.send?.(outcomes);
  });
});
