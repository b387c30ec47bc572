/** With the exit codes of shells. */
const SIGNALS = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

const cleanings = new Set<() => void>();

const handlers = Object.entries(SIGNALS).map(([signal, code]) => {
  const stop = () => {
    for (const clean of [...cleanings].reverse()) clean();
    process.exit(code);
  };
  return [signal, stop] as const;
});

/** Does `work`, and `clean` after it, however it ends: also where the process is told to stop meanwhile. */
export async function withCleanStop<T>(clean: () => void, work: () => Promise<T>): Promise<T> {
  if (cleanings.size === 0) for (const [signal, stop] of handlers) process.on(signal, stop);
  cleanings.add(clean);
  try {
    return await work();
  } finally {
    cleanings.delete(clean);
    if (cleanings.size === 0) for (const [signal, stop] of handlers) process.off(signal, stop);
    clean();
  }
}
