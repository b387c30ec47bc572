import { writeXlsx } from 'hucre/xlsx';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ExchangeError } from '#domain/exchange/exchange-error.ts';
import { readProjectFile } from '#files/exchange/project-reader.ts';

const GIVEN = new URL('../../../exchange/spreadsheets/', import.meta.url).pathname;
let bench = '';
beforeAll(() => void (bench = mkdtempSync(join(tmpdir(), 'zhagen-test-'))));
afterAll(() => rmSync(bench, { recursive: true }));

/** A table as another library writes it: merged cells, an empty row that the file lacks, days, a formula with its result. */
it.each(['sparse.xls', 'merged.ods'])('reads %s as it looks', async (name) => {
  const { segments, codes, sources } = await readProjectFile(GIVEN + name);
  const read = segments.map(({ source, text, locator, codings }) => [
    source,
    codes.find(({ key }) => key === codings[0]?.code)?.path.join(' > '),
    locator,
    text,
    codings[0]?.coder,
    codings[0]?.date,
  ]);
  expect(read).toEqual([
    ['Doc 1', 'Trust > Rules', '3', '=SUM(1,2) is how', 'Ann', '2026-03-01'],
    ['Doc 1', 'Trust', '12–14', 'two\nlines', 'Bob', '2026-03-02'],
    ['Doc 2', '信任', '1', '我就放心了 😀', 'Ann', '2026-03-03'],
    ['Doc 2', '2', undefined, 'ab', undefined, undefined],
  ]);
  expect(sources).toHaveLength(2);
});

it('takes a merged cell for every row that it covers', async () => {
  const rows = [
    ['Document name', 'Code', 'Segment'],
    ['Doc 1', 'Trust', 'one'],
    [null, null, 'two'],
    [null, 'Rules', 'three'],
  ];
  const merges = [
    { startRow: 1, startCol: 0, endRow: 3, endCol: 0 },
    { startRow: 1, startCol: 1, endRow: 2, endCol: 1 },
  ];
  writeFileSync(join(bench, 'm.xlsx'), await writeXlsx({ sheets: [{ name: 'Segments', rows, merges }] }));
  const { segments } = await readProjectFile(join(bench, 'm.xlsx'));
  expect(segments.map(({ source, text, codings }) => [source, codings[0]?.code, text])).toEqual([
    ['Doc 1', 'Trust', 'one'],
    ['Doc 1', 'Trust', 'two'],
    ['Doc 1', 'Rules', 'three'],
  ]);
});

it('refuses a table of more codings than anybody makes, in one sentence', async () => {
  writeFileSync(join(bench, 'many.csv'), `Document name,Code,Segment\n${'a,b,c\n'.repeat(250_001)}`);
  const fault = await readProjectFile(join(bench, 'many.csv')).then(
    () => undefined,
    (error: unknown) => error as ExchangeError,
  );
  expect([fault?.kind, fault?.message]).toEqual(['too-large', 'The table has more than 250000 rows.']);
});
