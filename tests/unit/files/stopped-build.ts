// Builds `two` in place of what is there, in a process of its own that ends before the end. Not a test: output-folder.test.ts runs it.
import fs from 'node:fs';
import { flushCompileCache, syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { GENERATOR } from '#domain/publishing/generator.ts';

const [root = '', stop = ''] = process.argv.slice(2);

/** What changes a file system; the process is killed before the call of this number. */
const CALLS = ['mkdirSync', 'mkdtempSync', 'renameSync', 'rmSync', 'rmdirSync', 'writeFileSync', 'cpSync'] as const;
const killAt = Number(stop);
let count = 0;
for (const name of CALLS) {
  const call = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name]: (...args: unknown[]) => {
      count++;
      if (count === killAt) process.kill(process.pid, 'SIGKILL');
      return call(...args);
    },
  });
}
syncBuiltinESMExports();

const { replaceOutput } = await import('#files/output/output-folder.ts');
// Whoever is killed leaves the next what it had compiled.
flushCompileCache();
const project = join(root, 'project');
const options = { study: join(project, 'content'), out: join(project, 'dist'), base: undefined, site: undefined, reviewBase: undefined };
await replaceOutput(options, project, join(root, 'workshop'), async (folder) => {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(join(folder, 'index.html'), `<meta name="generator" content="${GENERATOR} 1.0">two`);
  fs.writeFileSync(join(folder, 'other.html'), 'two');
  if (stop === 'wait') {
    process.stdout.write('waiting');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  }
});
