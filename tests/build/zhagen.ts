import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, Command } from './command-host.ts';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Of an environment: what has been compiled is kept for the next command of this run of the tests. */
export const compiled = process.env.SHARED_SITES === undefined ? {} : { NODE_COMPILE_CACHE: join(process.env.SHARED_SITES, 'compiled') };

const environmentWith = (environment: Readonly<Record<string, string>>) => ({ ...process.env, ...compiled, NODE_ENV: '', ...environment });

/** Runs the command as a person does, in a process of its own, from the project's folder or another. */
export function zhagenAlone(args: readonly string[], environment: Readonly<Record<string, string>> = {}, folder = PROJECT): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(PROJECT, 'src/cli/main.ts'), ...args], { cwd: folder, env: environmentWith(environment) });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, stdout, stderr });
    });
  });
}

/** Hosts that wait for a command. */
const waiting: ChildProcess[] = [];

/**
 * Does what the command does, and tells what it said, in a process that has run others before: its start takes longer than most commands, and
 * as long as half a build. Where the process itself is what is tested, see `zhagenAlone`.
 */
export async function zhagen(args: readonly string[], environment: Readonly<Record<string, string>> = {}, folder = PROJECT): Promise<Run> {
  const host = waiting.pop() ?? startHost();
  const ended = new AbortController();
  const { signal } = ended;
  const command: Command = { args, environment: environmentWith(environment), folder };
  for (const part of [host, host.channel]) part?.ref();
  host.send(command);
  try {
    const end = once(host, 'exit', { signal }).then(([code]) => {
      throw new Error(`The host ended with ${String(code)} at zhagen ${args.join(' ')}.`);
    });
    const [{ run, isFull }] = (await Promise.race([once(host, 'message', { signal }), end])) as [Answer];
    if (isFull) host.disconnect();
    else waiting.push(host);
    return run;
  } finally {
    ended.abort();
    for (const part of [host, host.channel]) part?.unref();
  }
}

/** It ends with the process that started it, and keeps it from nothing. */
function startHost(): ChildProcess {
  return fork(join(import.meta.dirname, 'command-host.ts'), [], {
    cwd: PROJECT,
    env: environmentWith({}),
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}
