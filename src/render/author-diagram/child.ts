import { startAuthorEngine, type Task } from './engine.ts';

/** Runs in a process of its own, in UTC: answers each list of tasks with the list of their outcomes. */
process.once('message', (tasks: readonly Task[]) => {
  void (async () => {
    const run = await startAuthorEngine();
    const outcomes = [];
    for (const task of tasks) outcomes.push(await run(task));
    process.send?.(outcomes, () => process.disconnect());
  })();
});
