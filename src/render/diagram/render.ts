import { Worker } from 'node:worker_threads';
import type { DiagramSource } from './source.ts';

/** What a worker says of a diagram. */
type Result = [id: string, svg: string | undefined, message?: string];

interface Running {
  readonly worker: Worker;
  /** Calls that wait for an answer, in the order in which they were made. */
  readonly waiting: { readonly resolve: (results: Result[]) => void; readonly reject: (error: unknown) => void }[];
}

/** Mermaid takes longer to start than to read a hundred figures: calls made while it runs share it. */
let running: Running | undefined;

/**
 * Draws diagrams as SVG to put into HTML, by id. Mermaid and its DOM live in a worker thread, started for a call and ended when none
 * waits for it any more, so nothing is loaded when there is nothing to draw and no global leaks.
 * Throws one error that names every diagram which Mermaid could not read.
 */
export async function renderDiagrams(diagrams: readonly DiagramSource[]): Promise<Map<string, string>> {
  if (diagrams.length === 0) return new Map();
  const drawn = await new Promise<Result[]>((resolve, reject) => {
    running ??= start();
    running.waiting.push({ resolve, reject });
    running.worker.postMessage(diagrams);
  });
  const results = new Map(drawn.map((result) => [result[0], result]));
  const failures = diagrams.flatMap(({ id }) => {
    const [, svg, message] = results.get(id) ?? [];
    return svg === undefined ? [`The diagram "${id}" cannot be drawn: ${message ?? 'there is no answer'}`] : [];
  });
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return new Map(diagrams.map(({ id }) => [id, results.get(id)?.[1] ?? '']));
}

function start(): Running {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 16 } });
  const own: Running = { worker, waiting: [] };
  const end = (): void => {
    if (running === own) running = undefined;
    void worker.terminate();
  };
  worker.on('message', (results: Result[]) => {
    own.waiting.shift()?.resolve(results);
    if (own.waiting.length === 0) end();
  });
  const fail = (error: unknown): void => {
    end();
    for (const { reject } of own.waiting.splice(0)) reject(error);
  };
  worker.on('error', fail);
  worker.on('exit', () => {
    fail(new Error('Diagrams cannot be drawn: the worker that draws them ended early.'));
  });
  return own;
}
