import { parentPort } from 'node:worker_threads';
import { startEngine } from './engine.ts';
import type { DiagramSource } from './source.ts';

/** Runs in a worker thread: answers each list of diagrams with `[id, svg]` for each, or `[id, undefined, message]`. */
const engine = startEngine();
let last = Promise.resolve();
parentPort?.on('message', (diagrams: readonly DiagramSource[]) => {
  last = last.then(async () => {
    parentPort?.postMessage(await drawAll(diagrams));
  });
});

async function drawAll(diagrams: readonly DiagramSource[]): Promise<unknown[]> {
  const render = await engine;
  const results: unknown[] = [];
  for (const diagram of diagrams) {
    try {
      results.push([diagram.id, await render(diagram)]);
    } catch (error) {
      results.push([diagram.id, undefined, error instanceof Error ? error.message : String(error)]);
    }
  }
  return results;
}
