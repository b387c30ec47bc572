import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { makeArchive } from './archive.ts';
import { listFiles } from './list-files.ts';
import { githubStandIn, PREVIEW } from './github-stand-in.ts';
import { temporaryFolder, writeFiles } from './study-folder.ts';
import { StudyRepository } from './study-repository.ts';
import { compiled, PROJECT } from './zhagen.ts';

const BASE = '/study/pr-preview/pr-7/';
const COMMIT = 'c0ffee'.padEnd(40, '0');

/** Runs a step of the workflow that builds previews as a runner does. */
async function runStep(
  name: string,
  folder: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<{ status: number | null; output: string }> {
  const workflow = parse(readFileSync(join(PROJECT, '.github/workflows/preview.yml'), 'utf8')) as {
    jobs: { build: { steps: { name?: string; run?: string }[] } };
  };
  const command = workflow.jobs.build.steps.find((step) => step.name === name)?.run;
  if (command === undefined) throw new Error(`The workflow has no step "${name}".`);
  const env = {
    ...process.env,
    ...compiled,
    RUNNER_TEMP: folder,
    GITHUB_ENV: join(folder, 'environment'),
    BASE,
    NUMBER: '7',
    COMMIT,
    NODE_ENV: '',
    ...environment,
  };
  const child = spawn('bash', ['-e', '-c', command], { cwd: PROJECT, env });
  const output = [child.stdout, child.stderr].map(async (stream) => (await stream.toArray()).join(''));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, output: (await Promise.all(output)).join('') };
}

/** A runner's folder with a site that was built. */
function runnerWith(site: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'preview'));
  writeFiles(join(folder, 'served', BASE), site);
  return folder;
}

const page = (body: string) => `<!doctype html><title>A page</title>${body}`;

test('the link check walks the preview under its path', async () => {
  const folder = runnerWith({
    'index.html': page(`<a href="${BASE}concepts/#a">A</a><a href="https://nobody.example/">elsewhere</a>`),
    'concepts/index.html': page('<p id="a">'),
  });
  const { status, output } = await runStep('Check its links', folder);
  expect(output).toContain('Successfully scanned 2 links');
  expect(status).toBe(0);
});

test.each([
  ['to a page that is not there', `${BASE}missing/`],
  ['to a fragment that is not there', `${BASE}concepts/#b`],
  ['out of the preview', '/study/concepts/'],
])('the link check fails at a link %s', async (_, href) => {
  const folder = runnerWith({
    'index.html': page(`<a href="${BASE}concepts/">A</a>`),
    'concepts/index.html': page(`<p id="a"><a href="${href}">B</a>`),
  });
  const { status, output } = await runStep('Check its links', folder);
  expect(output).toContain('Detected 1 broken links');
  expect(status).toBe(1);
});

test('what is handed over says which pull request and commit it is of', async () => {
  const folder = runnerWith({ 'index.html': 'Hello' });
  const { status, output } = await runStep('Say what it is a preview of', folder);
  expect(status, output).toBe(0);
  expect(JSON.parse(readFileSync(join(folder, 'preview/preview.json'), 'utf8'))).toEqual({ number: 7, commit: COMMIT });
  expect(readFileSync(join(folder, 'preview/site/index.html'), 'utf8')).toBe('Hello');
});

describe('where the preview is served', () => {
  const FIND = 'Find where the preview is served';

  test('is found by the site’s address', async () => {
    const folder = runnerWith({});
    const { environment } = await githubStandIn();
    const { status, output } = await runStep(FIND, folder, environment);
    expect(status, output).toBe(0);
    expect(readFileSync(join(folder, 'environment'), 'utf8')).toBe(`BASE=${BASE}\n`);
  });

  test('is nowhere without Pages, and the step fails', async () => {
    const folder = runnerWith({});
    const github = await githubStandIn();
    github.pages = undefined;
    const { status, output } = await runStep(FIND, folder, github.environment);
    expect(output).toMatch(/^GitHub answered GET \/pages with 404 Not Found\. Switch GitHub Pages on, .*\n$/);
    expect(status).toBe(1);
    expect(existsSync(join(folder, 'environment'))).toBe(false);
  });
});

test('a study that renames what it released has its preview published, with all that a build writes', async () => {
  const history = join(PROJECT, 'tests/studies/history');
  const read = (path: string) => readFileSync(join(history, path), 'utf8');
  const repository = new StudyRepository(Object.fromEntries(listFiles(history).map((path) => [path, read(path)])));
  repository.commit({
    'concepts/remorse.md': null,
    'concepts/deep-remorse.md': read('concepts/remorse.md').replace('category:', 'formerIds: [remorse]\ncategory:'),
    'report/01-background.mdx': `${read('report/01-background.mdx')}\nimport film from '../attached/film.xyz?url';\n\n<a href={film}>A film</a>\n`,
    'attached/film.xyz': 'A film.',
  });
  const folder = runnerWith({});
  for (const step of ['Compare with what it would be merged into', 'Build the site', 'Say what it is a preview of']) {
    const { status, output } = await runStep(step, folder, { ZHAGEN_STUDY: repository.study });
    expect(status, output).toBe(0);
    if (step === 'Build the site')
      expect(output).toMatch(/^Left out, since a preview may not have it by its name or type: assets\/film\.[\w-]+\.xyz$/m);
  }
  const packed = join(folder, 'preview');
  const files = listFiles(packed);
  expect(files).toContain('site/_redirects');
  const github = await githubStandIn();
  github.archive = makeArchive(files.map((name) => ({ name, bytes: readFileSync(join(packed, name)) })));
  const { status, stderr, stdout } = await github.command('publish-preview', '--run', '1');
  expect(stderr).toBe('');
  expect(stdout).toBe(`Published ${PREVIEW}\n`);
  expect(status).toBe(0);
  const published = Object.keys(github.branch()).filter((path) => path !== '.nojekyll');
  expect(published.sort()).toEqual(
    files
      .filter((path) => path.startsWith('site/'))
      .map((path) => path.replace('site/', 'pr-preview/pr-7/'))
      .sort(),
  );
  expect(github.comments.get(7)?.[0]?.body).toContain(`${PREVIEW}concepts/deep-remorse/`);
}, 600_000);
