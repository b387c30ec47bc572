import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder } from './study-folder.ts';
import { PROJECT } from './zhagen.ts';

const BASE = '/study/pr-preview/pr-7/';
const COMMIT = 'c0ffee'.padEnd(40, '0');

/** Runs a step of the workflow that builds previews as a runner does, over a site that was built. */
function runStep(name: string, site: Readonly<Record<string, string>>): { status: number | null; output: string; folder: string } {
  const workflow = parse(readFileSync(join(PROJECT, '.github/workflows/preview.yml'), 'utf8')) as {
    jobs: { build: { steps: { name?: string; run?: string }[] } };
  };
  const command = workflow.jobs.build.steps.find((step) => step.name === name)?.run;
  if (command === undefined) throw new Error(`The workflow has no step "${name}".`);
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'preview'));
  for (const [path, text] of Object.entries(site)) {
    const file = join(folder, 'served', BASE, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  const env = { ...process.env, RUNNER_TEMP: folder, BASE, NUMBER: '7', COMMIT };
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', command], { cwd: PROJECT, env, encoding: 'utf8' });
  return { status, output: stdout + stderr, folder };
}

const page = (body: string) => `<!doctype html><title>A page</title>${body}`;

test('the link check walks the preview under its path', () => {
  const { status, output } = runStep('Check its links', {
    'index.html': page(`<a href="${BASE}concepts/#a">A</a><a href="https://nobody.example/">elsewhere</a>`),
    'concepts/index.html': page('<p id="a">'),
  });
  expect(output).toContain('Successfully scanned 2 links');
  expect(status).toBe(0);
});

test.each([
  ['to a page that is not there', `${BASE}missing/`],
  ['to a fragment that is not there', `${BASE}concepts/#b`],
  ['out of the preview', '/study/concepts/'],
])('the link check fails at a link %s', (_, href) => {
  const { status, output } = runStep('Check its links', {
    'index.html': page(`<a href="${BASE}concepts/">A</a>`),
    'concepts/index.html': page(`<p id="a"><a href="${href}">B</a>`),
  });
  expect(output).toContain('Detected 1 broken links');
  expect(status).toBe(1);
});

test('what is handed over says which pull request and commit it is of', () => {
  const { status, output, folder } = runStep('Say what it is a preview of', { 'index.html': 'Hello' });
  expect(status, output).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'preview/preview.json'), 'utf8'))).toEqual({ number: 7, commit: COMMIT });
  expect(readFileSync(join(folder, 'preview/site/index.html'), 'utf8')).toBe('Hello');
});
