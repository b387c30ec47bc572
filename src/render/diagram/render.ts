import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { DiagramSource } from './source.ts';

/** Fewer diagrams than this are not worth a second worker's start. */
const SHARE = 8;

/**
 * Draws diagrams as SVG to put into HTML, by id. Mermaid and its DOM live in worker threads, started for the call
 * and ended with it, so nothing is loaded when there is nothing to draw and no global leaks.
 * Throws one error that names every diagram which Mermaid could not read.
 */
export async function renderDiagrams(diagrams: readonly DiagramSource[], workers = availableParallelism()): Promise<Map<string, string>> {
  const count = Math.max(1, Math.min(workers, Math.ceil(diagrams.length / SHARE)));
  const shares = Array.from({ length: count }, (_, share) => diagrams.filter((_diagram, index) => index % count === share));
  const results = new Map((await Promise.all(shares.map(renderShare))).flat().map((result) => [result[0], result]));
  const failures = diagrams.flatMap(({ id }) => {
    const [, svg, message] = results.get(id) ?? [];
    return svg === undefined ? [`The diagram "${id}" cannot be drawn: ${message ?? 'the worker ended early'}`] : [];
  });
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return new Map(diagrams.map(({ id }) => [id, results.get(id)?.[1] ?? '']));
}

type Result = [id: string, svg: string | undefined, message?: string];

async function renderShare(diagrams: readonly DiagramSource[]): Promise<Result[]> {
  if (diagrams.length === 0) return [];
  const results: Result[] = [];
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: diagrams,
    execArgv: [],
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  worker.on('message', (result: Result) => results.push(result));
  await new Promise<void>((resolve, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => {
      resolve();
    });
  });
  return results;
}
