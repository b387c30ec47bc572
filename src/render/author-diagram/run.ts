import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Outcome, Task } from './engine.ts';

/** How long Mermaid waits for more to draw, in milliseconds: it takes longer to start than to draw. */
const IDLE = 3000;

/** A process that draws lists of diagrams, one after the other. */
interface Drawer {
  draw(tasks: readonly Task[]): Promise<Outcome[]>;
}

let running: Drawer | undefined;

/**
 * Draws diagrams, in the order they are given, in a process of its own that soon ends where it is asked for no more: Mermaid sets
 * globals, and reads dates by the clock's zone.
 */
export async function runTasks(tasks: readonly Task[]): Promise<Outcome[]> {
  if (tasks.length === 0) return [];
  running ??= startDrawer();
  return running.draw(tasks);
}

/** Starts a process that draws; for it this one waits only while it draws. */
export function startDrawer(): Drawer {
  const child = fork(fileURLToPath(new URL('./child.ts', import.meta.url)), [], {
    env: { ...process.env, TZ: 'UTC' },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const asked: PromiseWithResolvers<Outcome[]>[] = [];
  let idle: NodeJS.Timeout | undefined;
  const drawer: Drawer = {
    draw: (tasks) => {
      clearTimeout(idle);
      child.ref();
      child.channel?.ref();
      child.send(tasks);
      const drawn = Promise.withResolvers<Outcome[]>();
      asked.push(drawn);
      return drawn.promise;
    },
  };
  const giveUp = (): void => {
    if (running === drawer) running = undefined;
  };
  const fail = (error: Error): void => {
    giveUp();
    for (const { reject } of asked.splice(0)) reject(error);
  };
  child.on('message', (outcomes) => {
    asked.shift()?.resolve(outcomes as Outcome[]);
    if (asked.length > 0) return;
    child.unref();
    child.channel?.unref();
    idle = setTimeout(() => {
      giveUp();
      child.disconnect();
    }, IDLE).unref();
  });
  child.once('error', fail);
  child.once('exit', (code) => {
    fail(new Error(`Mermaid ended with ${String(code)} before it had drawn anything.`));
  });
  return drawer;
}
