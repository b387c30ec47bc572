import { readdirSync, readFileSync } from 'node:fs';

/**
 * The memory, in megabytes, of a process and all that it started, what several of them share counted once (proportional set size, Linux);
 * 0 where there is no /proc.
 */
export function memoryOf(pid: number): number {
  const parents = new Map(readProcesses().map(({ id, parent }) => [id, parent]));
  const isOurs = (id: number | undefined): boolean => id !== undefined && (id === pid || isOurs(parents.get(id)));
  return [...parents.keys()].filter(isOurs).reduce((sum, id) => sum + Number(field(id, 'smaps_rollup', 'Pss')) / 1024, 0);
}

function readProcesses(): { id: number; parent: number }[] {
  try {
    const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
    return ids.map((id) => ({ id: Number(id), parent: Number(field(Number(id), 'status', 'PPid')) }));
  } catch {
    return [];
  }
}

/** 0 of one that has just ended. */
function field(id: number, file: string, name: string): string {
  try {
    return new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(`/proc/${String(id)}/${file}`, 'utf8'))?.[1] ?? '0';
  } catch {
    return '0';
  }
}
