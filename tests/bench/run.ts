import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { memoryOf } from './memory.ts';

/** What a command took. */
export interface Used {
  /** Seconds of the processor, its threads' too. */
  readonly processor: number;
  /** Seconds from its start to its end. */
  readonly seconds: number;
  /** The most memory that it and all that it started had at a time, in megabytes. */
  readonly megabytes: number;
}

/** Milliseconds between two looks at the memory in use. */
const LOOK = 200;

/** Says at its end what a process took. */
export const TELL_USAGE = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); process.stderr.write('\\n' + JSON.stringify([userCPUTime + systemCPUTime, maxRSS])); });",
)}`;

/** Runs a command of the engine. @throws {Error} with what it told, where it failed */
export async function run(project: string, args: readonly string[]): Promise<Used> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', TELL_USAGE, 'src/cli/main.ts', ...args], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (text: Buffer) => (told += text.toString()));
  let megabytes = 0;
  const looking = setInterval(() => (megabytes = Math.max(megabytes, memoryOf(child.pid ?? 0))), LOOK);
  await once(child, 'close');
  clearInterval(looking);
  if (child.exitCode !== 0) throw new Error(told);
  const [time = 0] = JSON.parse(told.trim().split('\n').at(-1) ?? '[]') as number[];
  return { processor: time / 1e6, seconds: (performance.now() - start) / 1000, megabytes };
}
