import { defineConfig } from 'vitest/config';
import { isShipped } from '../tests/shipped/is-shipped.ts';
import ClosingLine from './closing-line.ts';

const root = new URL('..', import.meta.url).pathname;
const project = (name: string, folders: readonly string[], globalSetup: string[] = []) => ({
  root,
  test: { name, include: folders.map((folder) => `tests/${folder}/**/*.test.ts`), globalSetup, testTimeout: 300_000, hookTimeout: 600_000 },
});

/** What is known of the shipped study is tested only where it is there. */
const shipped = (folder: string) => (isShipped ? [`shipped/${folder}`] : []);

/** Unit tests need nothing; the others build sites, and the browser's need a Chromium, which their setup finds or installs. */
export default defineConfig({
  root,
  test: {
    // By default one core is left idle, which of two is half.
    maxWorkers: '100%',
    // What a page does is waited for as long as a slow machine needs, not a second.
    expect: { poll: { timeout: 120_000 } },
    reporters: ['default', new ClosingLine()],
    projects: [
      project('unit', ['unit', 'content', ...shipped('content')]),
      project('build', ['build', ...shipped('build')]),
      project('browser', ['browser', ...shipped('browser')], ['tests/browser/setup.ts']),
      project('fuzz', ['fuzz']),
    ],
  },
});
