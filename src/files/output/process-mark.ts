import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** Names this process on this machine, as a part of a file's name can; also where its number is given again later. */
export function processMark(): string {
  return [hostname().replaceAll(/[^\w-]/g, '_'), process.pid, startOf(process.pid)].join('.');
}

/** Whether the process of a mark may still run. Of another machine's nothing is known, so it may. */
export function mayRun(mark: string): boolean {
  const [, host = '', number = '', start = ''] = /^([\w-]*)\.(\d+)\.(\d*)$/.exec(mark) ?? [];
  if (number === '') return false;
  if (host !== processMark().split('.')[0]) return true;
  const pid = Number(number);
  return isThere(pid) && startOf(pid) === start;
}

export const processNumber = (mark: string) => mark.split('.')[1] ?? '';

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process began, in the kernel's ticks (proc_pid_stat(5), field 22); empty on systems that do not say so. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
