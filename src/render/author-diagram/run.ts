import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome, Task } from './engine.ts';

/** Draws diagrams, in the order they are given, in a process of its own that ends with it: Mermaid sets globals, and reads dates by the clock's zone. */
export async function runTasks(tasks: readonly Task[]): Promise<Outcome[]> {
  if (tasks.length === 0) return [];
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [], {
    env: { ...process.env, TZ: 'UTC' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise<Outcome[]>((resolve, reject) => {
    let outcomes: Outcome[] | undefined;
    child.once('error', reject);
    child.once('message', (given) => {
      outcomes = given as Outcome[];
    });
    child.once('exit', (code) => {
      if (outcomes === undefined) reject(new Error(`Mermaid ended with ${String(code)} before it had drawn anything.`));
      else resolve(outcomes);
    });
    child.send(tasks);
  });
}
