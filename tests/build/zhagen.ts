import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What has been compiled is kept for the next command of this run of the tests. */
const compiled = process.env.SHARED_SITES === undefined ? {} : { NODE_COMPILE_CACHE: join(process.env.SHARED_SITES, 'compiled') };

/** Runs the command as a person does, from the project's folder or another. */
export function zhagen(args: readonly string[], environment: Readonly<Record<string, string>> = {}, folder = PROJECT): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(PROJECT, 'src/cli/main.ts'), ...args], {
      cwd: folder,
      env: { ...process.env, ...compiled, NODE_ENV: '', ...environment },
    });
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
