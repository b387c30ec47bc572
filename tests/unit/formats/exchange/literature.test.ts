import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { edtf } from '#domain/csl/csl-date.ts';
import type { CslItem } from '#domain/csl/csl-item.ts';
import { readLiterature } from '#formats/exchange/literature/literature-reader.ts';

interface Expected {
  readonly encoding: string;
  readonly references: readonly Record<string, unknown>[];
  readonly losses?: readonly { kind: string; count: number }[];
  readonly questions?: readonly { kind: string; names: readonly string[] }[];
}

const folder = new URL('../../../exchange/chinese/', import.meta.url);
const expectedOf = (name: string) => JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as Expected;
const read = (name: string) =>
  readLiterature(new TextDecoder(expectedOf(name).encoding).decode(readFileSync(new URL(name, folder))).replaceAll(/\r\n?/g, '\n'));

/** An item with its dates in short, as the expectations have them. */
const brief = (item: CslItem) =>
  Object.fromEntries(
    Object.entries(item).map(([key, value]) => [
      key,
      key === 'issued' || key === 'accessed' ? edtf(value as CslItem['issued']) : (value as unknown),
    ]),
  );

const byKind = <T extends { kind: string }>(list: readonly T[]) => list.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));

test.each([
  '60-cnki-endnote.enw',
  '61-cnki-noteexpress.net',
  '62-cnki-refworks.txt',
  '63-cnki-e-study.txt',
  '64-wanfang-noteexpress.net',
  '65-cnki-gbk.bib',
])('%s is read as expected', (name) => {
  const expected = expectedOf(name);
  const found = read(name);
  expect(found?.references.map(({ item }) => brief(item))).toEqual(expected.references);
  expect(byKind(found?.losses.map(({ kind, count }) => ({ kind, count })) ?? [])).toEqual(byKind(expected.losses ?? []));
  expect(byKind(found?.questions.map(({ kind, names }) => ({ kind, names })) ?? [])).toEqual(
    byKind(expected.questions?.map(({ kind, names }) => ({ kind, names })) ?? []),
  );
});
