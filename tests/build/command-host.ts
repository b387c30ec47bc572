import { join } from 'node:path';
import { forgetStudies } from '#files/study/loaded-study.ts';
import type { Run } from './zhagen.ts';

/** A command line, all of its environment, and the folder that it is given in. */
export interface Command {
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder: string;
}

export interface Answer {
  readonly run: Run;
  /** Whether the host has grown so large that another is to be started. */
  readonly isFull: boolean;
}

/** In bytes: each build leaves some of its code in memory. */
const FULL = 1e9;

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

/** In place of the end of the process. */
class Exit extends Error {}

const exit = process.exit.bind(process);
process.on('disconnect', () => exit());
process.exit = (code) => {
  process.exitCode = code ?? process.exitCode;
  throw new Exit();
};

/** What the command at work has said. */
const said = { stdout: '', stderr: '' };
for (const stream of ['stdout', 'stderr'] as const)
  process[stream].write = (chunk: string | Uint8Array) => {
    said[stream] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    return true;
  };

let runs = 0;

/** Runs a command as if the process were new: nothing of the last one's environment, place, studies and output is left. */
async function run({ args, environment, folder }: Command): Promise<Run> {
  Object.assign(said, { stdout: '', stderr: '' });
  for (const name of Object.keys(process.env)) if (!(name in environment)) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, environment);
  process.chdir(folder);
  process.argv = [process.execPath, MAIN, ...args];
  process.exitCode = undefined;
  forgetStudies();
  try {
    // The module runs the command that it finds: under another name it is another module, whose imports are those of the first.
    await import(`../../src/cli/program.ts?${String((runs += 1))}`);
  } catch (error) {
    if (!(error instanceof Exit)) {
      said.stderr += `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
      process.exitCode = 1;
    }
  }
  const status = process.exitCode ?? 0;
  process.exitCode = undefined;
  return { status, ...said };
}

async function answer(command: Command): Promise<Answer> {
  return { run: await run(command), isFull: process.memoryUsage.rss() > FULL };
}

process.on('message', (command: Command) => void answer(command).then((answered) => process.send?.(answered)));
