import { parentPort, workerData } from 'node:worker_threads';
import { startEngine } from './engine.ts';
import type { DiagramSource } from './source.ts';

/** Runs in a worker thread: posts `[id, svg]` for each diagram of `workerData`, or `[id, undefined, message]`. */
const render = await startEngine();
for (const diagram of workerData as readonly DiagramSource[]) {
  try {
    parentPort?.postMessage([diagram.id, await render(diagram)]);
  } catch (error) {
    parentPort?.postMessage([diagram.id, undefined, error instanceof Error ? error.message : String(error)]);
  }
}
