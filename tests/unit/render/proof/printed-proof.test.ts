import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { edtf } from '#domain/csl/csl-date.ts';
import type { CslItem } from '#domain/csl/csl-item.ts';
import { readPrintedList } from '#formats/exchange/printed/read-list.ts';
import { proveList } from '#render/proof/printed-proof.ts';
import paper from '../../../shipped/content/printed-references.json' with { type: 'json' };

interface Expected {
  readonly style: string;
  readonly references: readonly {
    readonly number: number | null;
    readonly state: string;
    readonly printed: string;
    readonly item: Readonly<Record<string, unknown>> | null;
    readonly versionOf?: string;
  }[];
}

const folder = new URL('../../../exchange/chinese/', import.meta.url);
const prove = (text: string) => proveList(readPrintedList(text));

/** An item as the expectations have it: dates in short, a list of names that goes on ending in "others". */
function brief({ custom, ...item }: CslItem): Record<string, unknown> {
  const more = custom?.unfinished === undefined ? [] : [{ literal: 'others' }];
  const dates = Object.fromEntries(
    (['issued', 'accessed'] as const).flatMap((key) => (item[key] === undefined ? [] : [[key, edtf(item[key])]])),
  );
  return { ...item, ...dates, ...(item.author !== undefined && { author: [...item.author, ...more] }) };
}

test.each(['70-list-gbt-2015.txt', '71-list-gbt-2025.txt', '72-list-bilingual.txt'])('%s is read and proved as expected', (name) => {
  const expected = JSON.parse(readFileSync(new URL(`${name}.expected.json`, folder), 'utf8')) as Expected;
  const { style, entries } = prove(readFileSync(new URL(name, folder), 'utf8'));
  expect(
    entries.map(({ number, state, printed, parsed, versionOf }) => ({
      number: number ?? null,
      state,
      printed,
      item: parsed === undefined ? null : brief(parsed.item),
      ...(versionOf !== undefined && { versionOf }),
    })),
  ).toEqual(
    expected.references.map(({ number, state, printed, item, versionOf }) => ({
      number,
      state,
      printed,
      item,
      ...(versionOf !== undefined && { versionOf }),
    })),
  );
  expect(style).toBe(expected.style);
});

test('of the shipped study’s eleven entries nine are proved, and the two papers without proceedings are doubtful', () => {
  const { entries } = prove(paper.map(({ text }) => text).join('\n'));
  expect(entries.map(({ state }) => state)).toEqual([...Array.from({ length: 8 }, () => 'proved'), 'doubtful', 'proved', 'doubtful']);
});
