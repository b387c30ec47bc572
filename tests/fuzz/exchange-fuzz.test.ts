import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { importProject } from '#cli/import.ts';
import { reloadStudy } from '#files/study/loaded-study.ts';
import { seeded } from '#domain/codings/seeded.ts';

/** How many harmed files are brought in; `npm run fuzz` has ten times as many. */
const RUNS = Math.round((Number(process.env.FUZZ_RUNS ?? 300) * 2) / 3);
/** Longer nothing may take; the first one also loads what is read with. */
const SLOWEST = 5000;

const FOLDER = new URL('../exchange/', import.meta.url).pathname;
const INPUTS = readdirSync(FOLDER).filter((name) => existsSync(`${FOLDER}${name}.expected.json`));

let bench = '';
let told = '';
beforeAll(() => {
  bench = mkdtempSync(join(tmpdir(), 'zhagen-fuzz-'));
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      told += String(text);
      return true;
    });
});
afterAll(() => {
  vi.restoreAllMocks();
  rmSync(bench, { recursive: true });
});

type Random = () => number;
const pick = <T>(list: readonly T[], random: Random): T => list[Math.floor(random() * list.length)] as T;

const PIECES = [
  '\u0000',
  '\u202e',
  '😀',
  '-1',
  '999999999999',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  ']]>',
  '"',
  ',',
  ';',
  '\t',
  '\r',
  '../..',
  'con',
  '',
  '{',
  '[[',
  '>>',
  ' > ',
  '\\',
  '\ud800',
  '𠮷'.repeat(50),
  'a'.repeat(10_000),
];

/** Takes out, doubles, swaps or fills a node of XML, a cell of a table, a piece of a text. */
function harmText(text: string, random: Random): string {
  const marks = [...text.matchAll(/<[^>]*>|"[^"]*"|[^,;\t\n]+/g)];
  if (marks.length === 0) return text + pick(PIECES, random);
  const { 0: found, index } = pick(marks, random);
  const other = pick(marks, random)[0];
  const put = pick([() => '', () => found + found, () => other, () => pick(PIECES, random), () => `"${pick(PIECES, random)}"`], random);
  return text.slice(0, index) + put() + text.slice(index + found.length);
}

function harmBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const copy = new Uint8Array(bytes);
  const kind = Math.floor(random() * 3);
  if (kind === 0) return copy.subarray(0, Math.floor(random() * copy.length));
  for (let n = Math.ceil(random() * 20); n > 0; n--) copy[Math.floor(random() * copy.length)] = Math.floor(random() * 256);
  return copy;
}

function harm(bytes: Uint8Array, name: string, random: Random): Uint8Array {
  if (random() < 0.3) return harmBytes(bytes, random);
  if (['.qdpx', '.xlsx'].includes(extname(name))) {
    const parts = unzipSync(bytes);
    const part = pick(
      Object.keys(parts).filter((one) => /\.(?:qde|txt|xml)$/.test(one)),
      random,
    );
    for (let n = Math.ceil(random() * 3); n > 0; n--) parts[part] = strToU8(harmText(strFromU8(parts[part] ?? new Uint8Array()), random));
    return zipSync(parts);
  }
  return extname(name) === '.sqlite3' || extname(name) === '.rqda'
    ? harmBytes(bytes, random)
    : Buffer.from(harmText(Buffer.from(bytes).toString('latin1'), random), 'latin1');
}

test('harmed files are brought in or refused, whole or not at all, and soon', { timeout: RUNS * SLOWEST }, async () => {
  const outcomes = { read: 0, refused: 0 };
  for (let seed = 0; seed < RUNS; seed++) {
    const random = seeded(seed);
    const name = pick(INPUTS, random);
    const folder = join(bench, String(seed));
    const file = join(bench, `${String(seed)}${extname(name)}`);
    writeFileSync(file, harm(readFileSync(FOLDER + name), name, random));
    told = '';
    const start = performance.now();
    const what = `seed ${String(seed)}, ${name}`;
    const exit = await importProject([file], { to: folder, excerpts: 'all', core: 'The core', parents: 'concept', memos: true });
    expect(performance.now() - start, what).toBeLessThan(seed === 0 ? SLOWEST * 10 : SLOWEST);
    if (exit === 0) {
      outcomes.read++;
      const errors = reloadStudy(folder).findings.filter(({ severity }) => severity === 'error');
      expect(errors, what).toEqual([]);
    } else {
      outcomes.refused++;
      expect(existsSync(folder), what).toBe(false);
      expect(told, what).toMatch(/\n {2}\S[^]*\n {2}\S[^]*\n\nNothing was written\.\n$/);
    }
    expect(
      readdirSync(bench).filter((one) => one.endsWith('.partial')),
      what,
    ).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
    rmSync(file);
  }
  expect(Math.min(outcomes.read, outcomes.refused)).toBeGreaterThan(RUNS / 20);
});
