import { describe, expect, test } from 'vitest';
import { agreement } from '#domain/agreement/agreement.ts';
import type { CodedPassage, Codings, CodingRow } from '#domain/codings/codings.ts';
import { coefficient, overlapping, sameExcerpt } from '#domain/codings/cooccurrence.ts';
import { frequencies } from '#domain/codings/frequency.ts';
import { hundredths, type Measure } from '#domain/codings/measure.ts';
import { cohenKappa, fleissKappa, krippendorffAlpha, percentAgreement, type Judged } from '#domain/agreement/reliability.ts';
import { newCodes, saturation } from '#domain/codings/saturation.ts';
import oracle from './statistics.json' with { type: 'json' };

/** A fraction as it is written: `2/21`. */
function exactly(fraction: string): number {
  const [over = NaN, under = NaN] = fraction.split('/').map(Number);
  return over / under;
}

function expectMeasure(measure: Measure, expected: { readonly exact: string } | null): void {
  if (expected === null) expect(measure).toHaveProperty('why');
  else {
    expect(measure).toHaveProperty('value');
    expect(Math.abs(('value' in measure ? measure.value : NaN) - exactly(expected.exact))).toBeLessThan(1e-12);
  }
}

/** Units from what each coder said of each, with the values in their order. */
function judgedOf(coders: readonly (readonly (string | number | null)[])[]): { judged: Judged[]; values: (string | number)[] } {
  const values = [...new Set(coders.flat().filter((value) => value !== null))].sort();
  const judged = (coders[0] ?? []).map((_, unit) => ({
    units: 1,
    counts: values.map((value) => coders.filter((said) => said[unit] === value).length),
  }));
  return { judged, values };
}

describe('numbers that others have printed', () => {
  test.each(oracle.alpha)("Krippendorff's alpha, $metric: $published", ({ coders, metric, alpha }) => {
    const { judged, values } = judgedOf(coders);
    const interval = (a: number, b: number) => (Number(values[a]) - Number(values[b])) ** 2;
    expectMeasure(krippendorffAlpha(judged, metric === 'interval' ? interval : undefined), alpha);
  });

  test.each(oracle.kappa)("Cohen's kappa and percent: $published", ({ table, percent, kappa }) => {
    expectMeasure(cohenKappa(table), kappa);
    const judged = table.flatMap((row, a) =>
      row.map((units, b) => ({ units, counts: row.map((_, k) => Number(k === a) + Number(k === b)) })),
    );
    expectMeasure(percentAgreement(judged), percent);
  });

  test("Fleiss' kappa of his fourteen coders and ten subjects: 0.210", () => {
    const counts = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ];
    const kappa = fleissKappa(counts.map((one) => ({ counts: one, units: 1 })));
    expect('value' in kappa ? kappa.value.toFixed(3) : kappa).toBe('0.210');
  });

  test.each(oracle.cooccurrence.atlasTable)('c of $n1 and $n2 with $n12 in common is shown as $shown', ({ n1, n2, n12, shown }) => {
    expect(coefficient(n1, n2, n12).rounded).toEqual({ value: Math.round(shown * 100) });
  });

  test.each(oracle.saturation)('saturation with base $base, run $run, threshold $threshold: $reached.label', (one) => {
    const { newPerInterview, base, run, threshold, uniqueInBase, runs, reached } = one;
    if ('order' in one && 'codesBySource' in one)
      expect(newCodes(one.order, new Map(Object.entries(one.codesBySource).map(([id, codes]) => [id, new Set(codes)])))).toEqual(
        newPerInterview,
      );
    const found = saturation(newPerInterview, { base, run, threshold });
    if (uniqueInBase === null) {
      expect(found).toEqual({ why: 'too-few-sources' });
      return;
    }
    expect(found).toEqual({
      value: {
        inBase: uniqueInBase,
        runs: runs.map(({ interviews: [first, last], new: fresh, ratio, percent }) => ({
          first,
          last,
          fresh,
          ratio: exactly(ratio.exact),
          percent,
        })),
        reached: reached === null ? { why: 'not-reached' } : { value: { after: reached.after, run: reached.run } },
      },
    });
  });
});

/** A table of codings as the oracles write them. */
function tableOf(
  codings: readonly { source: string; start: number; end: number; code: string; coder: string }[],
  lengths: Record<string, number> = {},
): Codings {
  const passages = new Map<string, CodedPassage>();
  const rows = codings.map(({ source, start, end, code, coder }): CodingRow => {
    const key = `${source} ${String(start)} ${String(end)}`;
    const passage = passages.get(key) ?? { source, range: { start, end }, excerpt: undefined };
    passages.set(key, passage);
    return { passage, concept: code, coder, date: undefined };
  });
  const sources = new Map([...new Set(codings.map(({ source }) => source))].map((source) => [source, lengths[source]]));
  return { rows, sources, concepts: [...new Set(codings.map(({ code }) => code))].sort(), hidden: 0 };
}

describe('a small table of codings, counted by hand', () => {
  const { codings, excerpts, frequency, matrix, cooccurrenceSameExcerpt, cooccurrenceOverlap } = oracle.coding;
  const table = tableOf(codings);

  test('frequency, code points and code by source', () => {
    expect(new Set(table.rows.map(({ passage }) => passage)).size).toBe(excerpts);
    const counted = [...frequencies(table)].map(([code, one]) => [
      code,
      { excerpts: one.passages.size, codings: one.codings, sources: one.bySource.size, characters: Object.fromEntries(one.characters) },
    ]);
    expect(Object.fromEntries(counted)).toEqual(frequency);
    expect(Object.fromEntries([...frequencies(table)].map(([code, { bySource }]) => [code, Object.fromEntries(bySource)]))).toEqual(matrix);
  });

  test.each(cooccurrenceSameExcerpt)('$codes on the same excerpt', ({ codes, n1, n2, n12, c }) => {
    const pair = sameExcerpt(table.rows).find((one) => one.codes.join() === codes.join());
    expect(pair?.together ?? 0).toBe(n12);
    if (pair !== undefined) expect(pair.n).toEqual([n1, n2]);
    expectMeasure(pair?.c ?? coefficient(n1, n2, 0).c, c);
  });

  test.each(cooccurrenceOverlap)('$codes by overlap', ({ codes, pairs, c }) => {
    const counted = overlapping(table.rows);
    const pair = 'value' in counted ? counted.value.find((one) => one.codes.join() === codes.join()) : undefined;
    expect(pair?.together).toBe(pairs);
    expectMeasure(pair?.c ?? { why: 'no-ranges' }, c);
  });
});

test.each(oracle.continuum)('agreement on a text of $length code points', ({ length, coders, alphaBinaryRelevance, cuAlpha, perCode }) => {
  const codings = Object.entries(coders).flatMap(([coder, list]) =>
    list.map(([start, end, code]) => ({ source: 'text', start: Number(start), end: Number(end), code: String(code), coder })),
  );
  const found = agreement(tableOf(codings, { text: length }));
  if (!('value' in found) || !('value' in found.value.onText)) throw new Error('there is agreement on the text');
  const { all, which, byCode } = found.value.onText.value;
  expectMeasure(all.alpha, alphaBinaryRelevance);
  expectMeasure(which, cuAlpha);
  for (const [code, { alphaBinary, percent, kappa }] of Object.entries(perCode)) {
    const one = byCode.get(code);
    expect(one?.units).toBe(length);
    if (one === undefined) continue;
    expectMeasure(one.alpha, alphaBinary);
    expectMeasure(one.percent, percent);
    expectMeasure(one.cohen, kappa);
  }
});

test.each([
  [3, 40, 8],
  [1, 200, 1],
  [1, 201, 0],
  [0, 7, 0],
  [7, 7, 100],
  [29, 200, 15],
])('%i of %i is %i hundredths, rounded half up', (part, whole, shown) => {
  expect(hundredths(part, whole)).toBe(shown);
});
