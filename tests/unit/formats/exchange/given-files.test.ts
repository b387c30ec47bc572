import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { Losses } from '#domain/exchange/losses.ts';
import { readProjectFile } from '#files/exchange/project-reader.ts';
import { REFI_LIMITS } from '#formats/exchange/refi/archive.ts';
import { toExpectation, type Expectation } from '../../../exchange/expectation.ts';

const FOLDER = new URL('../../../exchange/', import.meta.url).pathname;
const expectationOf = (path: string) => JSON.parse(readFileSync(`${FOLDER}${path}.expected.json`, 'utf8')) as Expectation;
const inputs = (folder: string) =>
  readdirSync(FOLDER + folder)
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => folder + name.replace('.expected.json', ''));

/** Keys of a code or segment that say something about the case, not about the thing. */
const REMARKS = new Set(['note', 'twins']);
function subset(wanted: Record<string, unknown>): unknown {
  const told = Object.entries(wanted).filter(([key]) => !REMARKS.has(key));
  const inner = (value: unknown): unknown => expect.objectContaining(value as object);
  return inner(Object.fromEntries(told.map(([key, value]) => [key, key === 'values' ? inner(value) : value])));
}

it.each(inputs(''))('reads %s as expected', async (path) => {
  const expected = expectationOf(path);
  const project = await readProjectFile(FOLDER + path, { language: 'zh' });
  const read = toExpectation(project);
  for (const key of ['codes', 'sources', 'relations', 'variables', 'cases'] as const)
    for (const one of expected[key] ?? []) expect(read[key], `${key} of ${path}`).toContainEqual(subset(one));
  for (const one of expected.segments ?? []) {
    const { codes = [], coder, date, ...rest } = one as { codes?: string[][]; coder?: string; date?: string };
    const found = read.segments?.find(
      (segment) => segment.text === one.text && segment.source === one.source && (one.start === undefined || segment.start === one.start),
    );
    expect(found, `a segment of ${path}`).toEqual(subset(rest));
    const codings = found?.codings as { code: string[]; coder?: string; date?: string }[];
    for (const code of codes)
      expect(codings).toContainEqual(subset({ code, ...(coder !== undefined && { coder }), ...(date !== undefined && { date }) }));
  }
  const ranges = new Set(expected.segments?.map(({ source, start, end, text }) => JSON.stringify([source, start, end, text])));
  if (expected.segments !== undefined) expect(read.segments).toHaveLength(ranges.size);
  if (expected.codes !== undefined && !path.startsWith('40'))
    expect(read.codes?.filter((code) => !project.codes.some(({ made, path: own }) => made && own === code.path))).toHaveLength(
      expected.codes.length,
    );
  for (const key of ['sourceValues', 'sourceMemos'] as const)
    if (expected[key] !== undefined) expect(read[key]).toMatchObject(expected[key]);
  if (expected.projectMemos !== undefined) expect(read.projectMemos).toEqual(expected.projectMemos);
  for (const loss of expected.losses ?? []) {
    if (['second-coder-on-one-excerpt', 'unused-code', 'segment-memo'].includes(loss.kind)) continue; // Told when a study is planned.
    expect(read.losses, `losses of ${path}`).toContainEqual(
      expect.objectContaining({
        kind: loss.kind,
        count: loss.count,
        ...(loss.names && { names: loss.names }),
        ...(loss.segments !== undefined && { segments: loss.segments }),
      }),
    );
  }
  if (expected.losses?.length === 0) expect(read.losses).toEqual([]);
});

it.each(inputs('refused/'))('refuses %s', async (path) => {
  const { error } = expectationOf(path);
  const limits = { ...REFI_LIMITS, ...error?.limits };
  const fault = await readProjectFile(FOLDER + path, { limits }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(fault instanceof ExchangeError)) throw new Error(`It is not refused: ${String(fault)}`);
  expect({ kind: fault.kind, ...(error?.line !== undefined && { line: fault.line }) }).toEqual({
    kind: error?.kind,
    ...(error?.line !== undefined && { line: error.line }),
  });
  expect(fault.message).toMatch(/\.$/);
  expect(fault.mend).toMatch(/\.$/);
});

it('tells each kind of loss once, with its count', () => {
  const losses = new Losses();
  losses.add('weight');
  losses.add('weight', { name: 'a' });
  expect(losses.list()).toEqual([{ kind: 'weight', count: 2, segments: 0, names: ['a'], places: [] }]);
});
