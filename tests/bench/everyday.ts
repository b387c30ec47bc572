import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { SHAPES, writeManyCodes } from '../studies/many-codes.ts';
import { TELL_USAGE } from './run.ts';

/** What is done again and again while a study is being written: seconds of the processor, peak megabytes, and what is to be reached. */
export interface EverydayRow {
  readonly what: string;
  readonly seconds: number;
  readonly megabytes?: number;
  readonly reach: string;
}

/** Checks, twice for the code that is kept, and edits in dev. @param folder for the studies @param port that is free */
export async function everyday(project: string, folder: string, port = 4399): Promise<EverydayRow[]> {
  const rows: EverydayRow[] = [];
  for (const [codes, reach] of [
    [75, '≤ 1.2, ≤ 150 MB'],
    [300, '≤ 2.2, ≤ 150 MB'],
  ] as const) {
    const study = join(folder, `codes-${String(codes)}`);
    writeManyCodes(study, SHAPES[codes]);
    await check(project, study);
    rows.push({ what: `check, ${String(codes)} codes`, ...(await check(project, study)), reach });
  }
  rows.push(...(await edits(project, join(folder, 'codes-300'), port)));
  return rows;
}

async function check(project: string, study: string): Promise<Pick<EverydayRow, 'seconds' | 'megabytes'>> {
  const child = spawn(process.execPath, ['--import', TELL_USAGE, 'src/cli/main.ts', 'check', '--study', study], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let told = '';
  child.stderr.on('data', (text: Buffer) => (told += text.toString()));
  await once(child, 'close');
  const [time = 0, rss = 0] = JSON.parse(told.trim().split('\n').at(-1) ?? '[]') as number[];
  return { seconds: time / 1e6, megabytes: rss / 1024 };
}

/** From a file that is saved to the page that has it. */
async function edits(project: string, study: string, port: number): Promise<EverydayRow[]> {
  const child = spawn(process.execPath, ['src/cli/main.ts', 'dev', '--study', study, '--port', String(port)], {
    cwd: project,
    stdio: 'ignore',
  });
  const page = async (path: string) => {
    try {
      return await (await fetch(`http://localhost:${String(port)}${path}`, { headers: { accept: 'text/html' } })).text();
    } catch {
      return '';
    }
  };
  const seen = async (path: string, words: string) => {
    while (!(await page(path)).includes(words)) await wait(100);
  };
  const measure = async (path: string, words: string, edit: () => void) => {
    const before = ticksOf(child.pid ?? 0);
    edit();
    await seen(path, words);
    return (ticksOf(child.pid ?? 0) - before) / 100;
  };
  const [memo, title] = [join(study, 'concepts/code-005.md'), join(study, 'study.yaml')];
  await seen('/concepts/code-005/', '<h1');
  await seen('/', '<h1');
  await seen('/coding/', '<svg');
  const rows: EverydayRow[] = [];
  for (const words of ['A first memo', 'A second memo'])
    rows.push({
      what: `${words} in dev, seen`,
      seconds: await measure('/concepts/code-005/', words, () => appendFileSync(memo, `\n${words}.\n`)),
      reach: '≤ 1',
    });
  const retitle = () => writeFileSync(title, readFileSync(title, 'utf8').replace('an invented codebook', 'a made-up codebook'));
  rows.push({
    what: 'the title in dev, seen in a figure',
    seconds: await measure('/coding/', 'a made-up codebook', retitle),
    reach: '≤ 1.5',
  });
  child.kill();
  return rows;
}

/** Hundredths of a second that a process has had of the processor (Linux). */
const ticksOf = (pid: number) =>
  readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
    .reduce((sum, one) => sum + Number(one), 0);
