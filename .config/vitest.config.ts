import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { isShipped } from '../tests/shipped/is-shipped.ts';
import ClosingLine from './closing-line.ts';
import ShortOnesLast from './short-ones-last.ts';

const root = new URL('..', import.meta.url).pathname;
/** Where tests/build/shared-site.ts puts what several files look at. */
const env = { SHARED_SITES: join(tmpdir(), `zhagen-tests-${String(process.pid)}`) };
/** Packages are what they are to the engine; Vitest would take their builds for development, in which the parser of Markdown checks itself at every step. */
const asInstalled: Plugin = {
  name: 'as-installed',
  configResolved({ ssr }) {
    if (ssr.resolve) ssr.resolve.conditions = [];
  },
};
/** Where the many short processes of unit tests find what those before them have compiled. */
const compiled = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/unit-tests') };
const project = (name: string, folders: readonly string[], globalSetup: string[], ownEnv = {}) => ({
  root,
  plugins: [asInstalled],
  test: {
    name,
    include: folders.map((folder) => `tests/${folder}/**/*.test.ts`),
    globalSetup,
    // A worker has for its next file what it has loaded: modules, a browser, a process that runs commands.
    isolate: false,
    env: { ...env, ...ownEnv },
    // What a page does is waited for as long as a slow machine needs, not a second.
    expect: { poll: { timeout: 120_000 } },
    // The first test that asks for a site may have to build it.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});

/** What is known of the shipped study is tested only where it is there. */
const shipped = (folder: string) => (isShipped ? [`shipped/${folder}`] : []);

/** Unit tests need nothing; the others build sites, and the browser's need a Chromium, which their setup finds or installs. */
export default defineConfig({
  root,
  test: {
    // By default one core is left idle, which of two is half.
    maxWorkers: '100%',
    reporters: ['default', new ClosingLine()],
    sequence: { sequencer: ShortOnesLast },
    projects: [
      project('unit', ['unit', 'content', ...shipped('content')], [], compiled),
      project('build', ['build', ...shipped('build')], ['tests/build/setup.ts']),
      project('browser', ['browser', ...shipped('browser')], ['tests/build/setup.ts', 'tests/browser/setup.ts']),
      project('fuzz', ['fuzz'], ['tests/build/setup.ts']),
    ],
  },
});
