import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from './study-folder.ts';
import { PROJECT, zhagen } from './zhagen.ts';

const README = readFileSync(join(PROJECT, 'README.md'), 'utf8');

/** The README's own study: each file is a path in backticks on a line of its own, and the block after it. */
function readmeStudy(): Map<string, string> {
  const blocks = README.matchAll(/^`my-study\/([^`]+)`\n\n```(?:yaml|markdown)\n([\s\S]*?)^```$/gm);
  return new Map(Array.from(blocks, ([, path = '', text = '']) => [path, text]));
}

test('the study that the README shows builds without a finding', async () => {
  const study = join(temporaryFolder(), 'my-study');
  const files = readmeStudy();
  expect([...files.keys()]).toContain('study.yaml');
  for (const [path, text] of files) {
    mkdirSync(dirname(join(study, path)), { recursive: true });
    writeFileSync(join(study, path), text);
  }
  const check = await zhagen(['check', '--study', study]);
  expect(check.stdout).toBe('No findings.\n');
  const build = await zhagen(['build', '--study', study, '--out', join(dirname(study), 'site')]);
  expect(build.status, build.stderr).toBe(0);
});

test('every option of the README is in the help, and the other way round', async () => {
  const { stdout } = await zhagen(['build', '--help']);
  const named = (text: string) => [...new Set(text.match(/--(study|site|base|out)\b|ZHAGEN_[A-Z]+/g))].sort();
  expect(named(stdout)).toEqual(named(README));
});
