import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasErrors, RULES } from '#domain/entry/finding.ts';
import { reloadStudy } from '#files/loaded-study.ts';
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
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhagen-fuzz-'));
    const source = join(PROJECT, study);
    files = new Map(listFiles(source).map((path) => [path, readFileSync(join(source, path))]));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Writes the study with a mutation over it; a place of its own, since a build reads it later. */
  function write(seed: number): { place: string; told: string } {
    const place = join(folder, String(seed));
    const { files: changed, told } = mutate(files, seeded(seed));
    for (const [path, bytes] of new Map<string, Buffer | undefined>([...files, ...changed])) {
      if (bytes === undefined) continue;
      mkdirSync(dirname(join(place, path)), { recursive: true });
      writeFileSync(join(place, path), bytes);
    }
    return { place, told };
  }

  test.each(Array.from({ length: Math.ceil(RUNS / 3) }, (_, i) => i + 1))(
    'seed %i: is read to its end, and every finding says where',
    (seed) => {
      const { place, told } = write(seed);
      const { findings } = reloadStudy(place);
      for (const { rule, path, position, message, mend } of findings) {
        expect(RULES, told).toHaveProperty(rule);
        expect(path, told).not.toBe('');
        expect(Number.isInteger(position.line) && position.line >= 1, `${told}: line of ${message}`).toBe(true);
        expect(Number.isInteger(position.column) && position.column >= 1, `${told}: column of ${message}`).toBe(true);
        expect(message, told).toMatch(/\S/);
        expect(mend, told).toMatch(/\S/);
      }
      for (const format of REPORT_FORMATS) expect(formatFindings(findings, 'study', format), told).toMatch(/\S/);
      if (!hasErrors(findings) && passing.length < BUILDS / 3) passing.push(place);
      else rmSync(place, { recursive: true });
    },
    HANG,
  );

  test('what passes the check is built', async () => {
    expect(passing).not.toEqual([]);
    for (const place of passing) {
      const { status, stderr } = await zhagen(['build', '--study', place, '--out', join(folder, 'site')]);
      expect(status, `${place}: ${stderr}`).toBe(0);
    }
  }, 600_000);
});
