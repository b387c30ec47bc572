import type { Engine } from './engine.ts';
import type { DiagramSource } from './source.ts';

/** Mermaid takes longer to start than to read a hundred figures: calls made while it runs share it. */
let running: Promise<Engine> | undefined;
let calls = 0;

/**
 * Draws diagrams as SVG to put into HTML, by id. Mermaid and its DOM are started for a call and ended when none waits for them any
 * more, so nothing is loaded when there is nothing to draw.
 * Throws one error that names every diagram which Mermaid could not read.
 * @param readMermaid gives Mermaid as one file
 */
export async function renderDiagrams(diagrams: readonly DiagramSource[], readMermaid: () => string): Promise<Map<string, string>> {
  if (diagrams.length === 0) return new Map();
  calls += 1;
  try {
    const engine = await (running ??= import('./engine.ts').then(({ startEngine }) => startEngine(readMermaid())));
    const drawn = await Promise.allSettled(diagrams.map((diagram) => engine.draw(diagram)));
    const failures = drawn.flatMap((one, i) =>
      one.status === 'fulfilled' ? [] : [`The diagram "${diagrams[i]?.id ?? ''}" cannot be drawn: ${messageOf(one.reason)}`],
    );
    if (failures.length > 0) throw new Error(failures.join('\n'));
    return new Map(diagrams.map(({ id }, i) => [id, drawn[i]?.status === 'fulfilled' ? drawn[i].value : '']));
  } finally {
    calls -= 1;
    if (calls === 0) {
      void running?.then((engine) => {
        engine.end();
      });
      running = undefined;
    }
  }
}

/** Errors of the window's own are none of ours. */
const messageOf = (reason: unknown): string => String((reason as { readonly message?: unknown } | null)?.message ?? reason);
