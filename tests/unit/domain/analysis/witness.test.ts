import { expect, test } from 'vitest';
import { agreement } from '#domain/agreement/agreement.ts';
import { overlapping, sameExcerpt } from '#domain/codings/cooccurrence.ts';
import { frequencies } from '#domain/codings/frequency.ts';
import type { Measure } from '#domain/codings/measure.ts';
import {
  alphaInterval,
  apart,
  cohenKappa,
  fleissKappa,
  krippendorffAlpha,
  percentAgreement,
  type Judged,
} from '#domain/agreement/reliability.ts';
import { codesBySource, newCodes, orderByDate, otherOrders, saturation } from '#domain/codings/saturation.ts';
import { resampled, seeded, shuffled } from '#domain/codings/seeded.ts';
import { alphaByCoincidences, charactersJudged, drawnCodings, fleissByPairs, kappaByUnits, meetings, passagesJudged } from './witness.ts';

const RUNS = Array.from({ length: 500 }, (_, i) => i + 1);

/** Nothing to choose between two ways of counting, also where there is no number. */
function same(measure: Measure | undefined, witness: number | undefined, where: string): void {
  const value = measure !== undefined && 'value' in measure ? measure.value : undefined;
  if (value === undefined || witness === undefined) expect(value, where).toBe(witness);
  else expect(Math.abs(value - witness), where).toBeLessThan(1e-12);
}

/** Units of up to five coders and four values, with gaps. */
function drawnUnits(seed: number, gaps: number): (number | undefined)[][] {
  const random = seeded(seed);
  const [coders, values, leaning] = [2 + Math.floor(random() * 4), 1 + Math.floor(random() * 4), random()];
  return Array.from({ length: 1 + Math.floor(random() * 30) }, () => {
    const usual = Math.floor(random() * values);
    return Array.from({ length: coders }, () => (random() < gaps ? undefined : random() < leaning ? usual : Math.floor(random() * values)));
  });
}

const judged = (units: readonly (readonly (number | undefined)[])[]): Judged[] =>
  units.map((unit) => ({ units: 1, counts: [0, 1, 2, 3].map((value) => unit.filter((one) => one === value).length) }));

test('alpha and kappas are what a count pair by pair gives, 500 times', () => {
  for (const seed of RUNS) {
    const gappy = drawnUnits(seed, 0.25);
    same(krippendorffAlpha(judged(gappy)), alphaByCoincidences(gappy), `alpha ${String(seed)}`);
    const whole = drawnUnits(seed, 0).map((unit) => unit.map((value) => value ?? 0));
    same(fleissKappa(judged(whole)), fleissByPairs(whole), `Fleiss ${String(seed)}`);
    const two = whole.map(([a = 0, b = 0]): [number, number] => [a, b]);
    const table = [0, 1, 2, 3].map((a) => [0, 1, 2, 3].map((b) => two.filter(([x, y]) => x === a && y === b).length));
    same(cohenKappa(table), kappaByUnits(two), `Cohen ${String(seed)}`);
    same(percentAgreement(judged(two)), two.filter(([a, b]) => a === b).length / two.length, `percent ${String(seed)}`);
  }
});

test('alpha and kappas know no names and no order, and are 1 where coders say the same, 500 times', () => {
  for (const seed of RUNS) {
    const random = seeded(seed);
    const units = drawnUnits(seed, 0.1);
    const names = shuffled([0, 1, 2, 3], random);
    const other = shuffled(units, random).map((unit) =>
      shuffled(unit, random).map((value) => (value === undefined ? undefined : names[value])),
    );
    const alpha = krippendorffAlpha(judged(units));
    same(krippendorffAlpha(judged(other)), 'value' in alpha ? alpha.value : undefined, `permuted ${String(seed)}`);
    const alike = krippendorffAlpha(judged(units.map(([first]) => [first, first, first])));
    if ('value' in alike) expect(alike.value).toBe(1);
    else expect(new Set(units.map(([first]) => first).filter((first) => first !== undefined)).size).toBeLessThan(2);
    const table = [0, 1, 2].map(() => [0, 1, 2].map(() => Math.floor(random() * 9)));
    const kappa = cohenKappa(table);
    same(
      cohenKappa(table.map((_, k) => table.map((row) => row[k] ?? 0))),
      'value' in kappa ? kappa.value : undefined,
      `turned ${String(seed)}`,
    );
  }
});

test('agreement on excerpts and on text is what a count passage by passage and character by character gives, 500 times', () => {
  for (const seed of RUNS) {
    const codings = drawnCodings(seed, 2 + (seed % 2));
    const found = agreement(codings);
    if ('why' in found) {
      expect(charactersJudged(codings)).toEqual([]);
      continue;
    }
    const { onExcerpts, onText } = found.value;
    const pooled: (number | undefined)[][] = [];
    for (const concept of codings.concepts) {
      const units = passagesJudged(codings, concept);
      pooled.push(...units);
      same(onExcerpts.byCode.get(concept)?.alpha, alphaByCoincidences(units), `excerpts ${concept} ${String(seed)}`);
      const characters = charactersJudged(codings, concept);
      const text = 'value' in onText ? onText.value.byCode.get(concept) : undefined;
      same(text?.alpha, alphaByCoincidences(characters), `text ${concept} ${String(seed)}`);
      if (found.value.coders.length === 2)
        same(
          text?.cohen,
          kappaByUnits(characters.map((said) => said.filter((value) => value !== undefined) as [number, number])),
          `Cohen ${concept} ${String(seed)}`,
        );
    }
    same(onExcerpts.all.alpha, alphaByCoincidences(pooled), `all ${String(seed)}`);
    same(
      'value' in onText ? onText.value.all.alpha : undefined,
      alphaByCoincidences(charactersJudged(codings)),
      `relevance ${String(seed)}`,
    );
    expect(found.value.disagreements.length).toBe(pooled.filter((unit) => unit.includes(1) && unit.includes(0)).length);
  }
});

test('co-occurrence is what sets and a count of shared characters give, 500 times', () => {
  for (const seed of RUNS) {
    const codings = drawnCodings(seed, 2);
    const of = (concept: string) => new Set(codings.rows.filter((row) => row.concept === concept).map(({ passage }) => passage));
    const overlap = overlapping(codings.rows);
    const pairs = sameExcerpt(codings.rows);
    for (const [i, a] of codings.concepts.entries())
      for (const b of codings.concepts.slice(i + 1)) {
        const [one, other] = [of(a), of(b)];
        const both = [...one].filter((passage) => other.has(passage)).length;
        const pair = pairs.find(({ codes }) => codes.join() === `${a},${b}`);
        if (both === 0) expect(pair).toBeUndefined();
        else same(pair?.c, both / new Set([...one, ...other]).size, `c ${String(seed)}`);
        const met = 'value' in overlap ? overlap.value.find(({ codes }) => codes.join() === `${a},${b}`)?.together : 0;
        expect(met ?? 0, `overlap ${a} ${b} ${String(seed)}`).toBe(meetings(codings, a, b));
      }
  }
});

test('code points, new codes and saturation are what a count of single ones gives, 500 times', () => {
  for (const seed of RUNS) {
    const codings = drawnCodings(seed, 2);
    for (const [concept, { characters }] of frequencies(codings))
      for (const [source, length] of codings.sources) {
        const own = codings.rows.filter((row) => row.concept === concept && row.passage.source === source);
        const covered = Array.from({ length: length ?? 0 }, (_, at) => at).filter((at) =>
          own.some(({ passage: { range } }) => range !== undefined && range.start <= at && at < range.end),
        );
        expect(characters.get(source) ?? 0).toBe(covered.length);
      }
    const codes = codesBySource(codings);
    const order = orderByDate(codings, codes);
    if (!('value' in order)) throw new Error('every coding has a date');
    const fresh = newCodes(order.value.order, codes);
    const settings = { base: 2, run: 1, threshold: 0.2 };
    const found = saturation(fresh, settings);
    const firsts = order.value.order.map(
      (source, at) =>
        [...(codes.get(source) ?? [])].filter((code) =>
          order.value.order.slice(0, at).every((before) => codes.get(before)?.has(code) !== true),
        ).length,
    );
    expect(fresh).toEqual(firsts);
    if ('value' in found)
      for (const { first, ratio } of found.value.runs)
        same({ value: ratio }, (firsts[first - 1] ?? 0) / ((firsts[0] ?? 0) + (firsts[1] ?? 0)), `run ${String(seed)}`);
    expect(otherOrders(codes, settings)).toEqual(otherOrders(codes, settings));
    expect(otherOrders(codes, settings).range.at(-1)).toEqual([
      new Set(codings.rows.map(({ concept }) => concept)).size,
      new Set(codings.rows.map(({ concept }) => concept)).size,
    ]);
  }
});

test('a bootstrap sample is as large as what it is drawn from, and each kind comes as often as it should', () => {
  const random = seeded(7);
  const sums = [0, 0, 0];
  for (let i = 0; i < 4000; i++) {
    const drawn = resampled([3, 20, 77], random);
    expect(drawn.reduce((sum, one) => sum + one, 0)).toBe(100);
    for (const [k, n] of drawn.entries()) sums[k] = (sums[k] ?? 0) + n / 4000;
  }
  for (const [k, mean] of [3, 20, 77].entries()) expect(Math.abs((sums[k] ?? 0) - mean)).toBeLessThan(0.35);
});

test("alpha's interval is that of a plain bootstrap, and the same each time", () => {
  const units = [
    ...Array.from({ length: 30 }, () => [1, 1]),
    ...Array.from({ length: 12 }, () => [0, 1]),
    ...Array.from({ length: 58 }, () => [0, 0]),
  ];
  const interval = alphaInterval(apart(judged(units)));
  expect(alphaInterval(apart(judged(units)))).toEqual(interval);
  const random = seeded(3);
  const plain = Array.from({ length: 3000 }, () =>
    alphaByCoincidences(units.map(() => units[Math.floor(random() * units.length)] ?? [])),
  ).sort((a = 0, b = 0) => a - b);
  if (!('value' in interval)) throw new Error('it has one');
  expect(Math.abs(interval.value.low - (plain[75] ?? 0))).toBeLessThan(0.02);
  expect(Math.abs(interval.value.high - (plain[2925] ?? 0))).toBeLessThan(0.02);
  expect(interval.value.defined).toBe(1000);
});

test("alpha's interval of all codes draws passages with all their codes, which hang together", () => {
  const alike: Judged = { counts: [0, 2], units: 1 };
  const apartOn: Judged = { counts: [1, 1], units: 1 };
  const none: Judged = { counts: [2, 0], units: 1 };
  const width = (found: ReturnType<typeof alphaInterval>) => ('value' in found ? found.value.high - found.value.low : NaN);
  // Ten codes of a passage are agreed on together, or are not: they say no more than one code does.
  const together = [
    {
      passages: 20,
      brings: [
        { ...alike, units: 5 },
        { ...none, units: 5 },
      ],
    },
    { passages: 10, brings: [{ ...apartOn, units: 10 }] },
  ];
  const scattered = apart([
    { ...alike, units: 100 },
    { ...none, units: 100 },
    { ...apartOn, units: 100 },
  ]);
  expect(width(alphaInterval(together))).toBeGreaterThan(2 * width(alphaInterval(scattered)));
});

test('a coding without place and excerpt is no decision: nobody knows whether two coders mean the same passage', () => {
  const row = (coder: string, excerpt: string | undefined) => ({
    passage: { source: 'a', range: undefined, excerpt },
    concept: 'c',
    coder,
    date: undefined,
  });
  const shared = { source: 'a', range: undefined, excerpt: 'e1' };
  const rows = [{ ...row('u', 'e1'), passage: shared }, { ...row('v', 'e1'), passage: shared }, row('u', undefined), row('v', undefined)];
  const found = agreement({ rows, sources: new Map([['a', 9]]), concepts: ['c', 'd'], hidden: 0 });
  expect(found).toMatchObject({ value: { placeless: 2, disagreements: [], onExcerpts: { all: { units: 2, alpha: { value: 1 } } } } });
});

test('an order by dates says how many sources their dates do not tell apart', () => {
  const row = (source: string, date: readonly number[]) => ({
    passage: { source, range: undefined, excerpt: undefined },
    concept: 'c',
    coder: undefined,
    date,
  });
  const orderOf = (dates: Readonly<Record<string, readonly number[]>>) => {
    const rows = Object.entries(dates).map(([source, date]) => row(source, date));
    return orderByDate({ rows }, codesBySource({ rows, sources: new Map(Object.keys(dates).map((source) => [source, 9])) }));
  };
  expect(orderOf({ a: [2024, 3, 5], b: [2023], c: [2024, 3, 6] })).toEqual({ value: { order: ['b', 'a', 'c'], tied: 0 } });
  expect(orderOf({ a: [2024, 3, 5], b: [2024, 3], c: [2024, 4], d: [2024, 4] })).toEqual({
    value: { order: ['b', 'a', 'c', 'd'], tied: 4 },
  });
});

test.each([
  ['nobody said anything', [], 'no-pairs'],
  [
    'no unit has two answers',
    [
      [0, undefined],
      [undefined, 1],
    ],
    'no-pairs',
  ],
  [
    'all answers are one',
    [
      [1, 1],
      [1, 1],
    ],
    'one-value',
  ],
])('alpha is undefined where %s', (_, units, why) => {
  expect(krippendorffAlpha(judged(units))).toEqual({ why });
  expect(alphaInterval(apart(judged(units)))).toEqual({ why });
});

test('kappas are undefined where there is one answer only, nothing at all, or an uneven number of coders', () => {
  expect(
    cohenKappa([
      [5, 0],
      [0, 0],
    ]),
  ).toEqual({ why: 'one-value' });
  expect(
    cohenKappa([
      [0, 0],
      [0, 0],
    ]),
  ).toEqual({ why: 'no-pairs' });
  expect(
    fleissKappa(
      judged([
        [1, 1, 1],
        [1, 1, 1],
      ]),
    ),
  ).toEqual({ why: 'one-value' });
  expect(
    fleissKappa(
      judged([
        [1, 0, 1],
        [1, 1, undefined],
      ]),
    ),
  ).toEqual({ why: 'uneven-coders' });
  expect(fleissKappa([])).toEqual({ why: 'no-pairs' });
  expect(percentAgreement(judged([[1, undefined]]))).toEqual({ why: 'no-pairs' });
});

test.each([
  ['nothing is coded', [], 'no-codings'],
  [
    'nobody is named',
    [
      ['a', undefined],
      ['b', undefined],
    ],
    'no-coders',
  ],
  [
    'one coder coded all',
    [
      ['a', 'u'],
      ['b', 'u'],
    ],
    'one-coder',
  ],
  [
    'each coded other sources',
    [
      ['a', 'u'],
      ['b', 'v'],
    ],
    'no-shared-source',
  ],
] as const)('there is no agreement where %s', (_, rows, why) => {
  const codings = rows.map(([source, coder]) => ({
    passage: { source, range: undefined, excerpt: 'e1' },
    concept: 'c',
    coder,
    date: undefined,
  }));
  expect(
    agreement({
      rows: codings,
      sources: new Map([
        ['a', 9],
        ['b', 9],
      ]),
      concepts: ['c'],
      hidden: 0,
    }),
  ).toEqual({ why });
});

test.each([
  ['ranges', undefined, 40, 'no-ranges'],
  ['lengths', { start: 0, end: 4 }, undefined, 'no-lengths'],
])('agreement is on excerpts alone where there are no %s', (_, range, length, why) => {
  const passage = { source: 'a', range, excerpt: 'e1' };
  const rows = ['u', 'v'].map((coder) => ({ passage, concept: 'c', coder, date: undefined }));
  const found = agreement({ rows, sources: new Map([['a', length]]), concepts: ['c', 'd'], hidden: 0 });
  expect(found).toMatchObject({ value: { onText: { why }, onExcerpts: { all: { units: 2, alpha: { value: 1 } } } } });
});
