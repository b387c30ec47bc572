import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { JSDOM } from 'jsdom';
import { expect, it, onTestFinished } from 'vitest';
import { BILINGUAL_STUDY, writeStudy } from './study-folder.ts';
import { compiled, PROJECT, zhagen } from './zhagen.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The environment without what Vitest puts there: Astro's server answers nothing where it finds itself under Vitest. */
const ENVIRONMENT = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('VITEST') && name !== 'NODE_ENV'));

/** Starts the dev server and stops it when the test is over; `log` is what it has printed. */
async function startDev(study: string): Promise<{ child: ChildProcess; origin: string; log: () => string }> {
  const port = String(await freePort());
  const child = spawn(process.execPath, ['src/cli/main.ts', 'dev', '--study', study, '--port', port], {
    cwd: PROJECT,
    env: { ...ENVIRONMENT, ...compiled, NO_COLOR: '1' },
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  return { child, origin: `http://localhost:${port}`, log: () => printed };
}

const ask = async (url: string): Promise<Answer> => {
  const response = await fetch(url, { headers: { accept: 'text/html' } });
  return { status: response.status, text: await response.text() };
};

/** The report without the way to the study's folder, which the server and the command may write differently. */
const report = (text: string | undefined) =>
  (text ?? '')
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/^\S*\/study\//, ''));

/** Asks until the answer is as wanted; after two minutes the last answer is what fails the test. */
async function eventually(url: string, wanted: (answer: Answer) => boolean, log: () => string): Promise<Answer> {
  let last: Answer = { status: 0, text: '' };
  for (let tries = 0; tries < 600; tries++) {
    last = await ask(url).catch((error: unknown) => ({ status: 0, text: String(error) }));
    if (wanted(last)) return last;
    await delay(200);
  }
  throw new Error(`${url} answers ${String(last.status)}:\n${last.text.slice(0, 2000)}\n\nThe server printed:\n${log()}`);
}

it('shows pages as the files are, the report while they are wrong, and pages of new files, without a restart', async () => {
  const study = writeStudy();
  const { child, origin, log } = await startDev(study);
  const concept = join(study, 'concepts/first-impression.md');
  const good = readFileSync(concept, 'utf8');
  const page = `${origin}/concepts/first-impression/`;
  const shown = await eventually(page, ({ status }) => status === 200, log);
  expect(new JSDOM(shown.text).window.document.querySelector('h1')?.textContent).toBe('First impression');

  writeFileSync(concept, good.replace('category: trust', 'category: "<b>trast"'));
  const broken = await eventually(page, ({ status }) => status === 500, log);
  const { stdout } = await zhagen(['check', '--study', study]);
  const { document } = new JSDOM(broken.text).window;
  expect(report(document.querySelector('pre')?.textContent)).toEqual(report(stdout));
  expect(document.querySelector('pre b')).toBeNull();
  expect(stdout).toContain('unknown-category');
  await eventually(`${origin}/`, ({ status }) => status === 500, log);

  writeFileSync(concept, good.replace('label: First impression', 'label: Second thoughts'));
  const mended = await eventually(page, ({ status, text }) => status === 200 && text.includes('Second thoughts'), log);
  expect(new JSDOM(mended.text).window.document.querySelector('h1')?.textContent).toBe('Second thoughts');

  writeFileSync(
    join(study, 'concepts/late-arrival.md'),
    good.replace('label: First impression', 'label: Late arrival').replace('id: e1', 'id: e2'),
  );
  const added = await eventually(`${origin}/concepts/late-arrival/`, ({ status }) => status === 200, log);
  expect(added.text).toContain('Late arrival');
  const tree = await eventually(page, ({ text }) => text.includes('/concepts/late-arrival/'), log);
  expect(tree.status).toBe(200);

  writeFileSync(join(study, 'report/02-more.mdx'), '---\ntitle: More\n---\n\nMore of [[trust]].\n');
  const section = await eventually(
    `${origin}/report/more/`,
    ({ text }) => text.includes('More of') && text.includes('/categories/trust/'),
    log,
  );
  expect(section.status).toBe(200);

  writeFileSync(join(study, 'report/02-more.mdx'), '---\ntitle: More\n---\n\nMuch more of [[late-arrival]].\n');
  const edited = await eventually(
    `${origin}/report/more/`,
    ({ text }) => text.includes('Much more of') && text.includes('/concepts/late-arrival/'),
    log,
  );
  expect(edited.status).toBe(200);
  await eventually(`${origin}/concepts/late-arrival/`, ({ text }) => text.includes('/report/more/'), log);

  rmSync(join(study, 'report/02-more.mdx'));
  await eventually(`${origin}/report/more/`, ({ status }) => status === 404, log);
  await eventually(`${origin}/report/`, ({ status, text }) => status === 200 && !text.includes('/report/more/'), log);
  expect(child.exitCode).toBeNull();
});

it('keeps the languages of pages apart that are asked for at once', async () => {
  const { origin, log } = await startDev(writeStudy(BILINGUAL_STUDY));
  await eventually(`${origin}/zh/`, ({ status }) => status === 200, log);
  const paths = ['concepts/first-impression/', 'zh/concepts/first-impression/', 'report/background/', 'zh/report/background/'];
  const answers = await Promise.all([...paths, ...paths].map((path) => ask(`${origin}/${path}`)));
  const heads = answers
    .map(({ text }) => new JSDOM(text).window.document)
    .map((page) => [
      page.documentElement.lang,
      page.querySelector('h1')?.textContent,
      page.querySelector('.brand span[lang]')?.textContent,
    ]);
  const shown = [
    ['en', 'First impression', 'Small study'],
    ['zh', '第一印象', '小研究'],
    ['en', 'Background', 'Small study'],
    ['zh', '背景', '小研究'],
  ];
  expect(heads).toEqual([...shown, ...shown]);
});

it('starts with a study that is wrong, and follows when it is mended', async () => {
  const study = writeStudy({ 'sources/interview.yaml': 'lable: Interview with A\n' });
  const { origin, log } = await startDev(study);
  const broken = await eventually(`${origin}/`, ({ status }) => status === 500, log);
  expect(broken.text).toContain('The key "lable" is not known here.');
  writeFileSync(join(study, 'sources/interview.yaml'), 'label: Interview with A\n');
  const mended = await eventually(`${origin}/sources/interview/`, ({ status }) => status === 200, log);
  expect(mended.text).toContain('Interview with A');
});
