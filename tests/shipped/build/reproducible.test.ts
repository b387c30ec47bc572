import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listFiles } from '../../build/list-files.ts';
import { sharedSite } from '../../build/shared-site.ts';
import { PROJECT, zhagen, zhagenAlone } from '../../build/zhagen.ts';

const CONTENT = join(PROJECT, 'content');
const folder = mkdtempSync(join(tmpdir(), 'zhagen-same-'));
let first: Record<string, string>;

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Builds a site and gives the checksum of each of its files. */
async function build(
  name: string,
  study: string,
  environment: Readonly<Record<string, string>> = {},
  cwd = PROJECT,
): Promise<Record<string, string>> {
  const out = join(folder, name, 'site');
  const { status, stderr } = await zhagenAlone(['build', '--study', study, '--out', out], environment, cwd);
  if (status !== 0) throw new Error(stderr);
  return checksums(out);
}

const checksums = (out: string) =>
  Object.fromEntries(
    listFiles(out).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(out, file)))
        .digest('hex'),
    ]),
  );

beforeAll(async () => {
  first = checksums(await sharedSite(CONTENT, '/'));
});

it('builds the same bytes from a copy of the study, in another working folder, time zone and locale', async () => {
  expect(Object.keys(first).length).toBeGreaterThan(60);
  const copy = join(folder, 'kopie ö', 'study');
  cpSync(CONTENT, copy, { recursive: true });
  const environment = {
    TZ: 'Pacific/Kiritimati',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    HOME: folder,
    FORCE_COLOR: '1',
    PROD: '',
    DEV: '1',
  };
  expect(await build('elsewhere', copy, environment, folder)).toEqual(first);
});

it('builds the same bytes again, while another study is built', async () => {
  const [own, other] = await Promise.all([
    build('beside', CONTENT),
    zhagen(['build', '--study', join(PROJECT, 'tests/studies/gioia'), '--out', join(folder, 'other', 'site')]),
  ]);
  expect(other.status, other.stderr).toBe(0);
  expect(own).toEqual(first);
});
