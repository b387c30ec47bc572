import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { hasErrors, RULES } from '#domain/entry/finding.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { formatFindings, REPORT_FORMATS } from '#report/finding-report.ts';
import { listFiles } from '../build/list-files.ts';
import { PROJECT, zhagen } from '../build/zhagen.ts';
import { seeded } from '#domain/codings/seeded.ts';
import { mutate, type Files } from './mutation.ts';

/** How many harmed studies are read, and how many of those that pass are built; `npm run fuzz` reads ten times as many. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 300);
const BUILDS = RUNS > 300 ? 20 : 3;

/** Nothing may be read for longer, whatever is in it; the limit is the test's own, so that a text without end fails by name. */
const HANG = 30_000;

describe.each(['tests/studies/gioia', 'tests/studies/awkward', 'tests/studies/history'])('%s, harmed at random', (study) => {
  let folder = '';
  let files: Files = new Map();
  const passing: string[] = [];
  const place = () => join(folder, 'study');
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhagen-fuzz-'));
    const source = join(PROJECT, study);
    files = new Map(listFiles(source).map((path) => [path, readFileSync(join(source, path))]));
    cpSync(source, place(), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Writes files, or removes those that have none, with the folders that are then empty. */
  function write(changed: Iterable<readonly [string, Buffer | undefined]>): void {
    for (const [path, bytes] of changed) {
      const file = join(place(), path);
      let above = dirname(file);
      if (bytes !== undefined) {
        mkdirSync(above, { recursive: true });
        writeFileSync(file, bytes);
        continue;
      }
      rmSync(file, { force: true });
      for (; existsSync(above) && readdirSync(above).length === 0; above = dirname(above)) rmdirSync(above);
    }
  }

  /** Harms the study until the test is over: of most files nothing is written. @returns what was done to it */
  function harm(seed: number): string {
    const { files: changed, told } = mutate(files, seeded(seed));
    write(changed);
    onTestFinished(() => write(Array.from(changed.keys(), (path) => [path, files.get(path)])));
    return told;
  }

  test.each(Array.from({ length: Math.ceil(RUNS / 3) }, (_, i) => i + 1))(
    'seed %i: is read to its end, and every finding says where',
    (seed) => {
      const told = harm(seed);
      const { findings } = reloadStudy(place());
      for (const { rule, path, position, message, mend } of findings) {
        expect(RULES, told).toHaveProperty(rule);
        expect(path, told).not.toBe('');
        expect(Number.isInteger(position.line) && position.line >= 1, `${told}: line of ${message}`).toBe(true);
        expect(Number.isInteger(position.column) && position.column >= 1, `${told}: column of ${message}`).toBe(true);
        expect(message, told).toMatch(/\S/);
        expect(mend, told).toMatch(/\S/);
      }
      for (const format of REPORT_FORMATS) expect(formatFindings(findings, 'study', format), told).toMatch(/\S/);
      if (hasErrors(findings) || passing.length >= BUILDS / 3) return;
      const kept = join(folder, String(seed));
      cpSync(place(), kept, { recursive: true });
      passing.push(kept);
    },
    HANG,
  );

  test('what passes the check is built', async () => {
    expect(passing).not.toEqual([]);
    for (const kept of passing) {
      const { status, stderr } = await zhagen(['build', '--study', kept, '--out', join(folder, 'site')]);
      expect(status, `${kept}: ${stderr}`).toBe(0);
    }
  }, 600_000);
});
