import { mkdirSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';

/** The folder for what several test files need (`shared-site.ts`), of all projects; it goes when the tests are over. */
export default function setup(project: TestProject): () => void {
  const folder = project.config.env.SHARED_SITES ?? '';
  mkdirSync(folder, { recursive: true });
  return () => rmSync(folder, { recursive: true, force: true });
}
